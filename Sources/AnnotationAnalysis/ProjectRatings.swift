// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationModel

/// The labels of the reviews that count, as ratings: paragraphs are units, reviewers raters, articles clusters.
public struct ProjectRatings: Sendable {
  private let labels: [LabelRecord]
  /// Where among the labels the decisions and abstentions stand: many parts share one list of labels.
  private let places: [Int]
  /// The codebook's labels in order, then those of older versions.
  public let categories: [String]

  /// The ratings of the reviews that count.
  ///
  /// - Parameters:
  ///   - records: the labels by article, paragraph and reviewer.
  ///   - selection: the reviews that count.
  ///   - scope: which paragraphs count.
  ///   - codebook: the labels in their order.
  public init(_ records: [LabelRecord], of selection: ReviewSelection, scope: ReviewScope, codebook: Codebook) {
    labels = records
    places = records.indices.filter { place in
      let record = records[place]
      return record.judgement != nil && scope.includes(record.paragraph.kind)
        && selection.reviews.contains(record.review)
    }
    let declared = codebook.labels.map(\.id)
    let used = places.reduce(into: Set<LabelID>()) { used, place in
      if let label = records[place].judgement?.label { used.insert(label) }
    }
    categories = (declared + used.subtracting(declared).sorted()).map(\.rawValue)
  }

  private init(_ places: [Int], of ratings: ProjectRatings) {
    (labels, self.places, categories) = (ratings.labels, places, ratings.categories)
  }

  /// The decisions and abstentions, by article, paragraph and reviewer.
  public var records: LazyMapCollection<[Int], LabelRecord> { places.lazy.map { [labels] in labels[$0] } }

  /// The decisions apart by a word for each, with the same categories.
  public func grouped(by word: (LabelRecord) -> String) -> [String: ProjectRatings] {
    var groups: [String: [Int]] = [:], current: (word: String, places: [Int])?
    for place in places {
      let word = word(labels[place])
      if current?.word != word {
        // What comes one after the other mostly has one word.
        if let current { groups[current.word, default: []] += current.places }
        current = (word, [])
      }
      current?.places.append(place)
    }
    if let current { groups[current.word, default: []] += current.places }
    return groups.mapValues { ProjectRatings($0, of: self) }
  }

  /// The decisions of everybody but one reviewer, with the same categories.
  public func without(_ reviewer: String?) -> ProjectRatings {
    guard let reviewer else { return self }
    return ProjectRatings(places.filter { labels[$0].reviewer != reviewer }, of: self)
  }

  /// The ratings; an abstention is a missing one.
  ///
  /// - Parameters:
  ///   - level: the level of measurement.
  ///   - cluster: the cluster of a decision's paragraph, nil for none.
  /// - Returns: the matrix of the decisions.
  /// - Throws: ``MatrixError``.
  public func matrix(level: Level, cluster: (LabelRecord) -> String?) throws(MatrixError) -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: categories, level: level, duplicates: .last)
    var unit = "", last: Int?
    for place in places {
      let record = labels[place]
      if last.map({ labels[$0].isOfParagraph(record) }) != true { unit = record.unit }
      last = place
      try builder.add(
        unit: unit, rater: record.reviewer, category: record.judgement?.label?.rawValue ?? "",
        cluster: cluster(record))
    }
    return try builder.build()
  }

  /// The paragraphs that two reviewers or more labelled, but not alike.
  public var differences: [Difference] {
    var differences: [Difference] = []
    var rest = records[...]
    while let first = rest.first {
      let mine = Array(rest.prefix(while: first.isOfParagraph))
      rest = rest.dropFirst(mine.count)
      let labels = mine.compactMap { record in
        (record.judgement?.label).map { (reviewer: record.reviewer, label: $0) }
      }
      guard let label = labels.first?.label, labels.contains(where: { $0.label != label }) else { continue }
      differences.append(Difference(article: first.article, paragraph: first.paragraph, labels: labels))
    }
    return differences
  }
}

extension LabelRecord {
  /// The name of its paragraph among all of a project.
  var unit: String { "\(article)#\(paragraph.number)" }

  /// Whether another label is one of the same paragraph.
  func isOfParagraph(_ other: LabelRecord) -> Bool {
    paragraph.number == other.paragraph.number && article == other.article
  }
}

/// A paragraph that reviewers labelled differently.
public struct Difference: Sendable {
  /// The article's slug.
  public let article: String
  /// The paragraph with its text.
  public let paragraph: Paragraph
  /// Each reviewer's label, by reviewer.
  public let labels: [(reviewer: String, label: LabelID)]
}

/// What paragraphs depend on one another by: their article, or the outlet it appeared in.
public struct ArticleClusters: Sendable {
  private let outlets: [String: String]

  /// Every article is a cluster of its own.
  public init() { outlets = [:] }

  /// The outlets are the clusters; an article of an unknown one is a cluster of its own.
  ///
  /// - Parameter articles: the articles by slug.
  public init(outletsOf articles: [String: Article]) { outlets = articles.compactMapValues { $0.site ?? $0.credit } }

  /// The cluster of an article's paragraphs.
  public func name(of article: String) -> String { outlets[article] ?? article }
}
