// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A line that says nothing but when the text was published or updated.
struct DateLine {
  /// The dates it prints; none when it says only a time or "3 hours ago".
  private(set) var dates: [PrintedDate]
  /// The two days each that 05/03/2024 is where no language says which: day first and month first.
  private(set) var either: [EitherDay] = []

  /// The reading of a line as a date line, or nil when it says something else.
  init?(_ phrase: borrowing FoldedLine) {
    guard phrase.wordCount <= 24, phrase.hasDigit, phrase.lower.count <= 140 else { return nil }
    let scan = DateScan(phrase.text, toUnknownWord: true)
    let words = scan.others.lazy.compactMap(\.word)
    guard words.allSatisfy(\.isTemporal) else { return nil }
    let numbers = scan.others.count { $0.number != nil }
    let isRelative = numbers > 0 && words.contains { $0.roles.contains(.ago) }
    let isOpened = words.first?.roles.contains(.opener) ?? false
    let hasMonth = words.contains { $0.month != nil }
    // 05/03/2024, of which nobody can say the month, with a time behind it or none.
    let unsaid = scan.others.firstIndex { $0.number != nil }.map { Array(scan.others[$0...]) } ?? []
    let isNumeric = numbers >= 3 && Self.isAmbiguous(unsaid)
    let bare = numbers == 1 && unsaid[0].digits == 8 ? PrintedDate(moment: String(unsaid[0].number ?? 0)) : nil
    let isEnough =
      !scan.dates.isEmpty || bare != nil || isRelative || numbers > 0 && (isOpened || hasMonth) || isNumeric
    guard isEnough, scan.others.count <= 30 else { return nil }
    dates = bare.map { [$0] } ?? scan.dates
    guard isNumeric, dates.isEmpty else { return }
    either = unsaid.indices.filter { Self.isAmbiguous(Array(unsaid[$0...])) }.compactMap {
      EitherDay(Array(unsaid[$0...]))
    }
    // "05/03/2024 06h15 Atualizado …" says by its words, or by how it prints the time, whose order it is.
    if words.contains(where: { $0.roles.contains(.dayFirst) }) || Self.hasLetteredHour(phrase.lower) {
      (dates, either) = (either.compactMap(\.dayFirst), [])
    }
  }

  /// The reading of "For immediate release: 5 March 2024", "FOR RELEASE 5 March 2024"; nil for any other line.
  init?(ofRelease phrase: borrowing FoldedLine) {
    guard phrase.begins(with: "for immediate release") || phrase.begins(with: "for release"),
      let line = DateLine(
        FoldedLine(String(phrase.text.drop { !$0.isNumber })))
        ?? DateLine(
          FoldedLine(
            phrase.words.drop { ["for", "immediate", "release"].contains(FoldedLine.plain($0)) }.joined(separator: " "))
        )
    else { return nil }
    self = line
  }

  /// Whether a time is printed as in French and Portuguese: 06h15.
  private static func hasLetteredHour(_ lower: [UInt8]) -> Bool {
    lower.indices.dropFirst().dropLast().contains { index in
      lower[index] == 0x68 && lower[index - 1] &- 0x30 < 10 && lower[index + 1] &- 0x30 < 10
    }
  }

  /// The reading of a line with a place before its date: "Ostra, 5 March 2024", "Ostra - 05 mar 2024 - 09:14 CET".
  init?(afterPlace phrase: borrowing FoldedLine) {
    guard phrase.hasDigit, phrase.wordCount <= 14, phrase.holds(",") || phrase.mayHoldBars,
      let first = phrase.text.unicodeScalars.first,
      !first.properties.isLowercase, !SentenceEnd.isStopped(phrase.text)
    else { return nil }
    // The marks before the first digit, behind each of which the date may begin.
    let head = phrase.text.prefix { !$0.isNumber }
    let marks = head.indices.filter { index in
      ",-–—|·".contains(head[index]) && phrase.text[index...].dropFirst().first == " "
    }
    guard
      let mark = marks.prefix(4).first(where: {
        DateLine(FoldedLine(String(phrase.text[$0...].dropFirst(2)).trimmed)) != nil
      })
    else { return nil }
    let place = phrase.text[..<mark]
    let words = place.split { $0 == " " || $0 == "," }
    guard words.count <= 2 || words.count <= 5 && Organisation.isOrganisation(String(place)),
      words.allSatisfy({ $0.unicodeScalars.first?.properties.isLowercase == false }),
      words.contains(where: { DateWord.meaning(of: $0.lowercased()).isUnknown })
    else { return nil }
    self.init(FoldedLine(String(phrase.text[mark...].dropFirst(2)).trimmed))
    if dates.isEmpty { return nil }
  }

  /// Two short numbers and a year or a short number, parted by one mark, at the head of a line.
  private static func isAmbiguous(_ tokens: [DateToken]) -> Bool {
    guard tokens.count >= 5, let mark = tokens[1].mark, "/.-".unicodeScalars.contains(mark), tokens[3].mark == mark
    else { return false }
    let digits = [0, 2, 4].map { tokens[$0].digits }
    return (1...2).contains(digits[0]) && (1...2).contains(digits[1]) && (digits[2] == 2 || digits[2] == 4)
  }
}

/// The place, day and agency at the head of a wire report's first paragraph.
struct Dateline {
  /// The agency or outlet in brackets, as printed.
  let agency: String?
  /// The date, where one is printed, with its year or without.
  let date: PrintedDate?
  /// The reporters whom an agency of the East names there.
  private(set) var reporters: String?

