// SPDX-License-Identifier: GPL-3.0-or-later

/// What agencies put over and under their reports: slugs, ends, the initials of who wrote and sent them.
enum WireMark {
  /// What ends a report on the wire: -0-, — 30 —.
  static func isEnd(_ text: String) -> Bool {
    let dashes = "-—– ".unicodeScalars, scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, first != " ", dashes.contains(first),
      dashes.contains(last)
    else { return false }
    let word = String(String.UnicodeScalarView(scalars.filter { !dashes.contains($0) }))
    return ["0", "30", "ends", "end", "ende", "fin", "fine", "more", "конец"].contains(word.lowercased())
  }

  /// An agency's name and initials in small letters behind it: "dpa hol/br n1", "dpa hol yyon n1 br".
  private static func isAgencysLine(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 60 else { return false }
    let words = text.split(separator: " ")
    guard (2...6).contains(words.count), let first = words.first, Organisation.isAgency(first.uppercased()) else {
      return false
    }
    return words.allSatisfy {
      $0.utf8.count <= 9 && $0.utf8.allSatisfy { $0 > 0x60 && $0 < 0x7B || $0 > 0x2E && $0 < 0x3A }
    }
  }

  /// The initials of those who wrote and sent a report, "adl/th/jj", "bur-mk/rt", and an agency's own line of them, "dpa hol/br n1".
  static func isSignOff(_ phrase: FoldedLine) -> Bool {
    var text = phrase.text
    guard phrase.holds("/") else {
      return isInitials(phrase) || isShortSign(text) || phrase.hasDigit && isAgencysLine(text)
    }
    // "[adl/th]", "(adl/th)"
    if let first = text.utf8.first, first == 0x5B || first == 0x28, let last = text.utf8.last,
      last == 0x5D || last == 0x29
    {
      text = String(text.dropFirst().dropLast())
      // "(adl/dpa)" names whose the report is.
      if text.split(separator: "/").contains(where: { Organisation.isAgency(String($0)) }) { return false }
    }
    if isAgencysLine(text) || isEndOfAgency(text) { return true }
    let words = text.split(separator: " ")
    // "mk/ pad/": initials, a slash behind each.
    if (1...4).contains(words.count),
      words.allSatisfy({ word in
        (3...5).contains(word.utf8.count) && word.utf8.last == 0x2F
          && word.utf8.dropLast().allSatisfy { (0x61...0x7A).contains($0) }
      })
    {
      return true
    }
    let names = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2F || $0 == 0x2D }
    guard (2...5).contains(names.count) else { return false }
    return names.allSatisfy { name in (2...4).contains(name.count) && name.allSatisfy { (0x61...0x7A).contains($0) } }
  }

  /// "Lusa/Fim", and "MCB // JAP": an agency and the word for the end, initials in capitals on both sides of two slashes.
  private static func isEndOfAgency(_ text: String) -> Bool {
    if let mark = text.place(of: " // ") {
      return [text[..<mark.lowerBound], text[mark.upperBound...]].allSatisfy { side in
        (2...9).contains(side.utf8.count) && side.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2F }
      }
    }
    guard let slash = text.firstIndex(of: "/"), Organisation.isAgency(String(text[..<slash])) else { return false }
    return ["fim", "fin", "fine", "ende", "end", "ends"].contains(text[slash...].dropFirst().lowercased())
  }

  /// "A.L.", "(adl)", "[hol]": the initials of who wrote a text, and nothing else.
  private static func isShortSign(_ text: String) -> Bool {
    guard (4...8).contains(text.utf8.count), let first = text.utf8.first, let last = text.utf8.last else {
      return false
    }
    if first == 0x28 && last == 0x29 || first == 0x5B && last == 0x5D {
      return text.utf8.count <= 6 && text.utf8.dropFirst().dropLast().allSatisfy { (0x61...0x7A).contains($0) }
    }
    return last == 0x2E
      && text.utf8.enumerated().allSatisfy {
        $0.offset % 2 == 0 ? (0x41...0x5A).contains($0.element) : $0.element == 0x2E
      }
  }

  /// "PTI GT PH", "epd lob ga": an agency and the initials of two or more, all in capitals or in small letters.
  private static func isInitials(_ phrase: FoldedLine) -> Bool {
    guard (6...24).contains(phrase.lower.count), phrase.hasCapital != phrase.hasSmall,
      phrase.lower.allSatisfy({ $0 == 0x20 || $0 == 0x28 || $0 == 0x29 || (0x61...0x7A).contains($0) })
    else { return false }
    let words = phrase.text.split(separator: " ")
    return words.count >= 3 && Organisation.isAgency(words[0].filter { $0 != "(" && $0 != ")" })
      && words.dropFirst().allSatisfy { (2...4).contains($0.utf8.count) }
  }

  /// A wire slug such as BC-HARBOUR-STRIKE or harbour-strike/2.
  static func isSlug(_ lower: [UInt8]) -> Bool {
    guard lower.count >= 5, lower.count <= 48 else { return false }
    var letters = 0
    var hyphens = 0
    for byte in lower {
      switch byte {
      case 0x61...0x7A: letters += 1
      case 0x2D: hyphens += 1
      case 0x30...0x39, 0x2F: continue
      default: return false
      }
    }
    return letters > 0 && hyphens >= 2
  }

  /// "HARBOUR-STRIKE (UPDATE 2, PIX)", "HARBOUR-STRIKE/": a slug in capitals with what comes with the report in brackets.
  private static func isBracketedSlug(_ phrase: FoldedLine) -> Bool {
    guard !phrase.hasSmall, phrase.holds("-"), phrase.text.utf8.allSatisfy({ $0 < 0x80 }),
      let slug = phrase.words.first, slug.utf8.contains(0x2D), slug.utf8.count >= 5, !SentenceEnd.isStopped(phrase.text)
    else { return false }
    if phrase.wordCount == 1 { return slug.hasSuffix("/") }
    return phrase.text.utf8.dropFirst(slug.utf8.count + 1).first == 0x28 && phrase.text.utf8.last == 0x29
  }

  /// "PM-Harbour Strike,450": a desk, the slug and the number of words.
  private static func isCounted(_ text: String) -> Bool {
    let desk = text.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (2...3).contains(desk.count), text.utf8.dropFirst(desk.count).first == 0x2D,
      let comma = text.lastIndex(of: ",")
    else { return false }
    let count = text[comma...].dropFirst()
    return (2...4).contains(count.count) && count.allSatisfy(\.isNumber)
  }

  /// "AP-NY-03-05-24 0615EST", "a0432 EU-STRIKE 03-05 0341": the number, day and minute under which a report went out.
  private static func isTransmission(_ phrase: FoldedLine) -> Bool {
    let digits = phrase.lower.count { $0 &- 0x30 < 10 }
    guard digits >= 8, (2...6).contains(phrase.wordCount) else { return false }
    let words = phrase.words
    let isBare = words.allSatisfy { word in
      word.utf8.enumerated().allSatisfy { index, byte in
        (0x41...0x5A).contains(byte) || byte &- 0x30 < 10 || byte == 0x2D || index == 0 && (0x61...0x7A).contains(byte)
      } || word.hasPrefix("BC-")
    }
    return isBare && words.contains { $0.utf8.contains { (0x41...0x5A).contains($0) } }
      && words.contains { $0.utf8.count(where: { $0 &- 0x30 < 10 }) >= 4 }
  }

  /// "Harbour-Strike, 2nd Ld, a0455": the slug of a report that is sent again, longer.
  private static func isLead(_ phrase: FoldedLine) -> Bool {
    guard phrase.hasDigit || phrase.holds("-") || phrase.holds(",") else { return false }
    if phrase.contains("writethru") { return true }
    return phrase.hasDigit && (phrase.contains(" ld") || phrase.contains(" lead-"))
      && [" 1st ld", " 2nd ld", " 3rd ld", "th ld", " 1st lead-", " 2nd lead-"].contains { phrase.contains($0) }
  }

  /// An agency's slug, such as "BC-EU--Harbour Strike, 2nd Ld-Writethru".
  static func isWireSlug(_ phrase: FoldedLine) -> Bool {
    if phrase.wordCount <= 8, isBracketedSlug(phrase) || isLead(phrase) { return true }
    if phrase.wordCount <= 8, phrase.hasDigit, phrase.holds("-"),
      phrase.holds(",") && isCounted(phrase.text) || isTransmission(phrase)
    {
      return true
    }
    // One letter or two before it say how urgent it is and to whom it goes.
    guard phrase.wordCount <= 8, phrase.holds("-"), phrase.lower.count(where: { $0 == 0x2D }) >= 2 else { return false }
    let words = phrase.words.drop { $0.utf8.count == 1 }
    guard let first = words.first, first.utf8.count(where: { $0 == 0x2D }) >= 2 else {
      return false
    }
    let desk = first.utf8.prefix { $0 != 0x2D }
    return (2...3).contains(desk.count) && desk.allSatisfy { (0x41...0x5A).contains($0) }
      && (first.contains("--") || first.utf8.first == 0x42 && desk.count == 2 || phrase.contains("writethru"))
  }
}
