// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells the format of a document by its content.
enum FormatSniff {
  /// The format of a normalised text.
  static func format(of text: [UInt8]) -> ArticleFormat {
    guard let first = text.firstIndex(where: { !WhiteSpace.isASCII($0) }) else { return .text }
    let head = text[first...].prefix(4096)
    if isMarkup(head) { return .html }
    return .text
  }

  /// A tag that only a page begins with, or several tags of running text.
  private static func isMarkup(_ head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head, as: UTF8.self).lowercased()
    let openers = [
      "<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<!--", "<div", "<p>", "<p ", "<section",
      "<main", "<meta", "<title", "<script", "<h1",
    ]
    if openers.contains(where: { text.utf8.starts(with: $0.utf8) }) { return true }
    return ["<html", "<body", "</p>", "</div>", "<br>", "<br/>"].count { text.contains($0) } >= 2
  }
}
