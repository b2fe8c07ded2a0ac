// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The place, day and agency at the head of a wire report's first paragraph.
struct Dateline {
  /// The agency or outlet in brackets, as printed.
  let agency: String?
  /// The full date, where one with a year is printed.
  let date: PrintedDate?

  private static let dashes = [" - ", " — ", " – ", " -- ", "— ", "– ", ") -", ")—"]

  /// The dateline of a paragraph, or nil when it has none.
  init?(_ text: String) {
    let head = Array(text.utf8.prefix(90))
    guard let first = head.first, (0x41...0x5A).contains(first) || first == 0x28 || first >= 0xC3 && first < 0xE0 else {
      return nil
    }
    let ends = Self.dashes.compactMap { dash in Self.offset(of: Array(dash.utf8), in: head) }
    guard let end = ends.min(), end >= 3 else { return nil }
    let line = String(decoding: head[...min(end, head.count - 1)], as: UTF8.self)
    guard Self.beginsWithPlace(line) else { return nil }
    let bracket = Self.bracketed(line)
    date = DateScan(line).dates.first
    agency = bracket.flatMap { Organisation.isOrganisation($0) || Organisation.partyKind(of: $0) == .outlet ? $0 : nil }
    guard agency != nil || date != nil || Self.isShortPlace(line) else { return nil }
  }

  /// A first word of capitals only, two letters or more, or any capitalised word before a bracketed agency.
  private static func beginsWithPlace(_ line: String) -> Bool {
    if line.hasPrefix("(") { return bracketed(line) != nil && line.utf8.count <= 24 }
    guard let word = line.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "/" }).first else { return false }
    let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
    let isCapital = letters.count >= 2 && letters.allSatisfy { !$0.properties.isLowercase }
    return isCapital || line.contains("(") && line.split(separator: " ").count <= 8
  }

  /// Nothing but a place in capitals and a month with its day.
  private static func isShortPlace(_ line: String) -> Bool {
    let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "'" && $0 != "’" })
    return words.count <= 6
      && words.allSatisfy { word in
        Months.number(of: Phrase.plain(word)) != nil || word.allSatisfy(\.isNumber) || word == word.uppercased()
      }
  }

  private static func bracketed(_ line: String) -> String? {
    guard let open = line.firstIndex(of: "("), let close = line[open...].firstIndex(of: ")") else { return nil }
    let inside = line[line.index(after: open)..<close]
    return inside.isEmpty || inside.utf8.count > 40 ? nil : String(inside)
  }

  private static func offset(of mark: [UInt8], in head: [UInt8]) -> Int? {
    guard head.count >= mark.count else { return nil }
    return (0...(head.count - mark.count)).first { head[$0..<($0 + mark.count)].elementsEqual(mark) }
  }
}
