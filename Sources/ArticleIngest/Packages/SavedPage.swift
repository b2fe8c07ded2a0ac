// SPDX-License-Identifier: GPL-3.0-or-later

/// What browsers save with a page: `tram.html` and beside it the folder `tram_files`.
public enum SavedPage {
  private static let suffixes = [
    "_files", ".files", "-files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_arquivos",
  ]

  /// Whether a folder holds the pictures and scripts of a page beside it.
  ///
  /// - Parameters:
  ///   - folder: The folder's name or path.
  ///   - exists: Whether there is a file of a name or path beside it.
  /// - Returns: True for `tram_files` where `tram.html` exists.
  private static func keeps(folder: String, beside exists: (String) -> Bool) -> Bool {
    guard let suffix = suffixes.first(where: { folder.hasSuffix($0) }) else { return false }
    let stem = folder.dropLast(suffix.count)
    return [".html", ".htm", ".xhtml"].contains { exists(stem + $0) }
  }

  /// Why nobody put a file or folder there to be read; nil where somebody may have.
  ///
  /// - Parameters:
  ///   - name: The file's or folder's name, without its path.
  ///   - isFolder: Whether it is a folder.
  ///   - exists: Whether there is a file of a name beside it.
  /// - Returns: That it is hidden by its name or as systems' own files are, or that a browser saved it with a page.
  public static func reason(toPassOver name: String, isFolder: Bool, beside exists: (String) -> Bool) -> NotAnArticle? {
    if name.hasPrefix(".") || ["desktop.ini", "thumbs.db", "__macosx"].contains(name.lowercased()) { return .hidden }
    return isFolder && keeps(folder: name, beside: exists) ? .savedWithPage : nil
  }

  /// The file or folder of a path in an archive that nobody put there to be read, and why; nil where somebody may have.
  static func bystander(path: String, beside exists: (String) -> Bool) -> (path: String, reason: NotAnArticle)? {
    let parts = path.split(separator: "/")
    var folder = ""
    for (place, part) in parts.enumerated() {
      if part != ".", part != ".." {
        let found = reason(toPassOver: String(part), isFolder: place < parts.count - 1) { exists(folder + $0) }
        if let found { return (folder + part, found) }
      }
      folder += part + "/"
    }
    return nil
  }
}
