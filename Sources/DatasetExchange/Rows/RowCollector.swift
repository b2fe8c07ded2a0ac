// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Gathers rows into articles.
///
/// Rows of one article usually stand together: an article is given away as soon as a row of another one comes, and may come
/// again in a further piece.
struct RowCollector {
  private let options: ReaderOptions
  private let give: (DatasetArticle) throws -> Void
  private var current: DatasetArticle?
  /// Where in the current article each reading stands.
  private var places: [ReviewKey: Int] = [:]
  /// The texts of the current article's paragraphs.
  private var texts: [Int: String] = [:]
  /// The numbers that texts without one got, in the order in which they came.
  private var given: [String: Int] = [:]
  /// The greatest number of the current article's paragraphs.
  private var greatest = 0
  private var labelled: Set<LabelKey> = []
  /// Texts that belong to no article, in order, with what was said of each.
  private var loose: [DatasetArticle] = []
  private var looseByText: [String: Int] = [:]
  /// How many rows and cells hold no label.
  private(set) var unlabelled = 0

  private struct ReviewKey: Hashable {
    var reviewer: String
    var round: Int
  }

  private struct LabelKey: Hashable {
    var review: ReviewKey
    var paragraph: Int
  }

  init(_ options: ReaderOptions, give: @escaping (DatasetArticle) throws -> Void) {
    self.options = options
    self.give = give
  }

  /// Begins an article whose own row says what it is.
  mutating func begin(_ article: DatasetArticle) throws {
    try flush()
    current = article
    texts = Dictionary(article.content.paragraphs.map { ($0.number, $0.text) }) { first, _ in first }
    greatest = texts.keys.max() ?? 0
  }

  /// What one row says: its article, its paragraph, and a change of its reading.
  mutating func add(
    _ row: RowFields, label: DatasetLabel?, round: Int? = nil, change: (inout DatasetReview) throws -> Void = { _ in }
  ) throws {
    let round = try round ?? row.optionalInteger("round") ?? ReviewID.firstRound
    if label?.isEmpty == true { unlabelled += 1 }
    guard let name = try row.optionalText("article") else { return try addLoose(row, label: label) }
    try goOn(with: name, row)
    var label = label
    if row.values["paragraph"] == nil, label != nil {
      let number = try number(row)
      label?.paragraph = number
    } else if label != nil, row.values["text"] != nil {
      try note(try Paragraph(row), row)
    }
    let key = ReviewKey(reviewer: try reviewer(row), round: round)
    if let label, !label.isEmpty {
      guard labelled.insert(LabelKey(review: key, paragraph: label.paragraph)).inserted else {
        throw row.fault(.labelTwice(reviewer: key.reviewer, unit: "\(name) ¶\(label.paragraph)"))
      }
    }
    try apply(row, label, key, change)
  }

  private mutating func apply(
    _ row: RowFields, _ label: DatasetLabel?, _ key: ReviewKey, _ change: (inout DatasetReview) throws -> Void
  ) throws {
    guard var article = current.take() else { return }
    defer { current = article }
    let place: Int
    if let known = places[key] {
      place = known
    } else {
      place = article.reviews.count
      places[key] = place
      article.reviews.append(DatasetReview(reviewer: key.reviewer, round: key.round))
    }
    if let isFinished = try DatasetReview.isFinished(row) { article.reviews[place].isFinished = isFinished }
    if let label { article.reviews[place].labels.append(label) }
    try change(&article.reviews[place])
  }

  /// A cell that holds no label: its paragraph is known to be there.
  mutating func addUnlabelled(_ row: RowFields) throws {
    unlabelled += 1
    guard let name = try row.optionalText("article"), try row.optionalText("text") != nil else { return }
    try goOn(with: name, row)
    if row.values["paragraph"] == nil { _ = try number(row) } else { try note(try Paragraph(row), row) }
  }

  /// Begins the article that a row names, unless it is the current one.
  private mutating func goOn(with name: String, _ row: RowFields) throws {
    if current?.name != name {
      try flush()
      current = DatasetArticle(name: name, content: .unknown, isPartial: true)
    }
    try identify(row)
  }

  /// Gold of the current article, or of the one that the row names.
  mutating func addGold(_ row: RowFields) throws {
    let name = try row.text("article")
    try goOn(with: name, row)
    if row.values["text"] != nil { try note(try Paragraph(row), row) }
    current?.gold.append(try GoldRecord(row, article: name, paragraph: try row.integer("paragraph")))
  }

  /// Gives away what was gathered.
  mutating func finish() throws {
    try flush()
    for article in loose { try give(article) }
    loose = []
    looseByText = [:]
  }

  private mutating func flush() throws {
    if let article = current.take() { try give(article) }
    places = [:]
    texts = [:]
    given = [:]
    greatest = 0
    labelled = []
  }

  private mutating func identify(_ row: RowFields) throws {
    if let identity = try row.optionalText("article_id") { current?.identity = identity }
    if let revises = try row.optionalText("revises") { current?.revises = revises }
    if let split = try row.optionalText("split") { current?.split = split }
  }

  private mutating func note(_ paragraph: Paragraph, _ row: RowFields) throws {
    guard let known = texts[paragraph.number] else {
      texts[paragraph.number] = paragraph.text
      greatest = max(greatest, paragraph.number)
      current?.content.paragraphs.append(paragraph)
      return
    }
    if !known.isEmpty, !paragraph.text.isEmpty, !known.unicodeScalars.elementsEqual(paragraph.text.unicodeScalars) {
      throw row.fault(.twoTexts(unit: "\(current?.name ?? "") ¶\(paragraph.number)"))
    }
  }

  /// The number of a text in an article whose rows have none: texts count in the order in which they first come.
  private mutating func number(_ row: RowFields) throws -> Int {
    let text = try row.text("text")
    if let known = given[text] { return known }
    let number = greatest + 1
    given[text] = number
    var fields = row
    fields.values["paragraph"] = .integer(number)
    try note(try Paragraph(fields), fields)
    return number
  }

  private func reviewer(_ row: RowFields) throws -> String {
    if let reviewer = options.reviewer { return reviewer }
    guard let reviewer = try row.optionalText(options.reviewerField ?? "reviewer") else {
      throw row.fault(options.reviewerField.map { .missing(field: $0) } ?? .noReviewer)
    }
    return reviewer
  }

  /// A text that stands alone is an article of its own.
  private mutating func addLoose(_ row: RowFields, label: DatasetLabel?) throws {
    let text = try row.text("text"), name = try reviewer(row)
    let place = looseByText[text] ?? loose.count
    if place == loose.count {
      looseByText[text] = place
      var content = Article.unknown
      content.paragraphs = [Paragraph(number: 1, kind: .body, text: text, sha256: "")]
      loose.append(DatasetArticle(name: nil, content: content, isPartial: true))
    }
    guard var label else { return }
    label.paragraph = 1
    guard !loose[place].reviews.contains(where: { $0.reviewer == name }) else {
      throw row.fault(.labelTwice(reviewer: name, unit: String(text.prefix(40))))
    }
    loose[place].reviews.append(DatasetReview(reviewer: name, labels: [label]))
  }
}

extension Article {
  /// An article of which nothing is known yet.
  static let unknown = Article(paragraphs: [], sha256: "", contentSHA256: "")
}
