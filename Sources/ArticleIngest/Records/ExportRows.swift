// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

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
        throw .within(.line(line), .notARecord)
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
