// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// What a path leads to that something is to be written to, symbolic links followed.
enum OutputPlace {
  /// A descriptor of this process, as `/dev/fd/3` or `/dev/stdout` name it.
  case descriptor(Int32)
  /// A device, a pipe or a socket.
  case special(path: String)
  /// A regular file with its mode, or one that is not there yet.
  case file(path: String, mode: mode_t?)

  /// As many links as the kernel follows.
  private static let mostLinks = 40

  init(_ path: String) throws(ExchangeError) {
    var place = path
    for _ in 0..<Self.mostLinks {
      let (folder, name) = Self.split(place)
      if let number = Int32(name), Self.holdsOwnDescriptors(folder) {
        self = .descriptor(number)
        return
      }
      var status = stat()
      guard lstat(place, &status) == 0 else {
        guard errno == ENOENT else { throw ExchangeError(errno, path: path) }
        self = .file(path: place, mode: nil)
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK: place = Self.target(of: place, in: folder)
      case S_IFDIR: throw ExchangeError(EISDIR, path: path)
      case S_IFREG:
        self = .file(path: place, mode: status.st_mode & 0o777)
        return
      default:
        self = .special(path: place)
        return
      }
    }
    throw ExchangeError(ELOOP, path: path)
  }

  /// The folder and the name within it.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static func holdsOwnDescriptors(_ folder: String) -> Bool {
    guard let real = realpath(folder, nil) else { return false }
    defer { free(real) }
    return String(cString: real) == "/proc/\(getpid())/fd"
  }

  private static func target(of link: String, in folder: String) -> String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &bytes, bytes.count)
    let target = String(decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return target.hasPrefix("/") ? target : "\(folder)/\(target)"
  }
}

/// What tells regular files apart whatever they are called: device and inode, and for a file that is not there yet those
/// of its folder with its name.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let inode: ino_t
  private let name: String

  /// The identity of a regular file; nil for anything else, which is written into and never replaced.
  init?(_ place: OutputPlace) {
    var status = stat()
    switch place {
    case .special: return nil
    case .descriptor(let number):
      guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      name = ""
    case .file(let path, mode: _?):
      guard stat(path, &status) == 0 else { return nil }
      name = ""
    case .file(let path, _):
      let (folder, name) = OutputPlace.split(path)
      guard stat(folder, &status) == 0 else { return nil }
      self.name = name
    }
    (device, inode) = (status.st_dev, status.st_ino)
  }

  /// The identity of a file that a command reads, `-` for the standard input.
  init?(input: String) {
    if input == "-" {
      self.init(.descriptor(STDIN_FILENO))
    } else {
      guard let place = try? OutputPlace(input) else { return nil }
      self.init(place)
    }
  }
}
