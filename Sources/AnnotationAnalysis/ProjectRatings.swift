// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationModel

/// The labels of the reviews that count, as ratings: paragraphs are units, reviewers raters, articles clusters.
public struct ProjectRatings: Sendable {
  /// The decisions and abstentions, by article, paragraph and reviewer.
  public let records: [LabelRecord]
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
    self.records = records.keeping { record in
      record.judgement != nil && scope.includes(record.paragraph.kind)
        && selection.reviews.contains(record.review)
    }
    let declared = codebook.labels.map(\.id)
    let older = Set(self.records.compactMap { $0.judgement?.label }).subtracting(declared).sorted()
    categories = (declared + older).map(\.rawValue)
  }

  private init(records: [LabelRecord], categories: [String]) {
    self.records = records
    self.categories = categories
  }

  /// The decisions apart by a word for each, with the same categories.
  public func grouped(by word: (LabelRecord) -> String) -> [String: ProjectRatings] {
    places(by: word).mapValues(part)
  }

  /// The places of the decisions apart by a word for each.
  func places(by word: (LabelRecord) -> String) -> [String: [Int]] {
    Dictionary(grouping: records.indices) { word(records[$0]) }
  }

  /// The decisions at some places in order, with the same categories.
  func part(_ places: [Int]) -> ProjectRatings {
    places.count == records.count ? self : ProjectRatings(records: places.map { records[$0] }, categories: categories)
  }

  /// The decisions of everybody but one reviewer, with the same categories.
  public func without(_ reviewer: String?) -> ProjectRatings {
    guard let reviewer else { return self }
    return ProjectRatings(records: records.filter { $0.reviewer != reviewer }, categories: categories)
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
    for record in records {
      try builder.add(
        unit: "\(record.article)#\(record.paragraph.number)", rater: record.reviewer,
        category: record.judgement?.label?.rawValue ?? "", cluster: cluster(record))
    }
    return try builder.build()
  }

  /// The paragraphs that two reviewers or more labelled, but not alike.
  public var differences: [Difference] {
    var differences: [Difference] = []
    var rest = records[...]
    while let first = rest.first {
      let mine = rest.prefix { $0.article == first.article && $0.paragraph.number == first.paragraph.number }
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

extension Array {
  /// The elements that a condition holds for; where it holds for all, the same array and no copy.
  func keeping(_ isKept: (Element) -> Bool) -> [Element] { allSatisfy(isKept) ? self : filter(isKept) }
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
