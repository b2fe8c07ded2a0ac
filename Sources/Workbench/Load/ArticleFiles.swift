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

  /// The files in order; hidden ones are left out, and what is no regular file: links, FIFOs, devices.
  ///
  /// A folder within that can not be read stands in the list itself, so that it is named when it is read.
  /// - Throws: ``JourneyError`` when the folder can not be read or holds no file.
  func list() throws(JourneyError) -> [String] {
    guard path != "-", Self.isDirectory(path) else { return [path] }
    guard let files = files(in: path) else {
      throw .unreadable(file: path, reason: String(cString: strerror(errno)))
    }
    if files.isEmpty { throw .emptyFolder(path) }
    return files
  }

  private func files(in folder: String) -> [String]? {
    guard let entries = Self.entries(in: folder) else { return nil }
    let names = Set(entries.map(\.name))
    return entries.flatMap { entry -> [String] in
      let path = folder.hasSuffix("/") ? folder + entry.name : "\(folder)/\(entry.name)"
      switch entry.type {
      case S_IFREG: return [path]
      case S_IFDIR where isRecursive && !SavedPage.keeps(folder: entry.name, beside: names.contains):
        return files(in: path) ?? [path]
      default: return []
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
        guard !SavedPage.isOfSystem(name), let bytes = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
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
