// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest
internal import Glibc

/// Reads whole input files: regular ones, FIFOs that somebody writes into, and the standard input, up to a limit.
enum FileBytes {
  /// How long a FIFO is given to find a writer, in seconds.
  private static let patience = 2

  /// The bytes of a file, `-` for the standard input.
  ///
  /// - Parameters:
  ///   - file: its path.
  ///   - limit: the most bytes that are read.
  /// - Returns: all of its bytes.
  /// - Throws: ``JourneyError``, or ``IngestError/inputTooLarge(bytes:limit:)`` before more than the limit is read.
  static func read(_ file: String, limit: Int = IngestLimits.inputBytes) throws -> [UInt8] {
    if file == "-" { return try read(STDIN_FILENO, file, limit) }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      throw errno == ENXIO ? JourneyError.notAFile(file: file) : unreadable(file)
    }
    defer { close(descriptor) }
    return try read(descriptor, file, limit)
  }

  /// The first bytes of a regular file, up to 64 KiB; none where it can not be read.
  static func beginning(of file: String) -> [UInt8] {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
  }

  /// The size of a regular file; nil for what can only be read onwards.
  ///
  /// - Throws: ``JourneyError`` where there is nothing to read, ``IngestError/inputTooLarge(bytes:limit:)`` beyond the limit.
  static func regularSize(of file: String, limit: Int) throws -> Int? {
    guard file != "-" else { return nil }
    var status = stat()
    guard stat(file, &status) == 0 else { throw unreadable(file) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    guard size <= limit else { throw IngestError.inputTooLarge(bytes: size, limit: limit) }
    return size
  }

  private static func read(_ descriptor: Int32, _ file: String, _ limit: Int) throws -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(file) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw JourneyError.directory(file: file)
    case S_IFREG:
      guard status.st_size <= limit else {
        throw IngestError.inputTooLarge(bytes: Int(status.st_size), limit: limit)
      }
    case S_IFIFO where file != "-": try awaitWriter(descriptor, file)
    default: guard file == "-" else { throw JourneyError.notAFile(file: file) }
    }
    return try bytes(of: descriptor, file, limit, expected: max(0, Int(status.st_size)))
  }

  /// Waits for a FIFO's first byte, or for its writer's end; without a writer it does not wait long.
  private static func awaitWriter(_ descriptor: Int32, _ file: String) throws {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&wanted, 1, Int32(patience * 1000)) == 0 {
      var byte: UInt8 = 0
      if Glibc.read(descriptor, &byte, 0) == 0, Glibc.read(descriptor, &byte, 1) == 0 {
        throw JourneyError.noWriter(file: file, seconds: patience)
      }
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  }

  private static func bytes(of descriptor: Int32, _ file: String, _ limit: Int, expected: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(expected, limit) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
        guard bytes.count <= limit else { throw IngestError.inputTooLarge(bytes: bytes.count, limit: limit) }
      } else if errno != EINTR {
        throw unreadable(file)
      }
    }
  }

  private static func unreadable(_ file: String) -> JourneyError {
    // An argument or a name in a folder that is not UTF-8 has a replacement sign in its place.
    errno == ENOENT && file.contains("\u{FFFD}")
      ? .nameIsNotText(file: file) : .unreadable(file: file, reason: String(cString: strerror(errno)))
  }

  /// A file's name without its folder and its last extension.
  static func stem(of file: String) -> String {
    let name = FileName.last(of: file)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

/// Names within paths.
enum FileName {
  /// What stands behind the last slash.
  static func last(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
