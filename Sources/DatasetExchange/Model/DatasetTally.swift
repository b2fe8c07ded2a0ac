// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import JSON

/// How much a dataset holds: what a manifest states, and what reading it back must give again.
public struct DatasetTally: Sendable, Equatable {
  /// Articles, each once.
  public var articles = 0
  /// Paragraphs that somebody labelled, or that were resolved.
  public var paragraphs = 0
  /// Labels.
  public var labels = 0
  /// Decisions without a label.
  public var abstentions = 0
  /// Paragraphs with only a note or a flag, one for each reviewer.
  public var notes = 0
  /// Notes, those beside a label too.
  public var allNotes = 0
  /// Sources, one for each reviewer.
  public var sources = 0
  /// Mentions of sources.
  public var mentions = 0
  /// Ratings, past ones included.
  public var ratings = 0
  /// Marked stretches of text.
  public var spans = 0
  /// Paragraphs of adjudicated articles.
  public var gold = 0
  /// Those of them that have a label.
  public var resolved = 0
  /// The sum, by wrapping addition, of a digest of each span's words.
  var words: UInt64 = 0
  private var last: String?

  /// Nothing.
  public init() {}

  /// Adds an article, or a piece of one; pieces of one article come together. Complexity: O(labels and marks).
  public mutating func add(_ article: DatasetArticle) {
    if article.name == nil || article.name != last { articles += 1 }
    last = article.name
    var labelled = article.reviews.isEmpty ? Set(article.gold.map(\.paragraph)) : []
    for review in article.reviews {
      for label in review.labels {
        labelled.insert(label.paragraph)
        if label.note != nil { allNotes += 1 }
        switch label.judgement {
        case nil: notes += 1
        case let judgement? where judgement.label == nil: abstentions += 1
        case _?: labels += 1
        }
      }
      sources += review.annotations.sources.count
      mentions += review.annotations.mentions.count
      ratings += review.annotations.ratings.count
      spans += review.annotations.spans.count
      for (_, span) in review.annotations.spans { words &+= Self.digest(span.value.text) }
    }
    paragraphs += labelled.count
    gold += article.gold.count
    resolved += article.gold.count { $0.label != nil }
  }

  /// FNV-1a of a text's UTF-8.
  private static func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// What differs from what was read back, of all that a format carries; nil where nothing does.
  ///
  /// - Parameters:
  ///   - read: the tally of what was read back.
  ///   - carried: what the format carries.
  ///   - isWithoutText: whether the words of spans were left out.
  /// - Returns: the count in words, such as `12 spans written, 11 read`.
  public func difference(from read: DatasetTally, carried: Set<DatasetFeature>, isWithoutText: Bool) -> String? {
    func isCarried(_ feature: DatasetFeature) -> Bool { carried.contains(feature) }
    let counts: [(name: String, written: Int, read: Int, counts: Bool)] = [
      ("labels", labels, read.labels, true), ("abstentions", abstentions, read.abstentions, isCarried(.abstentions)),
      ("notes", notes, read.notes, isCarried(.notes) && isCarried(.flags)),
      ("sources", sources, read.sources, isCarried(.sources)),
      ("mentions", mentions, read.mentions, isCarried(.mentions)),
      ("ratings", ratings, read.ratings, isCarried(.ratings)), ("spans", spans, read.spans, isCarried(.spans)),
      ("gold labels", gold, read.gold, isCarried(.gold)),
    ]
    if let wrong = counts.first(where: { $0.counts && $0.written != $0.read }) {
      return "\(wrong.written) \(wrong.name) written, \(wrong.read) read"
    }
    return isCarried(.spans) && !isWithoutText && words != read.words ? "spans with other words" : nil
  }

  /// The counts as a manifest states them.
  public var json: JSONValue {
    [
      "articles": .integer(articles), "paragraphs": .integer(paragraphs), "labels": .integer(labels),
      "abstentions": .integer(abstentions), "notes": .integer(allNotes), "lone_notes": .integer(notes),
      "sources": .integer(sources),
      "mentions": .integer(mentions), "ratings": .integer(ratings), "spans": .integer(spans), "gold": .integer(gold),
    ]
  }
}
