// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// What stands in a record's field, as a text: a string, paragraphs in a list, pieces of a sentence, sections with headings.
enum WrittenText {
  /// The text of a value; nil for what is none.
  static func of(_ value: JSONValue, isTextOnly: Bool = false) -> String? {
    // A table may count what another holds: "9" under "paragraphs".
    if let text = value.string {
      return !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? nil : text
    }
    if isTextOnly { return nil }
    let sections = (value["sections"] ?? value).items
    let heads = ["heading", "headline", "title"]
    let isParted = sections.contains { section in
      section["paragraphs"] != nil || section["type"] == "heading"
        || section["text"]?.string != nil && heads.contains { section[$0]?.string != nil }
    }
    if isParted { return markup(of: sections) }
    if let pieces = InlinePieces(sections) { return pieces.text }
    if let blocks = TypedBlocks(sections) { return blocks.markup }
    if let markup = NamedElements.markup(of: sections) { return markup }
    let pieces = value.items.compactMap(piece)
    return pieces.isEmpty ? nil : pieces.joined(separator: "\n\n")
  }

  /// The text of an entry in a list; that of an object which holds its text in pieces is these put together.
  static func piece(_ entry: JSONValue) -> String? {
    if let text = entry.string { return text }
    if let text = ["text", "rendered", "content", "body"].lazy.compactMap({ entry[$0]?.string }).first { return text }
    guard case .array(let pieces)? = entry["children"] else { return nil }
    let texts = pieces.compactMap { $0.string ?? $0["text"]?.string }
    return texts.isEmpty ? nil : texts.joined()
  }

  /// Whether a text is none: blank, or one of the words by which programs say that there is nothing.
  static func isBlank(_ text: String) -> Bool {
    let rest = text.trimmed
    return rest.isEmpty || rest.utf8.count <= 5 && nothing.contains(rest.lowercased())
  }

  private static let nothing: Set<String> = ["nan", "none", "null", "n/a", "nat", "<na>"]

  /// Whether a text is prose: several words, and the end of a sentence.
  static func isProse(_ text: String) -> Bool {
    guard text.utf8.count >= leastProse else { return false }
    let plain = text.utf8.contains(0x3C) ? text.replacing(/<[^<>]*>/, with: " ") : text
    let isParted = plain.utf8.lazy.filter { WhiteSpace.isASCII($0) }.prefix(4).count == 4
    return (isParted || plain.unicodeScalars.contains("。"))
      && (SentenceEnd.isStopped(plain) || SentenceEnd.count(in: plain) > 1)
  }

  /// A shorter text is a name or a note.
  static let leastProse = 60

  /// Whether a text is only the beginning of another one.
  static func isCutOff(_ text: String) -> Bool {
    ["…", "...", "[…]", "[...]", "[&hellip;]"].contains { text.hasSuffix($0) }
  }

  private static func markup(of sections: [JSONValue]) -> String {
    func elements(_ tag: String, _ value: JSONValue?) -> String {
      (value?.items ?? []).compactMap(\.words).filter { !$0.isEmpty }
        .map { "<\(tag)>\(XMLMarkup.escaped($0))</\(tag)>" }.joined()
    }
    let parts = sections.map { section in
      if section["type"] == "heading" { return elements("h2", section["text"]) }
      let text = section["text"]?.string.map { text in
        text.split(separator: "\n\n").map { JSONValue.string(String($0)) }
      }
      return elements("h2", section["heading"] ?? section["headline"] ?? section["title"])
        + elements("p", section["paragraphs"] ?? text.map(JSONValue.array) ?? (section.string.map(JSONValue.string)))
    }
    return "<div>\(parts.joined())</div>"
  }
}

/// A text of which a list holds pieces, some of them set apart as links or in bold letters: the pieces end within sentences,
/// and line breaks alone part its paragraphs.
struct InlinePieces {
  /// The pieces put together.
  let text: String

  private static let plain: Set<String> = ["text", "plain"]
  private static let marked: Set<String> = [
    "bold", "italic", "underline", "strikethrough", "spoiler", "link", "textlink", "mention", "mentionname", "hashtag",
    "cashtag", "code", "pre", "email", "phone", "url", "botcommand", "customemoji", "emoji", "b", "i", "em", "strong",
    "a",
    "u", "s", "sub", "sup", "span", "anchor", "hyperlink",
  ]

  /// The pieces of a list; nil for one that holds whole paragraphs, or no texts.
  init?(_ entries: [JSONValue]) {
    guard entries.count > 1 else { return nil }
    let pieces = entries.compactMap { $0.string ?? $0["text"]?.string }
    guard pieces.count == entries.count else { return nil }
    let types = entries.compactMap { $0.string == nil ? FieldNames.plain($0["type"]?.string ?? "") : nil }
    let isMarked =
      types.contains(where: Self.marked.contains)
      && types.allSatisfy { Self.marked.contains($0) || Self.plain.contains($0) }
    let joins = zip(pieces, pieces.dropFirst())
    guard isMarked || joins.contains(where: Self.isWithinSentence) else { return nil }
    var text = pieces[0]
    for (piece, next) in joins { text += (Self.isEnd(piece, next, isMarked: isMarked) ? "\n\n" : "") + next }
    self.text = text
  }

  /// Whether a sentence surely goes on from a piece to the next.
  private static func isWithinSentence(_ piece: String, _ next: String) -> Bool {
    guard let last = piece.last, let first = next.first, last.isWhitespace || first.isWhitespace,
      !SentenceEnd.isStopped(piece), let begin = next.first(where: { !$0.isWhitespace })
    else { return false }
    return begin.isLowercase || ",.;)".contains(begin)
  }

  /// Whether a paragraph ends between two pieces of which neither says so by a line break.
  private static func isEnd(_ piece: String, _ next: String, isMarked: Bool) -> Bool {
    guard let last = piece.last, let first = next.first, !last.isNewline, !first.isNewline else { return false }
    let isParted = last.isWhitespace || first.isWhitespace
    if isMarked { return !isParted && first.isUppercase && (last.isLetter || SentenceEnd.isStopped(piece)) }
    return SentenceEnd.isStopped(piece) || !isParted
  }
}
