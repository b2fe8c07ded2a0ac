// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// The paragraphs on which reviewers differ most, collected article by article; the others are only counted.
public struct HardestParagraphs: Sendable {
  /// A paragraph with all that was said of it.
  public struct Entry: Sendable {
    /// The article's slug.
    public let article: String
    /// The paragraph.
    public let paragraph: Paragraph
    /// The paragraph before it, and the one behind.
    public let context: (before: Paragraph?, after: Paragraph?)
    /// What each reviewer says, by reviewer: labels, abstentions, notes.
    public let votes: [LabelRecord]
    /// What it was resolved to.
    public let gold: GoldRecord?
    /// The share of pairs of reviewers whose labels differ, 0 to 1.
    public let disagreement: Double

    /// Greatest first: how many differ, then how many doubted, then how much was noted.
    fileprivate var rank: (Double, Int, Int) {
      (disagreement, votes.count { $0.judgement?.unsure == true || $0.isFlagged }, votes.count { $0.note != nil })
    }
  }

  /// The hardest, at the top.
  public private(set) var entries: [Entry] = []
  /// How many paragraphs reviewers labelled differently.
  public private(set) var count = 0
  private let most: Int

  /// Collects so many.
  public init(most: Int) { self.most = most }

  /// Looks through an article.
  ///
  /// - Parameters:
  ///   - article: the article with its gold.
  ///   - labels: the labels of the reviews that count, by paragraph and reviewer.
  /// - Complexity: O(labels + paragraphs), and O(most) for each paragraph that is hard enough.
  public mutating func add(_ article: ArticleRecord, _ labels: [LabelRecord]) {
    let gold = Dictionary(article.gold.map { ($0.paragraph, $0) }) { $1 }
    let slug = article.summary.slug, content = article.content
    for votes in labels.chunked(by: { $0.paragraph.number == $1.paragraph.number }) {
      guard let disagreement = Self.disagreement(votes), disagreement > 0 else { continue }
      count += 1
      let paragraph = votes[votes.startIndex].paragraph, number = paragraph.number
      insert(
        Entry(
          article: slug, paragraph: paragraph,
          context: (
            number > 1 ? content.paragraph(number - 1) : nil,
            number < content.paragraphs.count ? content.paragraph(number + 1) : nil
          ), votes: Array(votes),
          gold: gold[number], disagreement: disagreement))
    }
  }

  private mutating func insert(_ entry: Entry) {
    let place = entries.firstIndex { $0.rank < entry.rank } ?? entries.count
    guard place < most else { return }
    entries.insert(entry, at: place)
    if entries.count > most { entries.removeLast() }
  }

  /// The share of pairs that differ; nil with fewer than two labels.
  static func disagreement(_ votes: ArraySlice<LabelRecord>) -> Double? {
    let labels = votes.compactMap { $0.judgement?.label }
    guard labels.count > 1 else { return nil }
    let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +).values
    let all = labels.count * (labels.count - 1)
    return 1 - Double(counts.reduce(0) { $0 + $1 * ($1 - 1) }) / Double(all)
  }
}

extension Array {
  /// The runs of neighbours that belong together.
  func chunked(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = [], start = startIndex
    for index in indices where index > start && !belongs(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
