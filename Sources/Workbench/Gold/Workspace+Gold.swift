// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import ReviewREPL
internal import TerminalIO

extension Workspace {
  /// Shows what adjudicated paragraphs are, and how that came about.
  ///
  /// - Parameters:
  ///   - articles: the slugs; none takes every adjudicated article.
  ///   - isJSON: whether the answer is JSON.
  /// - Throws: ``Failure`` when there is no such article or the project can not be read, and for a reviewer at the desk who
  ///   has not finished an article that was named.
  public func gold(of articles: [String], isJSON: Bool) throws(Failure) {
    let undone = "gold not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      for article in articles { _ = try store.article(article) }
      try remarkOnLastLinks(of: store)
      var records = try store.gold(of: articles.isEmpty ? nil : articles)
      if let viewer { records = try visible(records, to: viewer, named: articles, store) }
      if isJSON {
        let list: JSONValue = ["gold": .array(records.map(\.json))]
        say(list.text)
      } else {
        let codebook = try store.codebook() ?? DefaultCodebook.read()
        output.page(GoldScreen(records: records, named: articles, codebook: codebook).render(in: output.canvas))
      }
    }
  }

  /// Nobody sees the gold of an article before finishing the own review of it.
  private func visible(
    _ records: [GoldRecord], to viewer: String, named: [String], _ store: ProjectStore
  ) throws -> [GoldRecord] {
    let reviews = try store.reviews(by: viewer)
    let finished = Set(reviews.filter(\.isFinished).map(\.id.article)).subtracting(
      reviews.filter { !$0.isFinished }.map(\.id.article))
    if let article = named.first(where: { !finished.contains($0) }) {
      throw JourneyError.blind(article: article, reviewer: viewer)
    }
    return records.filter { finished.contains($0.article) }
  }
}

extension GoldRecord {
  var json: JSONValue {
    let votes = votes.sorted { $0.key < $1.key }.map {
      JSONValue.Member(key: $0.key, value: JSONValue($0.value?.rawValue))
    }
    let answer: JSONValue = [
      "article": .string(article), "paragraph": .integer(paragraph), "label": JSONValue(label?.rawValue),
      "how": .string(how.rawValue), "votes": .object(votes), "cause": JSONValue(cause?.rawValue),
      "adjudicator": .string(adjudicator), "note": JSONValue(note), "made_at": .string(madeAt.iso8601),
      "stale": .bool(isStale),
    ]
    return marks.map { answer.adding(["marks": .array($0.map(\.json))]) } ?? answer
  }
}

/// The gold, one line a paragraph.
struct GoldScreen: Screen {
  let records: [GoldRecord]
  /// The articles that were asked for; none for all.
  let named: [String]
  let codebook: Codebook

  func render(in canvas: Canvas) -> String {
    if records.isEmpty {
      let what =
        named.isEmpty
        ? "No article is adjudicated" : "\(listed(named)) \(named.count == 1 ? "is" : "are") not adjudicated"
      return canvas.sentences([sanitized("\(what) yet: attest adjudicate makes gold.")])
    }
    var table = Table(columns: [
      .init("article"), .init("¶", .trailing), .init("label"), .init("how"), .init("by"), .init("votes"),
    ])
    table.rows = records.map { record in
      let label = record.label.map(name) ?? canvas.glyphs.missing
      let votes = record.votes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.map(name) ?? "abstained")" }
      let how = record.how.rawValue + (record.isStale ? ", stale" : "")
      return [
        sanitized(record.article), String(record.paragraph), label, how, record.adjudicator,
        votes.joined(separator: ", "),
      ]
    }
    return table.render(in: canvas) + canvas.sentences([tally])
  }

  private func name(_ label: LabelID) -> String { codebook.name(of: label.rawValue) }

  private var tally: String {
    let counts = Dictionary(records.map { ($0.how, 1) }, uniquingKeysWith: +)
    var parts = Origin.allCases.compactMap { how in counts[how].map { "\($0) \(how.rawValue)" } }
    let stale = records.count(where: \.isStale)
    if stale > 0 { parts.append("\(stale) stale: a review they rest on changed; attest adjudicate asks again") }
    return parts.joined(separator: ", ") + "."
  }

  private typealias Origin = GoldRecord.Origin
}
