// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads Markdown as one article: front matter, headings, lists, quotations, paragraphs.
struct MarkdownReader {
  /// The article of a normalised text.
  func read(_ text: [UInt8]) throws(IngestError) -> Article {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let matter = FrontMatter(lines)
    lines.removeFirst(matter.lineCount)
    var list = BlockList()
    var titled = matter.claims.contains { $0.field == .title }
    for block in MarkdownBlocks(lines).blocks {
      let text = MarkdownInline.plain(block.text)
      if block.level == 1, !titled {
        titled = true
        try list.append(text, hint: .headline)
      } else {
        try list.append(text, hint: block.level > 0 ? .heading : block.isCaption ? .caption : nil)
      }
    }
    guard !list.blocks.isEmpty else { throw .empty }
    var draft = Draft(blocks: list.blocks, sha256: Digest.printed(text))
    draft.claims = matter.claims
    return try ArticleAssembler().article(draft)
  }
}
