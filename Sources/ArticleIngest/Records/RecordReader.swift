// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Makes an article of a record: schema.org's NewsArticle, or any object with a text under a known name.
struct RecordReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames

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
      values(part, record).map { MetadataClaim(field: field, value: $0, origin: "record") }
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
