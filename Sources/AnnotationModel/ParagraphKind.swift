// SPDX-License-Identifier: GPL-3.0-or-later

/// What a block of an article is, before anybody judges it.
public enum ParagraphKind: String, Sendable, Codable, CaseIterable {
  case headline, deck, date, byline, credit, repost, heading, caption, readnext, furniture, body

  /// Whether reviewers label paragraphs of this kind without being asked to walk everything.
  public var isAnnotatable: Bool { self == .body || self == .deck }
}
