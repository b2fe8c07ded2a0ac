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
  public static func keeps(folder: String, beside exists: (String) -> Bool) -> Bool {
    guard let suffix = suffixes.first(where: { folder.hasSuffix($0) }) else { return false }
    let stem = folder.dropLast(suffix.count)
    return [".html", ".htm", ".xhtml"].contains { exists(stem + $0) }
  }

  /// Whether a file is one that a system keeps in a folder for itself: hidden by its name, or `desktop.ini` and `Thumbs.db`.
  ///
  /// - Parameter name: The file's or folder's name, without its path.
  /// - Returns: True for what nobody put there to be read.
  public static func isOfSystem(_ name: String) -> Bool {
    name.hasPrefix(".") || ["desktop.ini", "thumbs.db", "__macosx"].contains(name.lowercased())
  }
}
