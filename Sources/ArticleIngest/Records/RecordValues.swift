// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// What a record says of its article.
extension RecordReader {
  /// The claims that a record makes.
  func claims(_ record: RecordLayers) -> [MetadataClaim] {
    let parts: [(FieldNames.Part, MetadataClaim.Field)] = [
      (.title, .title), (.byline, .byline), (.published, .published), (.modified, .modified), (.site, .site),
      (.url, .url),
      (.language, .language), (.credit, .basedOn),
    ]
    return parts.flatMap { part, field -> [MetadataClaim] in
      values(part, record).map { MetadataClaim(field: field, value: $0, origin: origin) }
    }
  }

  /// The values of the first name that the record has; several authors are one line.
  func values(_ part: FieldNames.Part, _ record: RecordLayers) -> [String] {
    for name in fields[part] {
      for value in record.values(of: name) {
        let named = stated(value, part)
        if !named.isEmpty {
          return part == .byline ? [named.map(Self.listed).joined(separator: ", ")] : Array(named.prefix(1))
        }
      }
    }
    return part == .published ? record.namedLikeDates.compactMap(\.string).prefix(1).map { $0 } : []
  }

  /// What a value states; a list states several things.
  private func stated(_ value: JSONValue, _ part: FieldNames.Part) -> [String] {
    let words: [String]
    switch part {
    // A day may be a number of seconds.
    case .published: words = value.items.compactMap { ($0.words ?? $0.integer.map(String.init))?.trimmed }
    case .title, .byline, .site:
      words = value.items.compactMap(\.words).map(Self.plain)
    case .text, .modified, .url, .language, .credit, .summary: words = value.items.compactMap(\.words).map(\.trimmed)
    }
    return words.filter { !$0.isEmpty }
  }

  /// A title or a name without the markup that pages set it in.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else { return text.trimmed }
    let tags = /<\/?(a|b|big|br|cite|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u)(\s[^<>]*)?\/?>/.ignoresCase()
    return LinkedData.unescaped(text).replacing(tags, with: "").onOneLine
  }

  /// The names in a list that a program wrote into a table's cell: "['Mara Lind', 'Nils Berg']".
  private static func listed(_ text: String) -> String {
    guard text.hasPrefix("['") || text.hasPrefix("[\""), text.hasSuffix("]") else { return text }
    return text.dropFirst().dropLast().split(separator: ",").map { piece in
      String(piece.filter { $0 != "\"" }).trimmed.replacing(/^'|'$/, with: "")
    }.joined(separator: ", ")
  }
}
