// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// The tables of a folder of JSON Lines, one for each kind of row, and the files they stand in.
///
/// Labels and gold stand apart for each part of a split dataset; what is empty has no file.
struct DatasetTables {
  /// One table.
  struct Name: Hashable, Comparable {
    /// What its rows are: gold, annotations, articles, sources, mentions, ratings or spans.
    var config: String
    /// The part of the dataset, as Hugging Face calls it.
    var split: String

    var path: String { split == "train" && !isSplit ? "data/\(config).jsonl" : "data/\(config)/\(split).jsonl" }
    /// Whether the table stands apart for each part.
    var isSplit: Bool

    static func < (left: Name, right: Name) -> Bool { (left.config, left.split) < (right.config, right.split) }
  }

  /// The kinds of rows in the order in which people ask for them.
  static let configs = ["gold", "annotations", "articles", "sources", "mentions", "ratings", "spans"]

  private let head: DatasetHead
  private let options: WriterOptions
  private var pending: [Name: JSONWriter] = [:]
  /// How many rows each table has.
  private(set) var counts: [Name: Int] = [:]
  /// The languages of the articles.
  private(set) var languages: Set<String> = []

  init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    self.options = options
  }

  /// Adds the rows of an article.
  mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    if let language = article.content.language { languages.insert(language) }
    let split = article.split.map { $0 == "dev" ? "validation" : $0 }
    var paragraphs = article.members
    if let place = paragraphs.firstIndex(where: { $0.key == "paragraphs" }) {
      paragraphs[place].value = .array(
        article.content.paragraphs.map { paragraph in
          .object(Array(paragraph.members(of: "", isWithoutText: options.isWithoutText).dropFirst()))
        })
    }
    add([paragraphs], to: Name(config: "articles", split: "train", isSplit: false))
    let name = { (config: String) in Name(config: config, split: split ?? "train", isSplit: split != nil) }
    add(rows(.label, .gold, article).map { labelled($0, "label") }, to: name("gold"))
    add(rows(.label, .current, article).map { labelled($0, "label") }, to: name("annotations"))
    for unit in ExportUnit.marks {
      add(rows(unit, .current, article), to: Name(config: "\(unit.rawValue)s", split: "train", isSplit: false))
    }
    for (name, json) in pending where json.bytes.count > 1 << 16 { try flush(name, output) }
  }

  mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    for name in pending.keys.sorted() { try flush(name, output) }
  }

  private mutating func flush(_ name: Name, _ output: any DatasetOutput) throws(ExchangeError) {
    if let bytes = pending[name]?.take(), !bytes.isEmpty { try output.append(bytes, to: name.path) }
  }

  private func rows(_ unit: ExportUnit, _ labels: ExportLabels, _ article: DatasetArticle) -> [[JSONValue.Member]] {
    DatasetRows(unit, labels: labels, isWithoutText: options.isWithoutText, codebook: head.codebook).rows(of: article)
      .map { row in row.map(Self.flat) }
  }

  /// What has no columns of its own stands as the text of its JSON.
  private static func flat(_ member: JSONValue.Member) -> JSONValue.Member {
    guard ["votes", "marks"].contains(member.key), member.value != .null else { return member }
    return .init(key: member.key, value: .string(member.value.text))
  }

  /// A row with the number of its label behind the label.
  private func labelled(_ row: [JSONValue.Member], _ key: String) -> [JSONValue.Member] {
    row.flatMap { member -> [JSONValue.Member] in
      guard member.key == key else { return [member] }
      let number = head.codebook?.labels.firstIndex { $0.id.rawValue == member.value.string }
      return [member, .init(key: "label_id", value: JSONValue(number))]
    }
  }

  private mutating func add(_ rows: [[JSONValue.Member]], to name: Name) {
    guard !rows.isEmpty else { return }
    counts[name, default: 0] += rows.count
    for row in rows {
      pending[name, default: JSONWriter()].object(row)
      pending[name]?.line()
    }
  }
}

/// The types of the columns of every table.
enum DatasetColumns {
  /// What a column holds.
  indirect enum Kind {
    case text, integer, number, flag, label, moment
    case list(Kind)
    case rows([(name: String, kind: Kind)])
  }

  /// The columns of a table, in order.
  static func columns(of config: String) -> [(name: String, kind: Kind)] {
    let unit: ExportUnit? = ExportUnit.marks.first { "\($0.rawValue)s" == config }
    if let unit { return (DatasetReview.columns(unit) ?? []).map { ($0, kind($0)) } }
    if config == "articles" {
      return DatasetArticle.columns.map { name in
        switch name {
        case "paragraphs":
          (name, .rows(["paragraph", "kind", "text", "text_sha256"].map { ($0, kind($0)) }))
        case "dates": (name, .rows(["iso", "raw", "of", "paragraph"].map { ($0, kind($0)) }))
        case "claims": (name, .rows(["field", "value", "origin"].map { ($0, .text) }))
        case "provenance":
          (
            name,
            .rows(["step", "party", "party_kind", "role", "relation", "date", "paragraph"].map { ($0, kind($0)) })
          )
        default: (name, kind(name))
        }
      }
    }
    let rows = DatasetRows(.label, labels: config == "gold" ? .gold : .current)
    return (rows.columns ?? []).flatMap { name -> [(name: String, kind: Kind)] in
      name == "label" ? [(name, .text), ("label_id", .label)] : [(name, kind(name))]
    }
  }

  private static func kind(_ name: String) -> Kind {
    switch name {
    case "paragraph", "number", "start", "end", "round", "confidence", "credibility", "step", "nested_in", "same_as":
      .integer
    case "seconds": .number
    case "unsure", "flag", "abstained", "stale", "standing", "partial": .flag
    case "made_at": .moment
    case "mixed", "cues": .list(.text)
    case "paragraphs": .list(.integer)
    default: .text
    }
  }
}
