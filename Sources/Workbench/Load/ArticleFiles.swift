// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// The files that a path means: itself, or those of the folder, by name.
struct ArticleFiles {
  var path: String
  var isRecursive: Bool

  /// The files in order; hidden ones are left out, and what is no regular file: links, FIFOs, devices.
  ///
  /// - Throws: ``JourneyError`` when a folder can not be read or holds no file.
  func list() throws(JourneyError) -> [String] {
    guard path != "-", Self.isDirectory(path) else { return [path] }
    let files = try files(in: path)
    if files.isEmpty { throw .emptyFolder(path) }
    return files
  }

  private func files(in folder: String) throws(JourneyError) -> [String] {
    var files: [String] = []
    let names = try Self.names(in: folder)
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: files.append(path)
      case S_IFDIR where isRecursive && !Self.isKeptBesidePage(name, names): files += try self.files(in: path)
      default: continue
      }
    }
    return files
  }

  private static func names(in folder: String) throws(JourneyError) -> [String] {
    guard let directory = opendir(folder) else {
      throw .unreadable(file: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether a folder holds the pictures and scripts of a page beside it, as browsers save them: `tram.html` and
  /// `tram_files`.
  private static func isKeptBesidePage(_ folder: String, _ names: [String]) -> Bool {
    let suffixes = [
      "_files", ".files", "-files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_arquivos",
    ]
    guard let suffix = suffixes.first(where: { folder.hasSuffix($0) }) else { return false }
    let stem = folder.dropLast(suffix.count)
    return [".html", ".htm", ".xhtml"].contains { names.contains(stem + $0) }
  }

  /// A link is followed only when it was named itself, so that no circle is walked.
  private static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