  private static let dashes = ["/. ", "/ - ", " - ", " — ", " – ", " -- ", " _ ", "— ", "– ", ") -", ")—", ").-"]

  /// The dateline of a paragraph, or nil when it has none.
  init?(_ text: String) {
    if let agency = Self.agencyOfEast(text) {
      (self.agency, date, reporters) = (agency, EasternHead.day(in: text), EasternHead.reporters(in: text))
      return
    }
    if let names = EasternHead.reporters(in: text) {
      (agency, date, reporters) = (nil, EasternHead.day(in: text), names)
      return
    }
    let head = Array(text.utf8.prefix(90))
    guard let first = head.first, (0x41...0x5A).contains(first) || first == 0x28 || first >= 0xC3 && first < 0xE0 else {
      return nil
    }
    let ends = Self.dashes.compactMap { dash in Self.offset(of: Array(dash.utf8), in: head) }
    guard let end = ends.min() ?? Self.endOfBracket(text), end >= 3 else { return nil }
    let line = String(decoding: head[...min(end, head.count - 1)], as: UTF8.self)
    guard Self.beginsWithPlace(line) else { return nil }
    let bracket = Self.bracketed(line)
    let full = DateScan(line).dates.first
    date = full ?? DateScan.yearless(line) ?? Self.yearlessBehind(line, text)
    // "(Ostra Post/AFP)": the report is the agency's, whoever prints it.
    let inner = bracket.flatMap { $0.split(separator: "/").map(String.init).first(where: Organisation.isAgency) }
    let named =
      inner
      ?? bracket.map { $0.prefix { $0 != "/" } }.map(String.init).flatMap {
        Organisation.isOrganisation($0) || Organisation.partyKind(of: $0) == .outlet ? $0 : nil
      }
    agency = named ?? Self.agencyAfterDash(text, line)
    guard agency != nil || full != nil || Self.isShortPlace(line) else { return nil }
  }

  /// The end of a bracket with an agency behind a place and a day: "Ostra, Mar 5 (PTI) The …".
  private static func endOfBracket(_ text: String) -> Int? {
    let head = text.prefix(60)
    guard let open = head.firstIndex(of: "("), let close = head[open...].firstIndex(of: ")"),
      Organisation.isAgency(String(head[open..<close].dropFirst()))
    else { return nil }
    let before = String(head[..<open])
    guard DateScan.yearless(before) != nil || before.split(separator: " ").count == 1 else { return nil }
    return text.utf8.distance(from: text.startIndex, to: close)
  }

  /// The day between two dashes behind an agency in brackets: "(ANSA) - OSTRA, 05 MAR - …".
  private static func yearlessBehind(_ line: String, _ text: String) -> PrintedDate? {
    guard line.utf8.first == 0x28 else { return nil }
    let rest = text.utf8.dropFirst(line.utf8.count).prefix(60)
    let words = String(decoding: rest, as: UTF8.self).drop { "-—– ".contains($0) }
    guard let dash = words.place(ofFirst: [" - ", " — ", " – "]) else { return nil }
    return DateScan.yearless(String(words[..<dash.lowerBound]))
  }

  /// The agency between a dash and a stop: "ОСТРА, 5 марта — РИА Новости. …".
  private static func agencyAfterDash(_ text: String, _ line: String) -> String? {
    let rest = text.dropFirst(line.count).drop { "-—– ".contains($0) }.prefix(40)
    guard let stop = rest.firstRange(of: ". ") else { return nil }
    let name = String(rest[..<stop.lowerBound])
    return Organisation.isAgency(name) ? name : nil
  }

  /// The agency at the head of a report in Chinese, Japanese or Korean: 新华社北京3月5日电, 【パリ共同】, (서울=연합뉴스).
  private static func agencyOfEast(_ text: String) -> String? {
    guard let first = text.utf8.first, first >= 0xE3 || first == 0x28 || first == 0x5B else { return nil }
    let head = String(text.unicodeScalars.prefix(40))
    if let open = head.unicodeScalars.first, "【（([".unicodeScalars.contains(open),
      let close = head.unicodeScalars.firstIndex(where: { "】）)]".unicodeScalars.contains($0) })
    {
      let inside = String(head.unicodeScalars[..<close].dropFirst())
      return eastern.first { inside.hasSuffix($0) }.map { ["共同", "時事"].contains($0) ? $0 + "通信" : $0 }
    }
    guard let agency = eastern.first(where: head.hasPrefix), head.contains("电") || head.contains("電") else {
      return nil
    }
    return agency
  }

  /// Whether a name is that of an agency of China, Japan or Korea.
  static func isAgencyOfEast(_ name: String) -> Bool {
    eastern.contains { name.hasPrefix($0) } || Organisation.isAgency(name)
  }

  private static let eastern = [
    "新华社", "新華社", "中新社", "中新网", "中央社", "路透社", "法新社", "美联社", "塔斯社", "共同社", "共同", "時事", "연합뉴스", "뉴시스", "뉴스1",
  ]

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
    let isSlashed = line.trimmed.hasSuffix("/") && !line.contains("(")
    // "Ostra (France), 5 March 2024 (AFP)": where the place is stands before whose the report is.
    let first = isSlashed ? line.firstIndex(of: "/") : line.firstIndex(of: "(")
    let last = isSlashed ? first : line.lastIndex(of: "(")
    let name = last.map { open in String(line[open...].dropFirst().prefix { $0 != ")" }) }
    let isLast = name.map(Organisation.isAgency) ?? false
    guard let open = isLast ? last : first,
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
