// SPDX-License-Identifier: GPL-3.0-or-later

extension AnnotationSet {
  /// The numbers of the sources that stand for themselves, ascending; joined ones are left out.
  public var distinctSources: [Int] { sources.keys.filter { joins[$0] == nil }.sorted() }

  /// The source that a number stands for once joined sources are followed.
  public func canonical(_ number: Int) -> Int {
    var seen: Set<Int> = [number]
    var current = number
    while let next = joins[current], seen.insert(next).inserted { current = next }
    return current
  }

  /// The numbers that are the same source as a number, itself among them, ascending.
  public func group(of number: Int) -> [Int] {
    let wanted = canonical(number)
    return sources.keys.filter { canonical($0) == wanted }.sorted()
  }

  /// The source in whose words a source is heard, joined ones followed.
  public func parent(of number: Int) -> Int? {
    let whole = group(of: number)
    let parents = whole.compactMap { sources[$0]?.value.nestedIn }.filter { sources[$0] != nil }.map(canonical)
    return parents.first { !whole.contains($0) }
  }

  /// The source, the one it is heard in, and so on outwards.
  public func chain(from number: Int) -> [Int] {
    var chain = [canonical(number)]
    while let last = chain.last, let next = parent(of: last), !chain.contains(next) { chain.append(next) }
    return chain
  }

  /// The mentions of a source and of what is joined with it, by paragraph and number.
  public func mentions(of number: Int) -> [Placed<Mention>] {
    let wanted = canonical(number)
    return orderedMentions.map(\.mention).filter { canonical($0.value.source) == wanted }
  }

  /// The mentions with their numbers, by paragraph and number.
  public var orderedMentions: [(number: Int, mention: Placed<Mention>)] {
    mentions.map { (number: $0.key, mention: $0.value) }
      .sorted { ($0.mention.paragraph, $0.number) < ($1.mention.paragraph, $1.number) }
  }

  /// The marked stretches with their numbers, by paragraph, start, end and number.
  public var orderedSpans: [(number: Int, span: Placed<TextSpan>)] {
    spans.map { (number: $0.key, span: $0.value) }.sorted {
      ($0.span.paragraph, $0.span.value.start, $0.span.value.end, $0.number)
        < ($1.span.paragraph, $1.span.value.start, $1.span.value.end, $1.number)
    }
  }

  /// The distinct sources that speak in a paragraph, in the order of their mentions.
  public func speakers(in paragraph: Int) -> [Int] {
    var speakers: [Int] = []
    for (_, mention) in orderedMentions where mention.paragraph == paragraph {
      let source = canonical(mention.value.source)
      if sources[source] != nil, !speakers.contains(source) { speakers.append(source) }
    }
    return speakers
  }

  /// The rating of a source that stands, and how often it was rated.
  public func rating(ofSource number: Int) -> (number: Int, rating: SourceRating)? {
    let wanted = canonical(number)
    return standing { $0.value.source.map(canonical) == wanted }
  }

  /// The rating of a paragraph's information that stands.
  public func rating(ofParagraph paragraph: Int) -> (number: Int, rating: SourceRating)? {
    standing { $0.value.source == nil && $0.paragraph == paragraph }
  }

  /// The numbers of the ratings that stand, one a target, ascending.
  public var standingRatings: [Int] {
    var last: [Target: Int] = [:]
    for (number, rating) in ratings {
      let target = Target(
        source: rating.value.source.map(canonical), paragraph: rating.value.source == nil ? rating.paragraph : 0)
      last[target] = max(last[target] ?? 0, number)
    }
    return last.values.sorted()
  }

  private struct Target: Hashable {
    var source: Int?
    var paragraph: Int
  }

  private func standing(_ isOfTarget: (Placed<SourceRating>) -> Bool) -> (number: Int, rating: SourceRating)? {
    ratings.filter { isOfTarget($0.value) }.max { $0.key < $1.key }.map { ($0.key, $0.value.value) }
  }
}
