// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A labelled line at the head of a scraped text, such as "URL: …", "DATE: …" or "AUTHORS: …".
struct HeaderField {
  /// What the label announces.
  enum Label: String {
    case url, date, authors, title, source, summary, text, other
  }

  /// What the label announces.
  let label: Label
  /// What stands after the label; empty when the value is on the next line.
  let value: String

  private static let labels: [String: Label] = [
    "url": .url, "link": .url, "canonical": .url, "canonical_url": .url, "source_url": .url, "article url": .url,
    "date": .date, "published": .date, "publish_date": .date, "publish date": .date, "publication date": .date,
    "date published": .date, "pubdate": .date, "updated": .date, "published_at": .date, "dates": .date,
    "author": .authors, "authors": .authors, "byline": .authors, "author(s)": .authors, "writer": .authors,
    "title": .title, "headline": .title, "source": .source, "publisher": .source, "outlet": .source, "site": .source,
    "publication": .source, "summary": .summary, "description": .summary, "subtitle": .summary, "subheadline": .summary,
    "deck": .summary, "standfirst": .summary, "text": .text, "body": .text, "content": .text, "article": .text,
    "section": .other, "category": .other, "keywords": .other, "tags": .other, "language": .other, "lang": .other,
    "id": .other, "image": .other, "type": .other, "topic": .other, "topics": .other, "country": .other,
    "word count": .other, "number": .other, "dateline": .other,
  ]

  /// The reading of a line as a labelled one; a bare label counts only in capitals.
  init?(_ text: String) {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return nil }
    let head = text.unicodeScalars.prefix(18)
    if let colon = head.firstIndex(where: { $0 == ":" || $0 == "\t" || $0 == "=" }) {
      let name = String(head[..<colon]).lowercased()
      // "BYLINE=ADA LIND", as scripts of the radio are headed.
      if head[colon] == "=", String(head[..<colon]) != name.uppercased() { return nil }
      guard let label = Self.labels[name] else { return nil }
      value = String(text[colon...].dropFirst().drop(while: \.isWhitespace))
      // "Text: Ada Lind" names who wrote it.
      if name == "image", value.contains(" ") { return nil }
      if label == .text || name == "image", Byline.isNameAlone(Byline.withoutOthersWork(value)) { return nil }
      self.label = label
    } else {
      let word = ["Author", "Authors"].contains(text) ? text.uppercased()[...] : text.prefix { !$0.isWhitespace }
      guard (2...16).contains(word.utf8.count), !word.utf8.contains(where: { (0x61...0x7A).contains($0) }),
        word == word.uppercased(), let label = Self.labels[word.lowercased()]
      else {
        return nil
      }
      let rest = String(text.dropFirst(word.count).drop(while: \.isWhitespace))
      guard rest.isEmpty || Self.fits(rest, label) else { return nil }
      self.label = label
      value = rest
    }
  }

  /// A value on the line after its bare label; nil when it does not look like one.
  init?(label: Label, valueOnItsOwn value: String) {
    let isFitting =
      switch label {
      case .url: value.hasPrefix("http")
      case .date: !DateScan(value).dates.isEmpty && value.utf8.count <= 80
      case .authors: Self.isNameList(value)
      case .title, .source, .other: value.utf8.count <= 250 && !SentenceEnd.isStopped(value)
      case .summary: true
      case .text: false
      }
    guard isFitting else { return nil }
    self.label = label
    self.value = value
  }

  /// A line of names without a label.
  init?(authors names: String) {
    guard !names.isEmpty else { return nil }
    (label, value) = (.authors, names)
  }

  /// Names of two to four words each, parted by commas or "and", every word with a capital.
  static func isNameList(_ text: String) -> Bool {
    guard text.utf8.count <= 200, !SentenceEnd.isStopped(text) else { return false }
    let names = text.split(separator: ",").flatMap { $0.split(separator: " and ") }
    return !names.isEmpty
      && names.allSatisfy { name in
        let words = name.split(separator: " ")
        return (1...4).contains(words.count)
          && words.allSatisfy { $0.unicodeScalars.first?.properties.isLowercase == false }
      }
  }

  private static func fits(_ value: String, _ label: Label) -> Bool {
    switch label {
    case .url: value.hasPrefix("http")
    case .date: !DateScan(value).dates.isEmpty
    default: false
    }
  }

  /// The kind of the whole line.
  var kind: ParagraphKind {
    if value.isEmpty { return .furniture }
    return switch label {
    case .url, .other: .furniture
    case .date: .date
    case .authors: .byline
    case .title: .headline
    case .source: .credit
    case .summary: .deck
    case .text: .body
    }
  }
}
