// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A line that says nothing but when the text was published or updated.
struct DateLine {
  /// The dates it prints; none when it says only a time or "3 hours ago".
  let dates: [PrintedDate]
  /// The two days that 05/03/2024 is where no language says which: day first and month first.
  private(set) var either: EitherDay?

  /// The reading of a line as a date line, or nil when it says something else.
  init?(_ phrase: FoldedLine) {
    guard phrase.wordCount <= 24, phrase.hasDigit, phrase.lower.count <= 140 else { return nil }
    let scan = DateScan(phrase.text, toUnknownWord: true)
    let words = scan.others.lazy.compactMap(\.word)
    guard words.allSatisfy(\.isTemporal) else { return nil }
    let numbers = scan.others.count { $0.number != nil }
    let isRelative = numbers > 0 && words.contains { $0.roles.contains(.ago) }
    let isOpened = words.first?.roles.contains(.opener) ?? false
    let hasMonth = words.contains { $0.month != nil }
    // 05/03/2024, of which nobody can say the month, with a time behind it or none.
    let isNumeric = numbers >= 3 && Self.isAmbiguous(scan.others)
    let isEnough = !scan.dates.isEmpty || isRelative || numbers > 0 && (isOpened || hasMonth) || isNumeric
    guard isEnough, scan.others.count <= 30 else { return nil }
    dates = scan.dates
    if isNumeric, dates.isEmpty { either = EitherDay(scan.others) }
  }

  /// Two short numbers and a year or a short number, parted by one mark, at the head of a line.
  private static func isAmbiguous(_ tokens: [DateToken]) -> Bool {
    guard tokens.count >= 5, let mark = tokens[1].mark, "/.-".unicodeScalars.contains(mark), tokens[3].mark == mark
    else { return false }
    let digits = [0, 2, 4].map { tokens[$0].digits }
    return (1...2).contains(digits[0]) && (1...2).contains(digits[1]) && (digits[2] == 2 || digits[2] == 4)
  }
}

/// A day printed as two numbers and a year, of which the first is the day in most languages and the month in American English.
struct EitherDay {
  /// The day by either order; nil where the numbers are no day so.
  let dayFirst: PrintedDate?
  let monthFirst: PrintedDate?

  /// The day of a line's tokens; nil for a year of two digits.
  init?(_ tokens: [DateToken]) {
    guard tokens.count >= 5, let first = tokens[0].number, let second = tokens[2].number, let year = tokens[4].number,
      tokens[4].digits == 4, let mark = tokens[1].mark
    else { return nil }
    let raw = "\(first)\(mark)\(second)\(mark)\(year)"
    dayFirst = PrintedDate(year: year, month: second, day: first, raw: raw)
    monthFirst = PrintedDate(year: year, month: first, day: second, raw: raw)
  }

  /// The day as texts of a language print it, by its tag; nil for English that may be of any country.
  func day(in language: String?) -> PrintedDate? {
    guard let language = language?.lowercased() else { return nil }
    if language.hasPrefix("en-us") { return monthFirst }
    return language.hasPrefix("en") && language.utf8.count < 5 ? nil : dayFirst
  }
}

/// The place, day and agency at the head of a wire report's first paragraph.
struct Dateline {
  /// The agency or outlet in brackets, as printed.
  let agency: String?
  /// The date, where one is printed, with its year or without.
  let date: PrintedDate?

  private static let dashes = ["/. ", "/ - ", " - ", " — ", " – ", " -- ", "— ", "– ", ") -", ")—"]

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
    let full = DateScan(line).dates.first
    date = full ?? DateScan.yearless(line)
    agency = bracket.flatMap { Organisation.isOrganisation($0) || Organisation.partyKind(of: $0) == .outlet ? $0 : nil }
    guard agency != nil || full != nil || Self.isShortPlace(line) else { return nil }
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
        Months.number(of: FoldedLine.plain(word)) != nil || word.allSatisfy(\.isNumber) || word == word.uppercased()
      }
  }

  private static func bracketed(_ line: String) -> String? {
    let isSlashed = line.hasSuffix("/") && !line.contains("(")
    guard let open = line.firstIndex(of: isSlashed ? "/" : "("),
      let close = line[open...].dropFirst().firstIndex(of: isSlashed ? "/" : ")")
    else { return nil }
    let inside = line[line.index(after: open)..<close]
    return inside.isEmpty || inside.utf8.count > 40 ? nil : String(inside)
  }

  private static func offset(of mark: [UInt8], in head: [UInt8]) -> Int? {
    guard head.count >= mark.count else { return nil }
    return (0...(head.count - mark.count)).first { head[$0..<($0 + mark.count)].elementsEqual(mark) }
  }
}
