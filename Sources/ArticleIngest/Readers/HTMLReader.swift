// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads a web page as one article: the main text without what the site puts round it.
struct HTMLReader {
  /// The article of a page in normalised UTF-8.
  func read(_ text: [UInt8]) throws(IngestError) -> Article {
    guard !WhiteSpace.trimmed(text).isEmpty else { throw .empty }
    let tree = try HTMLTreeBuilder.tree(of: try MarkupScan.cleaned(text))
    let metadata = PageMetadata(tree)
    let page = MainContent.find(in: tree, metadata)
    var list = BlockList()
    for block in page.blocks { try list.append(block.text, hint: Self.hint(block.form)) }
    guard !list.blocks.isEmpty else { throw .noArticleText }
    var draft = Draft(blocks: list.blocks, sha256: Digest.printed(text))
    draft.claims = metadata.claims + (page.dropped.words > 0 ? page.dropped.claims : [])
    draft.lines = page.lines
    return try ArticleAssembler().article(draft)
  }

  /// The blocks of a piece of markup that is all article.
  func blocks(ofFragment text: [UInt8]) throws(IngestError) -> BlockList {
    let tree = try HTMLTreeBuilder.tree(of: try MarkupScan.cleaned(text))
    var list = BlockList()
    for block in MainContent.all(of: tree) { try list.append(block.text, hint: Self.hint(block.form)) }
    return list
  }

  private static func hint(_ form: MarkedBlock.Form) -> ParagraphKind? {
    switch form {
    case .paragraph, .item, .code: .body
    case .caption: .caption
    case .deck: .deck
    case .heading: .heading
    case .line: nil
    }
  }
}
