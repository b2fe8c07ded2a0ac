// SPDX-License-Identifier: GPL-3.0-or-later

/// All that one reviewer has marked in one article, by number in the order of marking.
public struct AnnotationSet: Sendable, Hashable {
  /// A mark with its paragraph.
  public struct Placed<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The paragraph's number, from 1; for a source where it was first named.
    public var paragraph: Int
    /// The mark.
    public var value: Value

    /// A mark in a paragraph.
    public init(paragraph: Int, value: Value) {
      self.paragraph = paragraph
      self.value = value
    }
  }

  /// The sources by their numbers, from 1.
  public private(set) var sources: [Int: Placed<Source>] = [:]
  /// The sources that are the same as another one: which one.
  public private(set) var joins: [Int: Int] = [:]
  /// The mentions by their numbers, from 1.
  public private(set) var mentions: [Int: Placed<Mention>] = [:]
  /// The ratings by their numbers, from 1; the greatest number of a target stands.
  public private(set) var ratings: [Int: Placed<SourceRating>] = [:]
  /// The marked stretches by their numbers, from 1.
  public private(set) var spans: [Int: Placed<TextSpan>] = [:]

  /// The greatest number that each aspect ever had: one that is free again is given to nothing else.
  private var last: [Annotation.Aspect: Int] = [:]

  /// Nothing marked.
  public init() {}

  /// Whether nothing is marked.
  public var isEmpty: Bool {
    sources.isEmpty && joins.isEmpty && mentions.isEmpty && ratings.isEmpty && spans.isEmpty
  }

  /// Puts a mark under a number, or takes the one there away.
  ///
  /// - Parameters:
  ///   - annotation: the annotation; nil takes away.
  ///   - aspect: what the mark is of.
  ///   - number: its number, from 1.
  ///   - paragraph: its paragraph, from 1.
  /// - Returns: the mark that stood there.
  @discardableResult
  public mutating func put(_ annotation: Annotation?, _ aspect: Annotation.Aspect, number: Int, paragraph: Int)
    -> Annotation?
  {
    let before = self.annotation(aspect, number)
    last[aspect] = max(last[aspect] ?? 0, number)
    switch (aspect, annotation) {
    case (_, .source(let source)): sources[number] = Placed(paragraph: paragraph, value: source)
    case (_, .join(let target)): joins[number] = target
    case (_, .mention(let mention)): mentions[number] = Placed(paragraph: paragraph, value: mention)
    case (_, .rating(let rating)): ratings[number] = Placed(paragraph: paragraph, value: rating)
    case (_, .span(let span)): spans[number] = Placed(paragraph: paragraph, value: span)
    case (.source, nil): sources[number] = nil
    case (.join, nil): joins[number] = nil
    case (.mention, nil): mentions[number] = nil
    case (.rating, nil): ratings[number] = nil
    case (.span, nil): spans[number] = nil
    }
    return before
  }

  /// The mark under a number.
  public func annotation(_ aspect: Annotation.Aspect, _ number: Int) -> Annotation? {
    switch aspect {
    case .source: sources[number].map { .source($0.value) }
    case .join: joins[number].map { .join($0) }
    case .mention: mentions[number].map { .mention($0.value) }
    case .rating: ratings[number].map { .rating($0.value) }
    case .span: spans[number].map { .span($0.value) }
    }
  }

  /// The number that the next mark of an aspect gets: no number is used again.
  public func next(_ aspect: Annotation.Aspect) -> Int { (last[aspect] ?? 0) + 1 }

  /// The marks that a condition on aspect and number holds for; others' numbers stay free.
  public func keeping(_ isKept: (Annotation.Aspect, Int) -> Bool) -> AnnotationSet {
    var set = self
    set.sources = sources.filter { isKept(.source, $0.key) }
    set.joins = joins.filter { isKept(.join, $0.key) }
    set.mentions = mentions.filter { isKept(.mention, $0.key) }
    set.ratings = ratings.filter { isKept(.rating, $0.key) }
    set.spans = spans.filter { isKept(.span, $0.key) }
    return set
  }

  /// Changes every source.
  public mutating func mapSources(_ change: (inout Source) -> Void) {
    sources = sources.mapValues { $0.changed(change) }
  }

  /// Changes every rating.
  public mutating func mapRatings(_ change: (inout SourceRating) -> Void) {
    ratings = ratings.mapValues { $0.changed(change) }
  }

  /// A mark with its number and its paragraph.
  public typealias NumberedMark = (annotation: Annotation, number: Int, paragraph: Int)

  /// The marks in an order in which each names only those before it: sources, then in whose words they are heard, which are
  /// the same, and what is said of them.
  public var inOrder: [NumberedMark] {
    func sorted<Value>(_ marks: [Int: Placed<Value>], _ mark: (Value) -> Annotation) -> [NumberedMark] {
      marks.sorted { $0.key < $1.key }.map { (mark($1.value), $0, $1.paragraph) }
    }
    let named = sorted(sources) { source in
      var source = source
      source.nestedIn = nil
      return .source(source)
    }
    let nested = sorted(sources.filter { $0.value.value.nestedIn != nil }) { .source($0) }
    let joined: [NumberedMark] = joins.sorted { $0.key < $1.key }.map { (.join($1), $0, 1) }
    return named + nested + joined + sorted(mentions) { .mention($0) } + sorted(ratings) { .rating($0) }
      + sorted(spans) { .span($0) }
  }
}

extension AnnotationSet.Placed {
  fileprivate func changed(_ change: (inout Value) -> Void) -> Self {
    var placed = self
    change(&placed.value)
    return placed
  }
}
