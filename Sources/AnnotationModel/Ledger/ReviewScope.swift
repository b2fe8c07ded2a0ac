// SPDX-License-Identifier: GPL-3.0-or-later

/// Which paragraphs a review walks.
public enum ReviewScope: String, Sendable, Codable, CaseIterable {
  /// Body and deck.
  case body
  /// Every block.
  case all

  /// Whether a paragraph of this kind is walked.
  public func includes(_ kind: ParagraphKind) -> Bool { self == .all || kind.isAnnotatable }
}
