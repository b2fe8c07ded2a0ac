// SPDX-License-Identifier: GPL-3.0-or-later

/// One non-empty block of an article, the unit of annotation.
public struct Paragraph: Sendable, Hashable, Codable {
  /// The place among all blocks of the article, from 1.
  public var number: Int
  /// What the block is.
  public var kind: ParagraphKind
  /// The text, line ends normalised to LF.
  public var text: String
  /// The SHA-256 of the text's UTF-8, as 64 lower-case hexadecimal digits.
  public var sha256: String

  /// A block with its place, kind, text and digest.
  public init(number: Int, kind: ParagraphKind, text: String, sha256: String) {
    self.number = number
    self.kind = kind
    self.text = text
    self.sha256 = sha256
  }
}

extension Paragraph {
  /// What stands for a paragraph that a dataset's rows do not hold, so that the others keep their numbers.
  public static let placeholder = "[…]"

  /// Whether it stands for a paragraph of a partial article that is not known.
  public var isPlaceholder: Bool { kind == .furniture && text == Self.placeholder }
}

/// What a block of an article is, before anybody judges it.
public enum ParagraphKind: String, Sendable, Codable, CaseIterable {
  case headline, deck, date, byline, credit, repost, heading, caption, readnext, furniture, body

  /// Whether reviewers label paragraphs of this kind without being asked to walk everything.
  public var isAnnotatable: Bool { self == .body || self == .deck }
}
