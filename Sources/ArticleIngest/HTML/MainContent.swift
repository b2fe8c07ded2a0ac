// SPDX-License-Identifier: GPL-3.0-or-later

/// A page's main text.
struct MainContent {
  /// The blocks of the article.
  let blocks: [MarkedBlock]
  /// The lines about it that stood among them.
  let lines: [LineReading]

  private static let least = 200

  /// Finds the main text, at first among what is shown, then among what is hidden too, then in the page's linked data.
  static func find(in tree: HTMLTree, titles: [String], _ articleBody: String?) -> MainContent {
    var found = search(tree, titles, keepsHidden: false)
    if found.size < least {
      let hidden = search(tree, titles, keepsHidden: true)
      if hidden.size > found.size * 2 { found = hidden }
    }
    if let articleBody, articleBody.utf8.count > max(found.size * 2, least) {
      let texts = paragraphs(of: articleBody)
      found = MainContent(
        blocks: texts.map { MarkedBlock(text: $0, form: .paragraph, linkShare: 0) }, lines: found.lines)
    }
    return found
  }

  /// All blocks of a tree that is nothing but article.
  static func all(of tree: HTMLTree) -> [MarkedBlock] {
    let filter = BoilerplateFilter(tree, keepsHidden: true)
    return BlockGatherer.blocks(in: 0, tree, filter, TextWeights(tree, dropped: filter.dropped))
  }

  private var size: Int { blocks.reduce(0) { $0 + $1.text.utf8.count } }

  private static func search(_ tree: HTMLTree, _ titles: [String], keepsHidden: Bool) -> MainContent {
    let filter = BoilerplateFilter(tree, keepsHidden: keepsHidden)
    let weights = TextWeights(tree, dropped: filter.dropped)
    let root = ContentRoot(tree, filter, weights).find() ?? 0
    let sieve = BlockSieve(BlockGatherer.blocks(in: root, tree, filter, weights), titles: titles)
    return MainContent(blocks: sieve.kept, lines: sieve.lines)
  }

  /// The lines of a text from linked data, markup and entities undone.
  private static func paragraphs(of body: String) -> [String] {
    let lines = LinkedData.unescaped(body).split(separator: "\n")
    return lines.map { String(decoding: WhiteSpace.trimmed(Array($0.utf8)), as: UTF8.self) }.filter { !$0.isEmpty }
  }
}
