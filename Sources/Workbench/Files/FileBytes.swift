// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest
internal import Glibc

/// Reads whole files.
enum FileBytes {
  /// The bytes of a file, `-` for the standard input.
  ///
  /// - Throws: ``JourneyError``, or ``IngestError/inputTooLarge(bytes:limit:)`` before more than the limit is read.
  static func read(_ file: String) throws -> [UInt8] {
    if file == "-" { return try read(descriptor: STDIN_FILENO, file) }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw JourneyError.unreadable(file: file, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, file)
  }

  private static func read(descriptor: Int32, _ file: String) throws -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw JourneyError.unreadable(file: file, reason: String(cString: strerror(errno)))
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw JourneyError.directory(file: file) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(0, Int(status.st_size)), IngestLimits.inputBytes) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
        guard bytes.count <= IngestLimits.inputBytes else {
          throw IngestError.inputTooLarge(bytes: bytes.count, limit: IngestLimits.inputBytes)
        }
      } else if errno != EINTR {
        throw JourneyError.unreadable(file: file, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// A file's name without its folder and its last extension.
  static func stem(of file: String) -> String {
    let name = FileName.last(of: file)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
