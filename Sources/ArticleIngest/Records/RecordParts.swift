// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// A list in a record that holds the parts of one text, such as its pages, and not articles of their own.
enum RecordParts {
  /// What is said of a whole article, and of no part of one.
  private static let ofArticles: Set<FieldNames.Part> = [.title, .byline, .published, .site, .url]
  /// Names of lists that hold whole texts, whether or not these have titles.
  private static let wholes: Set<String> = [
    "articles", "stories", "items", "entries", "documents", "docs", "records", "texts", "posts", "messages", "results",
    "rows", "samples", "examples", "news", "tweets", "data", "hits", "letters", "reviews", "replies", "answers",
  ]
  /// Names of lists that hold parts.
  private static let parts: Set<String> = [
    "pages", "parts", "pieces", "segments", "chunks", "chapters", "passages", "sections", "blocks", "elements",
    "slides",
    "cards", "seiten", "teile", "partes", "páginas", "paginas", "pagine", "strony",
  ]

  /// Whether a list holds parts of one text: texts, none of them with a title, an author, a day or an address.
  static func areParts(_ value: JSONValue, named name: String) -> Bool {
    guard case .array(let items) = value, let first = items.first(where: { $0.members != nil }),
      text(of: first).map(WrittenText.isProse) ?? false, let word = ClassNames.words(of: name[...]).last,
      !wholes.contains(word), !RecordLists.isBeside(name)
    else { return false }
    return !items.contains(where: isArticle)
  }

  /// Whether an entry of a list is an article of its own.
  static func isArticle(_ entry: JSONValue) -> Bool {
    entry.members?.contains { member in
      FieldNames.usual[FieldNames.plain(member.key)].map(ofArticles.contains) ?? false
    } ?? false
  }

  /// Whether a list's name says that it holds parts.
  static func nameSaysSo(_ name: String) -> Bool { ClassNames.words(of: name[...]).last.map(parts.contains) ?? false }

  /// The parts put together.
  static func text(_ list: JSONValue) -> String? {
    let texts = list.items.compactMap { text(of: $0) }
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private static func text(of part: JSONValue) -> String? {
    if let text = WrittenText.piece(part) { return text }
    return part.members?.first { FieldNames.usual[FieldNames.plain($0.key)] == .text }.flatMap {
      WrittenText.of($0.value)
    }
  }
}
