// SPDX-License-Identifier: GPL-3.0-or-later

/// How the bytes of an article are to be read.
public enum ArticleFormat: String, Sendable, CaseIterable {
  /// Decided by the content.
  case auto
  case text, html, markdown, json, jsonl
}
