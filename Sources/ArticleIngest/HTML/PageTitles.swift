// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The titles and summaries that a page claims, as its blocks are compared with them: in small letters, without marks.
struct PageTitles {
  /// The titles: its main headings too, unless one of them is claimed elsewhere, for then the others are headings in the text.
  let titles: Set<String>
  private let summaries: Set<String>

  /// The titles and summaries among a page's claims.
  init(_ metadata: PageMetadata) {
    let titles = metadata.claims.filter { $0.field == .title }
    let claimed = Set(titles.filter { $0.origin != "h1" }.map { $0.value.folded })
    let printed = Set(titles.filter { $0.origin == "h1" }.map { $0.value.folded })
    let confirmed = printed.filter { heading in claimed.contains { $0.contains(heading) } && !heading.isEmpty }
    let chosen = TitleChoice.title(titles).map { [$0.folded] } ?? []
    self.titles = claimed.union(confirmed.isEmpty ? printed : confirmed).union(chosen)
    summaries = Set(metadata.summaries.map(\.folded).filter { $0.utf8.count >= 20 })
  }

  /// Whether a text is one of the titles.
  func contains(_ text: String) -> Bool { titles.contains(text.folded) }

  /// Whether a heading is one of the titles, or one with a kicker before it.
  func isTitle(_ text: String) -> Bool {
    let heading = text.folded
    if titles.contains(heading) { return true }
    return titles.contains { $0.utf8.count >= 16 && heading.utf8.count <= $0.utf8.count * 2 && heading.hasSuffix($0) }
  }

  /// Whether a first block is the standfirst: what the page says its article is about, set apart from running text by bold
  /// print or by ending unlike a sentence. Many pages only repeat the lead for search engines.
  func isStandfirst(_ block: MarkedBlock) -> Bool {
    (block.isBold || !SentenceEnd.isStopped(block.text)) && summaries.contains(block.text.folded)
  }
}
