// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB
internal import JSON

extension EntryCoding {
  /// The facts of a dataset that was taken in.
  func json(_ facts: ImportFinished) -> JSONValue {
    let imported: JSONValue = [
      "format": .string(facts.format), "source": .string(facts.source), "after": .integer(facts.after),
      "articles": .integer(facts.articles), "labels": .integer(facts.labels), "reviewers": JSONValue(facts.reviewers),
    ]
    return facts.origins.map { imported.adding(["origins": JSONValue($0)]) } ?? imported
  }

  /// The facts of a split: each article by its digest.
  func json(_ facts: DatasetSplit) throws -> JSONValue {
    let parts = try facts.parts.map { JSONValue.Member(key: try names.digest(of: $0.key), value: .string($0.value)) }
    return [
      "parts": .object(parts), "grouping": .string(facts.grouping), "seed": .string(String(facts.seed)),
      "shares": .object(facts.shares.map { .init(key: $0.key, value: .integer($0.value)) }),
    ]
  }

  func imported(_ facts: Facts) throws -> ImportFinished {
    ImportFinished(
      format: try facts.text("format"), source: try facts.text("source"), after: try facts.number("after"),
      articles: try facts.number("articles"), labels: try facts.number("labels"),
      reviewers: try facts.texts("reviewers"),
      origins: facts.json["origins"] == nil ? nil : try facts.texts("origins"))
  }

  func split(_ facts: Facts) throws -> DatasetSplit {
    let named = try facts.object("parts"), shares = try facts.object("shares")
    var parts: [String: String] = [:], wanted: [String: Int] = [:]
    for member in named.json.members ?? [] {
      if let slug = try names.slug(of: member.key) { parts[slug] = try named.text(member.key) }
    }
    for member in shares.json.members ?? [] { wanted[member.key] = try shares.number(member.key) }
    guard let seed = UInt64(try facts.text("seed")) else { throw UnreadableBody(reason: "its “seed” is no number") }
    return DatasetSplit(parts: parts, grouping: try facts.text("grouping"), seed: seed, shares: wanted)
  }
}

extension ProjectStore {
  /// The last split of the articles; nil where there is none, or where it was taken back.
  public func split() throws(StoreError) -> DatasetSplit? {
    try read { db in
      let sql = """
        SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = 'datasetSplit' AND body IS NOT NULL
          AND id NOT IN (SELECT id FROM reverted) ORDER BY clock DESC, origin DESC LIMIT 1
        """
      guard let entry = try LedgerEntry.fetchOne(db, sql: sql),
        case .datasetSplit(let split)? = try? EntryCoding(db).event(entry)
      else { return nil }
      return split
    }
  }
}
