// SPDX-License-Identifier: GPL-3.0-or-later

/// How the bytes of an article are to be read.
public enum ArticleFormat: String, Sendable, CaseIterable {
  /// Decided by the content, and where that tells none by the file's name.
  case auto
  case text, html, markdown, json, jsonl

  /// The format that a file's name suggests; nil when the name tells none.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: 0x2E) else { return nil }
    switch fileName[dot...].lowercased() {
    case ".json": self = .json
    case ".jsonl", ".ndjson": self = .jsonl
    case ".html", ".htm", ".xhtml": self = .html
    case ".md", ".markdown": self = .markdown
    default: return nil
    }
  }
}
