// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest
internal import Glibc

/// The files that a path means: itself, or those of the folder, by name.
struct ArticleFiles {
  var path: String
  var isRecursive: Bool

  private struct Entry {
    /// Its name, with a replacement sign for what is not UTF-8: to read a file of that name fails, and says why.
    var name: String
    var type: mode_t
  }

  /// What stands at a path: a file to read, or what is passed over and why.
  enum Found {
    case file(String)
    case passedOver(String, NotAnArticle)

    /// The path of a file to read; nil for what is passed over.
    var file: String? { if case .file(let path) = self { path } else { nil } }
  }

  /// The files in order, and what is passed over: what is hidden, and what is no regular file: links, FIFOs, devices.
  ///
  /// A folder within that can not be read stands in the list itself, so that it is named when it is read.
  /// - Throws: ``JourneyError`` when the folder can not be read or holds no file.
  func list() throws(JourneyError) -> [Found] {
    guard path != "-", Self.isDirectory(path) else { return [.file(path)] }
    guard let found = found(in: path) else {
      throw .unreadable(file: path, reason: String(cString: strerror(errno)))
    }
    if found.allSatisfy({ $0.file == nil }) { throw .emptyFolder(path) }
    return found
  }

  private func found(in folder: String) -> [Found]? {
    guard let entries = Self.entries(in: folder) else { return nil }
    let names = Set(entries.map(\.name))
    return entries.flatMap { entry -> [Found] in
      let path = folder.hasSuffix("/") ? folder + entry.name : "\(folder)/\(entry.name)"
      let isFolder = entry.type == S_IFDIR
      if let reason = SavedPage.reason(toPassOver: entry.name, isFolder: isFolder, beside: names.contains) {
        return [.passedOver(path, reason)]
      }
      switch entry.type {
      case S_IFREG: return [.file(path)]
      case S_IFDIR: return isRecursive ? found(in: path) ?? [.file(path)] : [.passedOver(path, .folder)]
      case S_IFLNK: return [.passedOver(path, .link)]
      default: return [.passedOver(path, .special)]
      }
    }
  }

  private static func entries(in folder: String) -> [Entry]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        var status = stat()
        guard name != ".", name != "..", let bytes = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          fstatat(dirfd(directory), bytes, &status, AT_SYMLINK_NOFOLLOW) == 0
        else { return }
        entries.append(Entry(name: name, type: status.st_mode & S_IFMT))
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// A link is followed only when it was named itself, so that no circle is walked.
  private static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
