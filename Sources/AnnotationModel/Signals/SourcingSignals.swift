// SPDX-License-Identifier: GPL-3.0-or-later

/// What one review says about the sourcing of an article: counts and shares, never a verdict.
public struct SourcingSignals: Sendable, Hashable {
  /// How much of an article one label has.
  public struct Share: Sendable, Hashable {
    /// The label.
    public var label: LabelID
    /// How many body and deck paragraphs have it.
    public var paragraphs: Int
    /// How many words these hold.
    public var words: Int
  }

  /// A source that was rated.
  public struct Rated: Sendable, Hashable {
    /// What lists call the source.
    public var source: String
    /// The rating that stands.
    public var rating: SourceRating
  }

  /// How many body and deck paragraphs the article has.
  public var paragraphs: Int
  /// How many of them have a label; an abstention is none.
  public var labelled: Int
  /// How many words body and deck hold: what stands between blanks.
  public var words: Int
  /// The labels in codebook order, each with what has it.
  public var shares: [Share]
  /// Reports and quotes in which a source speaks.
  public var attributed: Int
  /// Reports and quotes in which none does.
  public var unattributed: Int
  /// The distinct sources that speak, by whether the reader is told who they are.
  public var named: Int
  /// Those of whom the reader is told nothing but a description.
  public var unnamed: Int
  /// Those under another name.
  public var pseudonyms: Int
  /// The documents among them.
  public var documents: Int
  /// The labels of the origins behind them.
  public var origins: [String]
  /// Whether one origin stands behind several sources.
  public var isCircular: Bool
  /// The longest way from the file in hand to a source that speaks, outermost first.
  public var chain: [String]
  /// Loaded words marked in body and deck.
  public var loaded: Int
  /// Hedges marked in body and deck.
  public var hedges: Int
  /// The ratings of sources that stand.
  public var ratings: [Rated]

  /// The number of sources between the reader and the farthest one that speaks, that one included.
  public var depth: Int { chain.count }

  /// So many marks on every 1,000 words; nil without a word.
  public func perThousandWords(_ count: Int) -> Double? { words == 0 ? nil : Double(count) * 1000 / Double(words) }

  /// How many of the ratings that could be judged on both scales stand on the diagonal A1, B2, … E5, and of how many.
  public var diagonal: (count: Int, of: Int) {
    let known = ratings.compactMap(\.rating.isDiagonal)
    return (known.count { $0 }, known.count)
  }
}
