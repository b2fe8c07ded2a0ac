// SPDX-License-Identifier: GPL-3.0-or-later

/// The names that would tell an article's outlet, found in any case of letters and only as whole words.
struct OutletNames: Sendable {
  /// The mask of a name that is no other than the first.
  static let mask = "[hidden]"

  /// Names of one party: its name, parts of it, its addresses.
  private struct Form: Sendable {
    var scalars: [Unicode.Scalar]
    var party: Int
  }

  private let forms: [Unicode.Scalar: [Form]]
  /// Each party's longest name.
  private let parties: [String]
  private var numbers: [Int: Int] = [:]

  init(of article: Article) {
    let hands = article.provenance.filter { $0.partyKind != .agency }.map(\.party)
    let heads = [article.byline, article.credit, article.site, article.url].compactMap { $0 }
    let said = article.claims.filter { [.site, .byline, .url, .basedOn].contains($0.field) }.map(\.value)
    var parties: [(name: String, forms: Set<[Unicode.Scalar]>)] = []
    for name in Set(hands + heads + said).sorted(by: { ($1.utf8.count, $0) < ($0.utf8.count, $1) }) {
      let forms = Set(Self.forms(of: name).map { $0.unicodeScalars.map(\.folded) }).filter { $0.count > 1 }
      if forms.isEmpty { continue }
      if let known = parties.firstIndex(where: { !$0.forms.isDisjoint(with: forms) }) {
        parties[known].forms.formUnion(forms)
      } else {
        parties.append((name, forms))
      }
    }
    self.parties = parties.map(\.name)
    let all = parties.enumerated().flatMap { index, party in party.forms.map { Form(scalars: $0, party: index) } }
    forms = Dictionary(grouping: all.filter { !$0.scalars.isEmpty }, by: { $0.scalars[0] })
      .mapValues { $0.sorted { ($1.scalars.count, $0.party) < ($0.scalars.count, $1.party) } }
  }

  /// A name, its beginnings and ends of two words or more, and of an address the host: "Coastal Voice" for "Coastal
  /// Voice English".
  private static func forms(of name: String) -> [String] {
    if let host = ArticleOutlet.host(of: name) {
      return [name, host] + (host.hasPrefix("www.") ? [String(host.dropFirst(4))] : [])
    }
    let words = name.split(separator: " ")
    guard words.count > 2 else { return [name] }
    return [name]
      + (2..<words.count).flatMap { count in
        [words.prefix(count), words.suffix(count)].map { $0.joined(separator: " ") }
      }
  }

  /// The text with every name hidden. Complexity: O(text * names that begin alike).
  mutating func hide(in text: String) -> MaskedText {
    let scalars = Array(text.unicodeScalars)
    let folded = scalars.map(\.folded)
    var hidden: [(range: Range<Int>, mask: String)] = []
    var index = 0
    while index < scalars.count {
      guard let form = form(at: index, folded) else {
        index += 1
        continue
      }
      let range = Self.whole(index..<index + form.scalars.count, folded, after: hidden.last?.range.upperBound ?? 0)
      hidden.append((range, mask(of: form.party)))
      index = range.upperBound
    }
    return MaskedText(text, hiding: hidden)
  }

  /// Numbers the parties that no text has named, so that every mask is known from here on.
  mutating func numberAll() { for party in parties.indices { _ = mask(of: party) } }

  /// Every mask with the name behind it.
  var masks: [(mask: String, name: String)] {
    numbers.isEmpty ? [(Self.mask, Self.mask)] : numbers.map { (Self.mask(numbered: $0.value), parties[$0.key]) }
  }

  private mutating func mask(of party: Int) -> String {
    let number = numbers[party] ?? numbers.count + 1
    numbers[party] = number
    return Self.mask(numbered: number)
  }

  private static func mask(numbered number: Int) -> String { number == 1 ? mask : "[hidden \(number)]" }

  private func form(at index: Int, _ text: [Unicode.Scalar]) -> Form? {
    guard Self.isEdge(index, text) else { return nil }
    return forms[text[index]]?.first { form in
      let end = index + form.scalars.count
      return end <= text.count && text[index..<end].elementsEqual(form.scalars) && Self.isEdge(end, text)
    }
  }

  /// A name with the address or handle that it is part of: `rt.com` for RT.
  private static func whole(_ range: Range<Int>, _ text: [Unicode.Scalar], after limit: Int) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start - 1 > limit, text[start - 1] == ".", isWord(text[start - 2]) {
      start -= 1
      while start > limit, isWord(text[start - 1]) || text[start - 1] == "-" { start -= 1 }
    }
    while end + 1 < text.count, text[end] == "." || text[end] == "_", isWord(text[end + 1]) {
      end += 1
      while end < text.count, isWord(text[end]) { end += 1 }
    }
    if start > limit, text[start - 1] == "@" { start -= 1 }
    return start..<end
  }

  /// Whether a word may begin or end at a place.
  private static func isEdge(_ index: Int, _ text: [Unicode.Scalar]) -> Bool {
    index == 0 || index == text.count || !(isWord(text[index - 1]) && isWord(text[index]))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
