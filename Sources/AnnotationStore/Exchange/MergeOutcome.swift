// SPDX-License-Identifier: GPL-3.0-or-later

/// What became of entries that came from other copies.
public struct MergeOutcome: Sendable, Equatable {
  /// Something that a person should look at; the merge has an outcome all the same.
  public enum Finding: Sendable, Equatable, Hashable {
    /// Two copies of a project hold different labels by one reviewer, and neither knew of the other.
    case decidedApart(reviewer: String, article: String, paragraph: Int)
    /// Two adjudicators, or one in two copies, resolved a paragraph, and neither knew of the other.
    case resolvedApart(article: String, paragraph: Int)
    /// Two articles had one slug; the later loaded bears a longer one from here on.
    case renamed(from: String, to: String)
    /// An article was loaded in another copy before, under another slug, which it bears from here on.
    case loadedTwice(as: String, now: String)
    /// Two copies read one text with different kinds or metadata; the earlier reading stands.
    case otherReading(article: String)
    /// One identifier joined in several copies, under different names.
    case joinedApart(reviewer: String, names: [String])
    /// An entry is about nothing that is here, and changes nothing.
    case ineffective(kind: String, origin: String, seq: Int)
    /// The owner gave a reviewer another key, which counts from here on.
    case keyReplaced(reviewer: String)
    /// An owner's key came, which can replace those of reviewers.
    case ownersKeyCame
    /// A reviewer who signs has decisions from before the key, which nobody signed.
    case unsignedBefore(reviewer: String, count: Int)
    /// Entries that are here have no signature, though their author's key came earlier in the ledger's order.
    case unsignedHere(reviewer: String?, count: Int)
  }

  /// How many entries were taken.
  public var taken = 0
  /// How many were here already.
  public var known = 0
  /// How many bodies came to heads that were here.
  public var bodies = 0
  /// How many of the taken entries came without their bodies.
  public var withheld = 0
  /// The slugs of articles that were not here.
  public var articles: [String] = []
  /// The reviewers that were not here.
  public var reviewers: [String] = []
  /// What a person should look at.
  public var findings: [Finding] = []

  /// Nothing.
  public init() {}
}
