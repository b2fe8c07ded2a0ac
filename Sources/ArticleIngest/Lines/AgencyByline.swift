// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Lines that name who wrote the text beside agencies, a place or a day.
extension Byline {
  /// The name in "Ada Lind with agencies" and "Post staff and agencies"; nil for a line that is anything else.
  static func nameBeforeAgencies(_ phrase: FoldedLine) -> String? {
    guard (2...10).contains(phrase.wordCount), let space = phrase.lower.lastIndex(of: 0x20),
      // The last word is an agency, a report, a service or a bureau.
      phrase.lower[space...].dropFirst().first.map({ [0x61, 0x72, 0x73, 0x62].contains($0) }) ?? false
        || phrase.contains(" agencies in "),
      !SentenceEnd.isStopped(phrase.text)
    else { return nil }
    let tails: [StaticString] = [
      " with agencies", " and agencies", " and agency", " with wire reports", " and wire reports", " and wire services",
      " with wire services", " and news services", " with news services", " mit agenturen", " und agenturen",
      " avec agences", " et agences", " con agencias", " y agencias", " com agências", " e agências", " con agenzie",
      " e agenzie", " met agentschappen", " med byråer",
    ]
    if let place = phrase.text.place(of: " agencies in ") {
      return nameBeforeAgencies(FoldedLine(phrase.text[..<place.lowerBound] + " agencies"))
    }
    guard let tail = tails.first(where: { phrase.ends(with: $0) }) else { return nil }
    let name = String(decoding: phrase.text.utf8.dropLast(tail.utf8CodeUnitCount), as: UTF8.self)
    return isNameLike(name) || isOrganisationStaff(name) ? name : nil
  }

  /// The name and the agency in "Ada Lind with Reuters" and "Le Courrier avec AFP"; nil for a line that is anything else.
  static func nameBeforeAgency(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard (3...10).contains(phrase.wordCount),
      let mark = phrase.text.place(ofFirst: [" with ", " avec ", " mit ", " con ", " com ", " and "])
    else { return nil }
    let name = String(phrase.text[..<mark.lowerBound])
    let agency = String(phrase.text[mark.upperBound...])
    // "Post staff and Reuters" are one and the other; "Ada Lind and Reuters" is no name and a place.
    let isNamed = phrase.text[mark].hasPrefix(" and") ? isOrganisationStaff(name) : isNameLike(name)
    return Organisation.isAgency(agency) && isNamed ? (name, agency, []) : nil
  }

  static func isOrganisationStaff(_ name: String) -> Bool {
    let words = name.split(separator: " ").map { FoldedLine.plain($0) }
    return words.count <= 5 && (words.last == "staff" || words.last == "reporters" || words.last == "reporter")
  }

  /// Names without the agency that is the last of them: "Ola Brandt and Reuters", "Le Courrier avec AFP", "Ada Lind/TT".
  static func withoutAgency(_ names: String) -> (names: String, agency: String?) {
    let marks: [StaticString] = [
      " and ", " und ", " et ", " y ", " e ", " och ", " og ", " with ", " avec ", " mit ", " con ", " com ", " met ",
      " med ", "/",
    ]
    guard let mark = names.place(ofFirst: marks), case let agency = String(names[mark.upperBound...]).trimmed,
      Organisation.isAgency(agency)
    else { return (names, nil) }
    return (String(names[..<mark.lowerBound]), agency)
  }

  /// The words before a place in several languages.
  private static let prepositions: Set<Substring> = [
    "in", "at", "em", "en", "à", "au", "a", "aus", "i", "w", "we", "v", "ve", "din", "в", "из", "у", "з", "te", "på",
    "da", "dal",
  ]

  /// Whether what stands behind a name is a small word and a place: "em Ostra", "in Bad Ostra".
  static func isPlaceBehindPreposition(_ rest: some StringProtocol) -> Bool {
    let words = rest.split(separator: " ")
    guard (2...4).contains(words.count), prepositions.contains(Substring(words[0])) else { return false }
    return words.dropFirst().allSatisfy { $0.first?.isUppercase ?? false && $0.allSatisfy { $0.isLetter || $0 == "-" } }
  }

  /// The author and the day of "Published on Thursday, 7 March 2024 | Written by Ada Lind", parted at the bar.
  static func writtenBehindDate(_ pieces: [String]) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard let named = pieces[1...].first(where: { cues.fits($0) }), let dated = DateLine(FoldedLine(pieces[0])),
      !dated.dates.isEmpty, let line = Byline(FoldedLine(named)), areNames(line.party)
    else { return nil }
    return (line.party, line.outlet, dated.dates + line.dates)
  }

  /// The names in "Interview: Ada Lind", where a word says what sort of text they wrote; nil for any other line.
  static func namesAfterSort(_ text: String) -> String? {
    guard text.utf8.count <= 80, let mark = text.place(of: ": "),
      sorts.contains(text[..<mark.lowerBound].lowercased()), case let names = String(text[mark.upperBound...]),
      areNames(names)
    else { return nil }
    return names
  }

  /// The name and the days among three pieces or more, the others of which say how long the text takes: "2024-03-05 · Ada
  /// Lind · 3 min read".
  static func amongPieces(_ text: String) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    let pieces = split(text, at: [" · ", " • ", " | "])
    guard (3...5).contains(pieces.count) else { return nil }
    let days = pieces.compactMap { DateLine(FoldedLine($0)) }.filter { !$0.dates.isEmpty }
    let names = pieces.filter { isNameAlone($0) && !ReadingTime.isSaid(by: $0) }
    guard days.count == 1, names.count == 1, pieces.count(where: ReadingTime.isSaid) == pieces.count - 2 else {
      return nil
    }
    return (names[0], nil, days[0].dates)
  }

  /// The name and the days in "3 June 2025, Ada Lind"; nil for any other line.
  static func nameBehindDate(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.hasDigit, phrase.holds(","), (4...10).contains(phrase.wordCount),
      let comma = phrase.text.lastIndex(of: ","),
      case let name = String(phrase.text[comma...].dropFirst()).trimmed, isNameAlone(name),
      let line = DateLine(FoldedLine(String(phrase.text[..<comma]))), !line.dates.isEmpty
    else { return nil }
    return (name, nil, line.dates)
  }

  /// A name without the weekday behind it: "Ada Lind Sunday, May 4 2025".
  static func withoutWeekday(_ name: String) -> String {
    let text = name.utf8.last == 0x2C ? String(name.dropLast()) : name
    guard let space = text.lastIndex(of: " "), weekdays.contains(FoldedLine.plain(text[space...].dropFirst())) else {
      return name
    }
    return String(text[..<space])
  }

  /// The name in "Ostra - Ada Lind", a place before it; nil for any other line.
  static func nameAfterPlace(_ text: String) -> String? {
    guard text.utf8.count <= 80, let mark = text.place(ofFirst: [" - ", " – ", " — ", " / "]) else { return nil }
    let place = text[..<mark.lowerBound].split(separator: " "), name = String(text[mark.upperBound...])
    guard (1...2).contains(place.count), isNameAlone(name), !Organisation.isOrganisation(name),
      !isNameAlone(String(text[..<mark.lowerBound]))
    else { return nil }
    let isPlace = place.allSatisfy { word in
      word.unicodeScalars.first.map { $0.properties.isAlphabetic && !$0.properties.isLowercase } ?? false
    }
    return isPlace ? name : nil
  }
}
