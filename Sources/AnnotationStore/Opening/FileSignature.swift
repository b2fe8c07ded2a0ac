// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// What the first hundred bytes of a file say it is, read before SQLite ever opens it.
///
/// Closing any descriptor of a database drops the locks SQLite holds on it, so this must come first.
enum FileSignature: Equatable {
  case missing, empty, directory, special, foreign, olderFormat
  case unreadable(reason: String)
  case project(version: Int)

  /// "att1" in ASCII, SQLite's `application_id` of the ledger's format 1.
  static let applicationID: Int32 = 0x6174_7431
  /// "atst" in ASCII, which files made before format 1 bear.
  static let olderApplicationID: Int32 = 0x6174_7374

  /// Looks at the file of a path; only a regular file is ever opened, for opening a FIFO waits for its writer.
  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = errno == ENOENT ? .missing : .unreadable(reason: String(cString: strerror(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      self = .directory
      return
    default:
      self = .special
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      self = .unreadable(reason: String(cString: strerror(errno)))
      return
    }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &header, header.count)
    self = Self(header: Array(header.prefix(max(0, count))), hasJournal: Self.hasJournal(path))
  }

  /// A file without a table is empty, and so is one whose first page a journal will take back.
  private init(header: [UInt8], hasJournal: Bool) {
    let magic = Array("SQLite format 3\0".utf8)
    let isBlank = header.allSatisfy { $0 == 0 }
    guard header.count == 100, header.starts(with: magic) else {
      self = header.isEmpty || isBlank && hasJournal ? .empty : .foreign
      return
    }
    let application = Self.word(header, at: 68), version = Self.word(header, at: 60), schema = Self.word(header, at: 40)
    switch application {
    case Self.applicationID: self = .project(version: Int(version))
    case Self.olderApplicationID: self = .olderFormat
    default: self = application == 0 && version == 0 && schema == 0 ? .empty : .foreign
    }
  }

  private static func word(_ bytes: [UInt8], at offset: Int) -> Int32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
  }
}

extension FileSignature {
  /// Whether a journal lies beside the file: some process ended in the middle of a write, or is in one.
  static func hasJournal(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-journal", &status) == 0 && status.st_size > 0
  }

  /// Whether a journal lies beside the file and nobody is writing: some process ended in the middle of a write.
  ///
  /// SQLite's writers hold a lock on the byte behind the first gigabyte.
  static func hasHotJournal(_ path: String) -> Bool {
    guard hasJournal(path) else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    let reservedByte: off_t = 0x4000_0001
    var lock = flock(
      l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: reservedByte, l_len: 1, l_pid: 0)
    return fcntl(descriptor, F_GETLK, &lock) != 0 || lock.l_type == Int16(F_UNLCK)
  }
}
