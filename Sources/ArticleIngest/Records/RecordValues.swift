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
      for value in record.values(of: name) where isOf(part, value, name) {
        let named = stated(value, part)
        if !named.isEmpty {
          return part == .byline ? [named.map(Self.listed).joined(separator: ", ")] : Array(named.prefix(1))
        }
      }
    }
    return part == .published ? record.namedLikeDates.prefix(1).map { $0 } : []
  }

  /// What a value states; a list states several things.
  private func stated(_ value: JSONValue, _ part: FieldNames.Part) -> [String] {
    let words: [String]
    switch part {
    case .published, .modified: words = RecordMoment.values(value).compactMap(RecordMoment.text)
    case .title, .byline, .site:
      words = value.items.compactMap(\.words).filter(Self.isName).map(Self.plain).filter {
        part != .byline || !Self.isBare($0)
      }
    case .credit: words = value.items.compactMap(\.words).filter(Self.isName).map(\.trimmed)
    case .text, .url, .language, .summary: words = value.items.compactMap(\.words).map(\.trimmed)
    }
    return words.filter { !WrittenText.isBlank($0) }
  }

  /// Whether what stands under a name is of the part: "source" may name who wrote first, who printed it, or where.
  private func isOf(_ part: FieldNames.Part, _ value: JSONValue, _ name: String) -> Bool {
    if [.title, .byline, .site, .credit].contains(part), Self.isOfArticle(value) { return false }
    if (fields.asked[part] ?? []).contains(name) { return true }
    // A medium that begins small is a kind: print, video.
    if name == "medium", part == .site { return value.string?.first?.isLowercase == false }
    guard name == "source" else { return true }
    let isAddress = value.string?.contains("://") ?? false
    return part == .url ? isAddress : !isAddress && value["title"] == nil && value["name"] == nil
  }

  /// Whether an object holds an article of its own: its title and its text.
  private static func isOfArticle(_ value: JSONValue) -> Bool {
    guard let members = value.members, value["title"] != nil || value["headline"] != nil else { return false }
    return members.contains { member in
      FieldNames.usual[FieldNames.plain(member.key)] == .text && member.value.string.map(WrittenText.isProse) ?? false
    }
  }

  /// Whether a text may be what somebody or something is called: it is short, or a long list of names.
  static func isName(_ text: String) -> Bool { text.utf8.count <= 300 || !WrittenText.isProse(text) }

  /// A title or a name without the markup that pages set it in.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else { return text.trimmed }
    let tags = /<\/?(a|b|big|br|cite|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u)(\s[^<>]*)?\/?>/.ignoresCase()
    return LinkedData.unescaped(text).replacing(tags, with: "").onOneLine
  }

  /// Whether a program wrote a list or an object without anything in it.
  private static func isBare(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x5B || first == 0x7B else { return false }
    return !text.unicodeScalars.contains(where: FoldedLine.isWordScalar)
  }

  /// The names in a list that a program wrote into a table's cell: "['Mara Lind', 'Nils Berg']".
  private static func listed(_ text: String) -> String {
    guard text.hasPrefix("['") || text.hasPrefix("[\""), text.hasSuffix("]") else { return text }
    return text.dropFirst().dropLast().split(separator: ",").map { piece in
      String(piece.filter { $0 != "\"" }).trimmed.replacing(/^'|'$/, with: "")
    }.joined(separator: ", ")
  }
}
