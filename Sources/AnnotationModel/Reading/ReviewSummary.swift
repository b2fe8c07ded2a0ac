// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a review is.
public struct ReviewSummary: Sendable, Hashable {
  /// Whose review of what.
  public var id: ReviewID
  /// Which paragraphs it walks.
  public var scope: ReviewScope
  /// Whether the reviewer locked it.
  public var isFinished: Bool
  /// How many of the walked paragraphs are decided or abstained from.
  public var decided: Int
  /// How many paragraphs it walks.
  public var walked: Int
  /// How many paragraphs are flagged.
  public var flagged: Int
  /// When it was last changed.
  public var touchedAt: Timestamp

  /// A summary.
  public init(
    id: ReviewID, scope: ReviewScope, isFinished: Bool, decided: Int, walked: Int, flagged: Int, touchedAt: Timestamp
  ) {
    self.id = id
    self.scope = scope
    self.isFinished = isFinished
    self.decided = decided
    self.walked = walked
    self.flagged = flagged
    self.touchedAt = touchedAt
  }
}
