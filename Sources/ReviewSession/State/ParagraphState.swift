// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What a reviewer has said of one paragraph so far.
public struct ParagraphState: Sendable, Equatable {
  /// The decision that stands, with its ledger id; nil while undecided.
  public var standing: Standing?
  /// The note.
  public var note: String?
  /// Whether it is flagged.
  public var isFlagged = false

  /// A decision in the ledger.
  public struct Standing: Sendable, Equatable {
    /// The decision.
    public var judgement: Judgement
    /// Where it is in the ledger.
    public var receipt: Receipt
  }

  /// Nothing said.
  public init() {}

  /// The decision that stands.
  public var judgement: Judgement? { standing?.judgement }
  /// Whether the reviewer decided or abstained.
  public var isDecided: Bool { standing != nil }
}

/// Details given before the label, which join the next label of their paragraph.
public struct Draft: Sendable, Equatable {
  /// Labels the paragraph also contains.
  public var mixed: [LabelID] = []
  /// How sure the reviewer is.
  public var confidence: Confidence?

  /// Nothing held.
  public init() {}

  /// Whether nothing is held.
  public var isEmpty: Bool { self == Draft() }
}
