// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// A paragraph whose text is cut where marked stretches begin and end.
public struct MarkedParagraph: Sendable {
  /// A piece of the text that the same marks cover throughout.
  public struct Piece: Sendable, Equatable {
    /// The text.
    public let text: String
    /// What it is marked as, in the order of the types; none for text without a mark.
    public let types: [TextSpan.Kind]
    /// Who marked it so, by identifier.
    public let reviewers: [String]

    /// A piece.
    public init(text: String, types: [TextSpan.Kind], reviewers: [String]) {
      (self.text, self.types, self.reviewers) = (text, types, reviewers)
    }
  }

  /// The article's slug.
  public let article: String
  /// The paragraph's number.
  public let number: Int
  /// The text in pieces, in order and without gaps.
  public let pieces: [Piece]
  /// How many stretches are marked in it.
  public let marks: Int

  /// Cuts a paragraph.
  ///
  /// - Parameters:
  ///   - article: the article's slug.
  ///   - paragraph: the paragraph.
  ///   - spans: who marked what; what does not lie in the text is left out.
  /// - Complexity: O(text + marks log marks), times the reviewers.
  public init(article: String, _ paragraph: Paragraph, _ spans: [(reviewer: String, span: TextSpan)]) {
    let scalars = Array(paragraph.text.unicodeScalars)
    let inside = spans.filter { $0.span.start >= 0 && $0.span.start < $0.span.end && $0.span.end <= scalars.count }
    (self.article, number, marks) = (article, paragraph.number, inside.count)
    let starts = Dictionary(grouping: inside) { $0.span.start }, ends = Dictionary(grouping: inside) { $0.span.end }
    let cuts = Set([0, scalars.count] + starts.keys + ends.keys).sorted()
    var types: [TextSpan.Kind: Int] = [:], reviewers: [String: Int] = [:]
    pieces = zip(cuts, cuts.dropFirst()).map { start, end in
      for mark in ends[start] ?? [] {
        types[mark.span.type, default: 0] -= 1
        reviewers[mark.reviewer, default: 0] -= 1
      }
      for mark in starts[start] ?? [] {
        types[mark.span.type, default: 0] += 1
        reviewers[mark.reviewer, default: 0] += 1
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[start..<end])
      return Piece(
        text: String(text), types: TextSpan.Kind.allCases.filter { types[$0] ?? 0 > 0 },
        reviewers: reviewers.filter { $0.value > 0 }.keys.sorted())
    }
  }
}

/// What was marked in texts, collected article by article: the counts, and the paragraphs with most marks.
public struct MarkedTexts: Sendable {
  /// The paragraphs with most marks, at the top.
  public private(set) var paragraphs: [MarkedParagraph] = []
  /// How many stretches of each type each reviewer marked.
  public private(set) var counts: [String: [TextSpan.Kind: Int]] = [:]
  /// How many paragraphs have a mark.
  public private(set) var count = 0
  private let most: Int

  /// Collects so many.
  public init(most: Int) { self.most = most }

  /// Looks through what was marked in an article.
  public mutating func add(_ slug: String, _ article: Article, _ records: [AnnotationRecord]) {
    var byParagraph: [Int: [(reviewer: String, span: TextSpan)]] = [:]
    for record in records {
      for (_, span) in record.annotations.orderedSpans {
        byParagraph[span.paragraph, default: []].append((record.review.reviewer, span.value))
        counts[record.review.reviewer, default: [:]][span.value.type, default: 0] += 1
      }
    }
    for (number, spans) in byParagraph.sorted(by: { $0.key < $1.key }) {
      guard number > 0, let paragraph = article.paragraph(number) else { continue }
      count += 1
      let place = paragraphs.firstIndex { $0.marks < spans.count } ?? paragraphs.count
      guard place < most else { continue }
      paragraphs.insert(MarkedParagraph(article: slug, paragraph, spans), at: place)
      if paragraphs.count > most { paragraphs.removeLast() }
    }
  }
}
