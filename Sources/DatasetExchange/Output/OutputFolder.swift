// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import JSON

/// A folder of files that appears whole or not at all: a temporary sibling, every file synced, then one rename.
///
/// A folder that is there is replaced only when it is empty or holds the manifest of an earlier export.
public final class OutputFolder: DatasetOutput, DatasetFiles {
  /// The name of the file by which a folder shows that it is an export.
  public static let manifest = "manifest.json"

  private let path: String
  private let temporary: String
  private var descriptors: [String: Int32] = [:]
  private var made: Set<String> = []
  private var isOpen = true

  /// Files that are held open at once, far below what a process may.
  private static let mostOpen = 64

  /// Makes the temporary sibling.
  ///
  /// - Throws: ``ExchangeError/notOurs(path:)`` for a folder with other things in it.
  public init(path: String) throws(ExchangeError) {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = trimmed
    temporary = "\(trimmed).\(getpid()).partial"
    try Self.check(path: trimmed)
    Self.remove(temporary)
    guard mkdir(temporary, 0o700) == 0 else { throw ExchangeError(errno, path: path) }
  }

  deinit {
    closeAll()
    if isOpen { Self.remove(temporary) }
  }

  /// Throws what opening would throw, so that it is known before anything is computed.
  public static func check(path: String) throws(ExchangeError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw ExchangeError(errno, path: path)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw ExchangeError(ENOTDIR, path: path) }
    guard Self.names(in: path).isEmpty || holdsOnlyAnExport(path) else { throw .notOurs(path: path) }
  }

  /// Whether a folder holds what its manifest names and nothing else, links and folders counted.
  private static func holdsOnlyAnExport(_ path: String) -> Bool {
    guard let bytes = try? InputFolder.bytes("\(path)/\(manifest)") else { return false }
    var parser = JSONParser(bytes)
    guard let value = try? parser.document(), value["attest_format"]?.integer != nil,
      case .array(let files)? = value["files"]
    else { return false }
    let known = Set(files.compactMap { $0["path"]?.string } + [manifest])
    var folders: Set<String> = []
    for file in known {
      var parts = file.split(separator: "/").map(String.init)
      while parts.count > 1 {
        parts.removeLast()
        folders.insert(parts.joined(separator: "/"))
      }
    }
    return everything(in: path, below: "").allSatisfy { entry in
      (entry.isFolder ? folders : known).contains(entry.path)
    }
  }

  private static func everything(in root: String, below prefix: String) -> [(path: String, isFolder: Bool)] {
    names(in: prefix.isEmpty ? root : "\(root)/\(prefix)").flatMap { name in
      let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
      var status = stat()
      let isFolder = lstat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      return [(path, isFolder)] + (isFolder ? everything(in: root, below: path) : [])
    }
  }

  /// Adds bytes to the end of a file of the temporary sibling.
  public func append(_ bytes: [UInt8], to path: String) throws(ExchangeError) {
    let descriptor = try descriptor(of: path)
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw ExchangeError(errno, path: "\(self.path)/\(path)")
      }
    }
  }

  private func descriptor(of path: String) throws(ExchangeError) -> Int32 {
    if let known = descriptors[path] { return known }
    precondition(!path.isEmpty && !path.split(separator: "/").contains(".."), "writers make their own names")
    if descriptors.count >= Self.mostOpen { closeAll() }
    var folder = temporary
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if mkdir(folder, 0o700) != 0, errno != EEXIST { throw ExchangeError(errno, path: "\(self.path)/\(path)") }
    }
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open("\(temporary)/\(path)", flags, 0o600)
    guard descriptor >= 0 else { throw ExchangeError(errno, path: "\(self.path)/\(path)") }
    descriptors[path] = descriptor
    made.insert(path)
    return descriptor
  }

  /// The files that were written, by name.
  public var paths: [String] { made.sorted() }

  /// What a file that was written holds.
  public func bytes(of path: String) throws(ExchangeError) -> [UInt8] { try InputFolder.bytes("\(temporary)/\(path)") }

  /// Puts the temporary sibling in the folder's place; only now does it change.
  public func commit() throws(ExchangeError) {
    closeAll()
    for path in made {
      let descriptor = open("\(temporary)/\(path)", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw ExchangeError(errno, path: path) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw ExchangeError(errno, path: path) }
    }
    let former = "\(path).\(getpid()).former"
    var status = stat()
    let isThere = lstat(path, &status) == 0
    if isThere, rename(path, former) != 0 { throw ExchangeError(errno, path: path) }
    guard rename(temporary, path) == 0 else {
      let error = ExchangeError(errno, path: path)
      if isThere { rename(former, path) }
      throw error
    }
    isOpen = false
    if isThere { Self.remove(former) }
    let code = OutputFile.sync(OutputPlace.split(path).folder)
    if code != 0 { throw .notSynced(path: path, reason: String(cString: strerror(code))) }
  }

  private func closeAll() {
    for descriptor in descriptors.values { close(descriptor) }
    descriptors = [:]
  }

  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a folder that an export made; links are removed, never followed.
  private static func remove(_ folder: String) {
    for name in names(in: folder) {
      let path = "\(folder)/\(name)"
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }
}

/// A dataset on the disk: one file, or a folder of files.
public struct InputFolder: DatasetFiles {
  /// The files, relative, in order; one empty path where the dataset is one file.
  public let paths: [String]
  private let root: String

  /// The largest file that is read into memory.
  static let mostBytes = 4 << 30

  /// The file or folder at a path; links inside a folder are passed over.
  ///
  /// - Throws: ``ExchangeError/notReadable(path:reason:)``.
  public init(_ path: String) throws(ExchangeError) {
    root = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .notReadable(path: path, reason: String(cString: strerror(errno)))
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFDIR || kind == S_IFREG else {
      throw .notReadable(path: path, reason: "it is no file and no folder")
    }
    paths = kind == S_IFDIR ? Self.files(in: path, below: "").sorted() : [""]
  }

  /// What a file holds.
  public func bytes(of path: String) throws(ExchangeError) -> [UInt8] {
    try Self.bytes(path.isEmpty ? root : "\(root)/\(path)")
  }

  private static func files(in root: String, below prefix: String) -> [String] {
    OutputFolder.names(in: prefix.isEmpty ? root : "\(root)/\(prefix)").flatMap { name -> [String] in
      let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
      var status = stat()
      guard lstat("\(root)/\(path)", &status) == 0 else { return [] }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return [path]
      case S_IFDIR: return files(in: root, below: path)
      default: return []
      }
    }
  }

  static func bytes(_ path: String) throws(ExchangeError) -> [UInt8] {
    func fault() -> ExchangeError { .notReadable(path: path, reason: String(cString: strerror(errno))) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault() }
    let size = max(Int(status.st_size), 1 << 16)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    while true {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: min(size, 1 << 24)) { buffer, used in
        count = read(descriptor, buffer.baseAddress, buffer.count)
        used = max(0, count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault()
      }
      if count == 0 { return bytes }
      bytes += part
      guard bytes.count <= mostBytes else { throw .notReadable(path: path, reason: "the file is too large") }
    }
  }
}
