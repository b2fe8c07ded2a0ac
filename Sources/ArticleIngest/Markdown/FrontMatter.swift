// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The metadata between two lines `---` (or `+++`) at the head of a Markdown file: keys with plain values or lists.
struct FrontMatter {
  /// What it claims.
  private(set) var claims: [MetadataClaim] = []
  /// The number of lines it takes; 0 when there is none.
  private(set) var lineCount = 0

  private static let fields: [String: MetadataClaim.Field] = [
    "title": .title, "author": .byline, "authors": .byline, "byline": .byline, "date": .published,
    "published": .published,
    "updated": .modified, "lastmod": .modified, "modified": .modified, "site": .site, "publisher": .site,
    "outlet": .site,
    "url": .url, "link": .url, "canonical": .url, "canonical_url": .url, "lang": .language, "language": .language,
    "source": .basedOn, "credit": .basedOn,
  ]

  /// Reads the front matter of a file's lines.
  init(_ lines: [String]) {
    guard let fence = lines.first.map(\.trimmed), fence == "---" || fence == "+++" else { return }
    guard
      let end = lines.dropFirst().prefix(200).firstIndex(where: {
        $0.trimmed == fence || $0.trimmed == "..."
      })
    else { return }
    lineCount = end + 1
    var field: MetadataClaim.Field?
    for line in lines[1..<end] {
      if let field, let item = Self.item(line) {
        add(field, item)
      } else if let mark = line.firstIndex(where: { $0 == ":" || $0 == "=" }) {
        field = Self.fields[String(line[..<mark]).trimmed.lowercased()]
        if let field { add(field, String(line[line.index(after: mark)...])) }
      }
    }
  }

  private mutating func add(_ field: MetadataClaim.Field, _ raw: String) {
    let value = raw.trimmed
    let pieces =
      value.hasPrefix("[") && value.hasSuffix("]") && !value.hasPrefix("[[")
      ? value.dropFirst().dropLast().split(separator: ",").map(String.init) : [value]
    let text = pieces.map(Self.unquoted).filter { !$0.isEmpty }.joined(separator: ", ")
    guard !text.isEmpty else { return }
    if field == .byline, let index = claims.firstIndex(where: { $0.field == .byline }) {
      claims[index].value += ", " + text
    } else {
      claims.append(MetadataClaim(field: field, value: text, origin: "front-matter"))
    }
  }

  /// The value of a list's line, "- value".
  private static func item(_ line: String) -> String? {
    let text = line.trimmed
    return text.hasPrefix("- ") ? String(text.dropFirst(2)) : nil
  }

  private static func unquoted(_ text: String) -> String {
    let value = text.trimmed
    guard value.utf8.count >= 2, let first = value.utf8.first, first == 0x22 || first == 0x27, value.utf8.last == first
    else { return unlinked(value) }
    return unlinked(String(value.dropFirst().dropLast()))
  }

  /// The words of a link between notes, "[[Mara Lind]]".
  private static func unlinked(_ text: String) -> String {
    text.hasPrefix("[[") && text.hasSuffix("]]") ? String(text.dropFirst(2).dropLast(2)) : text
  }
}
