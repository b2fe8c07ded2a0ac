// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Makes an article of a record: schema.org's NewsArticle, or any object with a text under a known name.
struct RecordReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames
  /// What the record stands in, as its claims name their origin.
  var origin = "record"

  /// The article of a record that begins on a line.
  func article(_ record: JSONValue, line: Int) throws(IngestError) -> Article {
    guard record.members != nil else { throw .notARecord(line: line) }
    guard let text = text(record) else { throw .recordWithoutText(line: line, fields: fields[.text]) }
    let normalised = LineEndScan.withLineFeeds(Array(text.utf8), from: 0)
    if let offset = normalised.firstIndex(of: 0) { throw .nulByte(offset: offset) }
    var list = try TextSegmenter().blocks(normalised)
    if FormatSniff.format(of: normalised) == .html { list = try HTMLReader().blocks(ofFragment: normalised) }
    guard !list.blocks.isEmpty else { throw .recordWithoutText(line: line, fields: fields[.text]) }
    var draft = Draft(blocks: list.blocks, sha256: Digest.printed(normalised))
    draft.claims = claims(record)
    if let title = values(.title, record).first, let first = draft.blocks.first, first.hint == .heading,
      first.text.folded == title.folded
    {
      draft.blocks[0].hint = .headline
    }
    draft.blocks = try withSummary(record, draft.blocks)
    return try ArticleAssembler().article(draft)
  }

  /// The text, a list of paragraphs being put together.
  private func text(_ record: JSONValue) -> String? {
    for name in fields[.text] {
      guard let value = record.value(at: name) else { continue }
      let pieces = value.items.compactMap { $0.string ?? $0["text"]?.string }
      if !pieces.isEmpty { return pieces.joined(separator: "\n\n") }
    }
    return nil
  }

  private func claims(_ record: JSONValue) -> [MetadataClaim] {
    let parts: [(FieldNames.Part, MetadataClaim.Field)] = [
      (.title, .title), (.byline, .byline), (.published, .published), (.modified, .modified), (.site, .site),
      (.url, .url),
      (.language, .language), (.credit, .basedOn),
    ]
    return parts.flatMap { part, field -> [MetadataClaim] in
      values(part, record).map { MetadataClaim(field: field, value: $0, origin: origin) }
    }
  }

  /// The values of the first name that the record has; several authors are one line.
  private func values(_ part: FieldNames.Part, _ record: JSONValue) -> [String] {
    for name in fields[part] {
      let found = (record.value(at: name)?.items ?? []).compactMap {
        $0.string ?? $0["name"]?.string ?? $0["url"]?.string ?? $0["@id"]?.string
      }
      let named = found.filter { !$0.isEmpty }
      if !named.isEmpty { return part == .byline ? [named.joined(separator: ", ")] : Array(named.prefix(1)) }
    }
    return []
  }

  /// A summary stands first as the deck, unless the text begins with it.
  private func withSummary(_ record: JSONValue, _ blocks: [Block]) throws(IngestError) -> [Block] {
    guard let summary = values(.summary, record).first, let first = blocks.first,
      !first.text.hasPrefix(summary.prefix(60))
    else {
      return blocks
    }
    let lines = summary.split(whereSeparator: \.isNewline).joined(separator: " ")
    return [Block(text: lines, hint: .deck)] + blocks
  }
}

/// The names under which records keep an article's parts; the first present in a record counts.
///
/// A name with a dot looks into an object: `meta.title`; one with brackets into a list: `body.sections[].text`.
public struct FieldNames: Sendable, Hashable {
  /// A part of an article.
  public enum Part: String, Sendable, CaseIterable {
    case text, title, byline, published, modified, site, url, language, credit, summary
  }

  /// The names of each part, in order of trust.
  public private(set) var names: [Part: [String]] = [
    .text: [
      "articleBody", "text", "body", "content", "maintext", "article", "full_text", "fulltext", "story", "cleaned_text",
      "plain_text", "content_text", "content_html", "data.text",
    ],
    .title: ["headline", "title", "name"], .byline: ["author", "authors", "byline", "creator"],
    .published: [
      "datePublished", "published", "date", "publish_date", "date_publish", "published_at", "pubdate", "publishedAt",
      "timestamp", "published_date", "date_published",
    ],
    .modified: ["dateModified", "modified", "updated", "updated_at", "date_modify", "date_modified"],
    .site: ["publisher", "site", "outlet", "source_domain", "site_name", "publication", "sitename"],
    .url: ["url", "link", "canonical_url", "mainEntityOfPage"],
    .language: ["inLanguage", "language", "lang"], .credit: ["isBasedOn", "credit", "source", "agency"],
    .summary: ["alternativeHeadline", "summary", "description", "abstract", "subtitle", "standfirst", "deck"],
  ]

  /// The names that schema.org and common scrapers use.
  public init() {}

  /// Puts a name before the others of a part.
  public mutating func prefer(_ name: String, for part: Part) {
    names[part] = [name] + (names[part] ?? []).filter { $0 != name }
  }

  /// The names of a part.
  public subscript(part: Part) -> [String] { names[part] ?? [] }
}

/// Makes articles of rows that this program exported: one row a paragraph and reviewer, grouped by article.
enum ExportRows {
  /// Whether a record is such a row.
  static func isRow(_ record: JSONValue) -> Bool {
    record["article"]?.string != nil && record["paragraph"]?.integer != nil && record["kind"]?.string != nil
      && record["text"]?.string != nil
  }

  /// The articles of the rows, in the order in which they first appear.
  static func articles(_ rows: [(JSONValue, Int)]) throws(IngestError) -> [Article] {
    var order: [String] = []
    var paragraphs: [String: [Int: Block]] = [:]
    for (row, line) in rows {
      guard let name = row["article"]?.string, let number = row["paragraph"]?.integer, let text = row["text"]?.string
      else {
        throw .notARecord(line: line)
      }
      if paragraphs[name] == nil { order.append(name) }
      let kind = row["kind"]?.string.flatMap(ParagraphKind.init(rawValue:))
      paragraphs[name, default: [:]][number] = Block(text: text, hint: kind)
    }
    var articles: [Article] = []
    for name in order { articles.append(try article(paragraphs[name] ?? [:])) }
    return articles
  }

  private static func article(_ paragraphs: [Int: Block]) throws(IngestError) -> Article {
    var list = BlockList()
    for (_, block) in paragraphs.sorted(by: { $0.key < $1.key }) { try list.append(block.text, hint: block.hint) }
    let whole = list.blocks.map(\.text).joined(separator: "\n\n")
    return try ArticleAssembler().article(
      Draft(blocks: list.blocks, sha256: Digest.printed(whole.utf8)))
  }
}
