// SPDX-License-Identifier: GPL-3.0-or-later

extension Article {
  /// The article with its outlet hidden: no byline, credit, site or address, and none of their names in the text.
  ///
  /// Digests stay those of the true text, for a label belongs to that. Complexity: O(text * names).
  public var masked: Article {
    var masked = self
    (masked.byline, masked.credit, masked.site, masked.url, masked.claims) = (nil, nil, nil, nil, [])
    masked.provenance = []
    for index in masked.paragraphs.indices {
      let paragraph = masked.paragraphs[index]
      masked.paragraphs[index].text = Self.telltale.contains(paragraph.kind) ? Self.mask : withoutNames(paragraph.text)
    }
    masked.title = masked.title.map(withoutNames)
    return masked
  }

  /// What stands in place of a hidden name.
  static let mask = "[hidden]"

  /// The kinds of paragraphs that exist to say who publishes.
  private static let telltale: Set<ParagraphKind> = [.byline, .credit, .repost, .furniture]

  /// Every name that would tell the outlet, longest first; one letter is no name.
  private var names: [String] {
    let parties = provenance.filter { $0.partyKind != .agency }.map(\.party)
    let all =
      parties + [byline, credit, site, url].compactMap { $0 } + claims.filter { $0.field == .site }.map(\.value)
    return Set(all.flatMap(Self.forms)).filter { $0.utf8.count > 1 }.sorted {
      ($1.utf8.count, $0) < ($0.utf8.count, $1)
    }
  }

  /// A name and its beginnings and ends of two words or more: "Coastal Voice" for "Coastal Voice English".
  private static func forms(of name: String) -> [String] {
    let words = name.split(separator: " ")
    guard words.count > 2 else { return [name] }
    return [name]
      + (2..<words.count).flatMap { count in
        [words.prefix(count), words.suffix(count)].map { $0.joined(separator: " ") }
      }
  }

  private func withoutNames(_ text: String) -> String {
    names.reduce(text) { $0.replacing($1, with: Self.mask) }
  }
}
