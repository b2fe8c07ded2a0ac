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

extension SourcingSignals {
  /// The labels whose paragraphs state something that may have a source.
  private static let statements: Set<LabelID> = ["report", "quote"]

  /// Counts one review.
  ///
  /// - Parameters:
  ///   - article: the article with its kinds as they stand.
  ///   - labels: the label of each labelled paragraph, by number.
  ///   - annotations: what the reviewer marked.
  ///   - codebook: the labels in their order.
  ///   - counted: the words of each body and deck paragraph, where several reviews are counted; nil counts them.
  /// - Complexity: O(text + marks).
  public init(
    article: Article, labels: [Int: LabelID], annotations: AnnotationSet, codebook: Codebook,
    words counted: [Int: Int]? = nil
  ) {
    let body = article.paragraphs.filter { $0.kind.isAnnotatable }
    let numbers = Set(body.map(\.number))
    let words = counted ?? article.wordsToLabel
    paragraphs = body.count
    labelled = body.count { labels[$0.number] != nil }
    self.words = words.values.reduce(0, +)
    shares = codebook.labels.map { label in
      let mine = body.filter { labels[$0.number] == label.id }.map(\.number)
      return Share(label: label.id, paragraphs: mine.count, words: mine.compactMap { words[$0] }.reduce(0, +))
    }
    let statements = body.filter { labels[$0.number].map(Self.statements.contains) == true }
    attributed = statements.count { !annotations.speakers(in: $0.number).isEmpty }
    unattributed = statements.count - attributed
    let speakers = annotations.speakers(in: numbers).compactMap { annotations.sources[$0]?.value }
    named = speakers.count { $0.naming == .named }
    unnamed = speakers.count { $0.naming == .unnamed }
    pseudonyms = speakers.count { $0.naming == .pseudonym }
    documents = speakers.count { $0.kind == .document }
    func label(_ number: Int) -> String { annotations.sources[number]?.value.label ?? "" }
    origins = annotations.origins(in: numbers).map(label)
    isCircular = annotations.isCircular(in: numbers)
    chain = annotations.deepestChain(in: numbers).map(label)
    let spans = annotations.spans.values.filter { numbers.contains($0.paragraph) }.map(\.value.type)
    loaded = spans.count { $0 == .loaded }
    hedges = spans.count { $0 == .hedge }
    ratings = annotations.distinctSources.compactMap { number in
      annotations.rating(ofSource: number).map { Rated(source: label(number), rating: $0.rating) }
    }
  }
}
