// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// What the first hundred bytes of a file say it is, read before SQLite ever opens it.
///
/// Closing any descriptor of a database drops the locks SQLite holds on it, so this must come first.
enum FileSignature: Equatable {
  case missing, empty, directory, foreign
  case unreadable(reason: String)
  case project(version: Int)

  /// "atst" in ASCII, SQLite's `application_id`.
  static let applicationID: Int32 = 0x6174_7374

  /// Looks at the file of a path.
  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = errno == ENOENT ? .missing : .unreadable(reason: String(cString: strerror(errno)))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      self = .directory
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      self = .unreadable(reason: String(cString: strerror(errno)))
      return
    }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &header, header.count)
    self = count == 0 ? .empty : Self(header: Array(header.prefix(max(0, count))))
  }

  private init(header: [UInt8]) {
    let magic = Array("SQLite format 3\0".utf8)
    guard header.count == 100, header.starts(with: magic), Self.word(header, at: 68) == Self.applicationID else {
      self = .foreign
      return
    }
    self = .project(version: Int(Self.word(header, at: 60)))
  }

  private static func word(_ bytes: [UInt8], at offset: Int) -> Int32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
  }
}
