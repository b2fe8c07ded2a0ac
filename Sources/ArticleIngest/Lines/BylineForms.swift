// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Lines that name who wrote the text without a word such as "by" at their head.
extension Byline {
  /// What texts are called where the author's name follows: "Exclusive by Ada Lind".
  static let sorts: Set<String> = [
    "exclusive", "analysis", "opinion", "review", "interview", "report", "special report", "column", "essay", "feature",
    "commentary", "comment", "perspective", "dispatch", "guest essay", "guest column", "investigation", "profile",
    "obituary", "explainer", "live report", "eyewitness", "first person",
  ]
  /// The articles with which other languages begin such lines: "Ein Bericht von Ada Lind".
  private static let articles: Set<String> = [
    "ein", "eine", "un", "une", "una", "uno", "en", "ett", "et", "een", "um", "uma",
  ]
  /// How such lines begin; most others are told by that.
  private static let openings: CueList = [
    "exclusive", "analysis", "opinion", "review", "interview", "report", "special report", "column", "essay", "feature",
    "commentary", "comment", "perspective", "dispatch", "guest", "investigation", "profile", "obituary", "explainer",
    "live",
    "eyewitness", "first", "ein", "eine", "un", "une", "una", "uno", "en", "ett", "et", "een", "um", "uma",
  ]
  private static let authorMarks: [StaticString] = [
    " by ", " von ", " par ", " por ", " di ", " door ", " av ", " af ", " de ", " przez ",
  ]
  /// The words before a name behind the day of a text.
  private static let marksBehindDays: [StaticString] = authorMarks + [" da ", " per "]

  /// The reading of a line that says what sort of text the author wrote; nil when it says anything else.
  init?(afterSort phrase: borrowing FoldedLine) {
    guard (3...16).contains(phrase.wordCount), phrase.cue(of: Self.openings) != nil,
      !SentenceEnd.isStopped(phrase.text),
      let mark = phrase.text.place(ofFirst: Self.authorMarks)
    else { return nil }
    let head = phrase.text[..<mark.lowerBound].lowercased().filter { $0 != ":" }
    let words = head.split(separator: " ")
    let isSort = Self.sorts.contains(head) || (2...3).contains(words.count) && Self.articles.contains(String(words[0]))
    guard isSort, let line = Byline(FoldedLine("By " + phrase.text[mark.upperBound...])), Self.areNames(line.party)
    else {
      return nil
    }
    self = line
  }

  /// The name and the day in "Published May 3, 2024 by Nora Feld", "Publié le 3 mai 2024 à 10h par Nora Feld"; nil for any
  /// other line.
  static func nameBehindDay(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.hasDigit, (5...16).contains(phrase.wordCount),
      let mark = phrase.text.place(ofFirst: marksBehindDays),
      case let name = String(phrase.text[mark.upperBound...]), areNames(name),
      let line = DateLine(FoldedLine(String(phrase.text[..<mark.lowerBound]))), !line.dates.isEmpty
    else { return nil }
    return (name, nil, line.dates)
  }

  /// The author and the days in "박지훈 기자 승인 2024.03.05", where nothing stands between the parts of a line; nil for any other.
  static func writtenBeforeDay(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.hasDigit, (3...10).contains(phrase.wordCount) else { return nil }
    let words = phrase.words
    for start in words.indices.dropFirst(2) {
      guard let day = DateLine(FoldedLine(words[start...].joined(separator: " "))), !day.dates.isEmpty else { continue }
      let head = FoldedLine(words[..<start].joined(separator: " "))
      guard !head.hasDigit, let line = Byline(head) else { return nil }
      return (line.party, line.outlet, day.dates)
    }
    return nil
  }

  /// The author and the days in "5 March 2024 Text: Ada Lind", where a line's parts stand one after the other; nil for any other
  /// line.
  static func writtenBehindDay(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.hasDigit, phrase.holds(":"), (4...14).contains(phrase.wordCount) else { return nil }
    let words = phrase.words
    for start in words.indices.dropFirst() where words[start].last == ":" {
      let rest = FoldedLine(words[start...].joined(separator: " "))
      guard let cue = rest.cue(of: cues), cue.hasSuffix(":"), let line = Byline(rest),
        let day = DateLine(FoldedLine(words[..<start].joined(separator: " "))), !day.dates.isEmpty
      else { continue }
      return (line.party, line.outlet, day.dates + line.dates)
    }
    return nil
  }

  /// The reading of a name with what stands on the lines under it, an office, a place or an outlet; nil where none is named.
  init?(_ name: String, over office: String) {
    guard
      let line = Byline(FoldedLine(name))
        ?? (Self.isNameAlone(Self.smallLettered(name) ?? name) ? Byline(party: name) : nil)
    else {
      return nil
    }
    (party, dates) = (line.party, line.dates)
    outlet = line.outlet ?? (Organisation.isOrganisation(office) ? office : nil)
  }

  /// A party that wrote the text, nothing else being said.
  init(party: String, dates: [PrintedDate] = []) {
    (self.party, outlet, self.dates) = (party, nil, dates)
  }

  /// The names before what others did: ", Fotos: Ola Brandt", ". Translated by Ola Brandt".
  static func withoutOthersWork(_ names: String) -> String {
    let marks: [StaticString] = [
      ". Photo", ". Picture", ". Image", ". Illustrat", ". Foto", ". Bild", ". Video", "; photo", "; picture", "; foto",
      " Photographs by ", " Photos by ", ", Foto", ", foto", ", Photo", ", photo", ", Bild", ", Pictures",
      ". Translated by ", ". Translated from ", ", translated by ",
      ", translated from ",
      " (translated by ", ". Übersetz", ". Traduit par ", ". Traducción", ". Traduzione", " and agenc", " with agenc",
      " and wire", " y agencias", " con agencias", " und Agenturen", " mit Agenturen", " et agences", " avec agences",
      " e agenzie", " con agenzie", " (via ", " / Foto", " / Photo", " Foto: ", " Foto:", " Fotos: ", " Bild: ",
      " Photo: ",
      " Photos: ", ", agencias", ", agences", ", agencies", ", Agenturen",
    ]
    return names.place(ofFirst: marks).map { String(names[..<$0.lowerBound]) } ?? names
  }

  /// The name in "Nora Feld reports" and the names in "Ola Brandt, as told to Nora Feld"; nil for any other line.
  static func reporting(_ text: String) -> String? {
    if let mark = text.place(ofFirst: [" report from ", " reports from "]),
      case let names = String(text[..<mark.lowerBound]), areNames(names), !SentenceEnd.isStopped(text)
    {
      return names
    }
    if text.hasSuffix(" reports"), isNameAlone(String(text.dropLast(8))) { return String(text.dropLast(8)) }
    guard let mark = text.place(of: ", as told to ") else { return nil }
    let (teller, writer) = (String(text[..<mark.lowerBound]), String(text[mark.upperBound...]))
    return isNameAlone(teller) && isNameAlone(writer) ? text : nil
  }

  /// The names in "Chief water correspondent Ola Brandt"; nil where no office in full stands before names.
  static func namesAfterOffice(_ text: String) -> String? {
    guard text.utf8.count <= 120, !SentenceEnd.isStopped(text) else { return nil }
    let words = text.split(separator: " ")
    guard let office = words.prefix(5).lastIndex(where: { roles.contains(FoldedLine.plain($0)) }) else { return nil }
    let names = words[(office + 1)...].joined(separator: " ")
    return !names.isEmpty && areNames(names) ? names : nil
  }

  /// The name in "Ola Brandt Transport correspondent", as a page's lines run together; nil for any other line.
  static func nameBeforeOffice(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard (3...7).contains(words.count), let last = words.last, roles.contains(FoldedLine.plain(last)),
      case let name = words.prefix(2).joined(separator: " "), isNameAlone(name),
      !roles.contains(FoldedLine.plain(words[0])), !roles.contains(FoldedLine.plain(words[1]))
    else { return nil }
    return name
  }

  /// The name in 박지훈 기자, 【ロンドン＝佐藤健】 and （佐藤美咲）; nil for a line that is anything else.
  static func ofTheEast(_ phrase: FoldedLine) -> String? {
    guard phrase.lower.first.map({ $0 >= 0xE3 }) ?? false, phrase.wordCount <= 4 else { return nil }
    let text = withoutAccount(phrase.text)
    if let inside = inBrackets(text) {
      if let mark = inside.firstIndex(where: { $0 == "＝" || $0 == "=" }) {
        let name = inside[mark...].dropFirst()
        return (2...8).contains(name.count) ? String(name) : nil
      }
      if let line = Byline(FoldedLine(inside)) { return line.party }
      let isName = inside.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) || $0 == "々" }
      return isName && (3...5).contains(inside.unicodeScalars.count) && !Dateline.isAgencyOfEast(inside) ? inside : nil
    }
    if let name = beforeOffice(text) { return name }
    let name = withoutReported(text)
    return text.utf8.first.map { $0 >= 0xEA } ?? false && name != text && (2...8).contains(name.count) ? name : nil
  }

  /// What stands between brackets that hold all of a line; nil where none do.
  private static func inBrackets(_ text: String) -> String? {
    let pairs: [Character: Character] = ["【": "】", "〔": "〕", "（": "）", "［": "］"]
    guard let first = text.first, let close = pairs[first], text.last == close else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// The name in 佐藤健記者; nil for a line that is anything else.
  static func beforeOffice(_ text: String) -> String? {
    guard (4...12).contains(text.unicodeScalars.count),
      let office = ["記者", "特派員", "編集委員", "論説委員"].first(where: text.hasSuffix)
    else { return nil }
    let name = text.dropLast(office.count)
    let isName = name.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) || $0 == "々" || $0 == " " }
    return isName && (2...6).contains(name.count) ? String(name).trimmed : nil
  }

  /// The names in "Ola Brandt in Ostra and Ida Moe in Velm"; nil where fewer than two places are named.
  static func namesInPlaces(_ text: String) -> String? {
    guard let first = text.place(of: " in "), text[first.upperBound...].place(of: " in ") != nil else { return nil }
    return namesWithPlaces(text)
  }

  /// "our industry correspondent": who wrote a text of which the paper names nobody; nil for any other words.
  static func ownCorrespondent(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard (2...5).contains(words.count), words[0] == "our" || words[0] == "a", let last = words.last,
      roles.contains(FoldedLine.plain(last)), text.utf8.allSatisfy({ $0 | 0x20 > 0x60 || $0 == 0x20 })
    else { return nil }
    return text
  }

  /// The name in "by ola brandt", in small letters throughout; nil for any other line.
  static func smallName(_ text: String) -> String? {
    guard text.hasPrefix("by "), text.utf8.count <= 60,
      text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x20 })
    else { return nil }
    let name = String(text.dropFirst(3))
    let capitals = name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    return isNameAlone(capitals) ? name : nil
  }

  /// The name before a mail address: "Ola Brandt, ola@courier.example"; nil for a line that is anything else.
  static func nameBeforeAddress(_ phrase: FoldedLine) -> String? {
    guard phrase.lower.contains(0x40), phrase.wordCount <= 6, let last = phrase.words.last, last.contains("@"),
      last.contains(".")
    else { return nil }
    let name = withoutReported(phrase.words.dropLast().joined(separator: " ").trimmingCommas)
    return isNameAlone(name) ? name : nil
  }

  /// A text in capitals only, but for the words between names, as small letters with a capital each would have it; nil for
  /// any other text.
  static func smallLettered(_ text: String) -> String? {
    guard text.utf8.count <= 120, let space = text.firstIndex(of: " "), !text[..<space].contains(where: \.isLowercase),
      text.split(separator: " ").allSatisfy({
        conjunctions.contains(String($0)) || !$0.contains(where: \.isLowercase)
      })
    else { return nil }
    return text.split(separator: " ").map { word in
      connectors.contains(word.lowercased()) ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
    }.joined(separator: " ")
  }

  /// Whether an unstopped line at the end says who a person is: "Ola Brandt is a writer based in Ostra".
  static func saysWhoSomebodyIs(_ text: String) -> Bool {
    guard text.utf8.count <= 160, !SentenceEnd.isStopped(text),
      let mark = text.place(ofFirst: [" is a ", " is an ", " is the "]),
      isNameAlone(String(text[..<mark.lowerBound]))
    else { return false }
    return text[mark.upperBound...].split(separator: " ").prefix(6).contains { roles.contains(FoldedLine.plain($0)) }
  }

  /// Who a paper says wrote a text where it names nobody: its staff, in several languages.
  private static let staff: Set<String> = [
    "staff reporter", "staff reporters", "staff writer", "staff writers", "staff report", "staff", "our staff reporter",
    "our correspondent", "our own correspondent", "our correspondents", "a special correspondent",
    "special correspondent",
    "our special correspondent", "newsroom", "the newsroom", "news desk", "web desk", "online desk", "redaktion",
    "die redaktion", "rédaction", "la rédaction", "redacción", "la redacción", "redazione", "la redazione", "redactie",
    "onze redactie", "redação", "da redação", "redakcja", "redakce", "redakcia", "redaksjonen", "redaktionen",
    "toimitus",
    "редакция", "редакція", "редакцията", "редакција", "szerkesztőség", "redacția", "redaksi", "সম্পাদকীয়", "本报讯",
  ]

  /// Whether a line under a headline says that the paper's own people wrote the text: "Herald staff", "Redacción".
  static func isStaff(_ text: String) -> Bool {
    guard text.utf8.count <= 60, !SentenceEnd.isStopped(text) else { return false }
    let lower = text.lowercased()
    let name = lower.hasPrefix("from ") ? String(lower.dropFirst(5)) : lower
    if staff.contains(name) { return true }
    let words = text.split(separator: " ")
    let tails = ["staff", "reporters", "reporter", "writers", "writer", "report", "correspondent", "redaktion"]
    guard (2...5).contains(words.count), let last = words.last else { return false }
    // "The Gazette Editorial Board"
    if ["board", "editors", "newsroom", "bureau"].contains(FoldedLine.plain(last)) {
      return words.allSatisfy { $0.first?.isUppercase ?? false }
    }
    guard tails.contains(FoldedLine.plain(last)) else { return false }
    // "A Gazette reporter"
    if words[0] == "A" || words[0] == "Our", words.count <= 4 { return true }
    return staff.contains(words.suffix(2).joined(separator: " ").lowercased())
      || FoldedLine.plain(last) == "staff" && words.dropLast().allSatisfy { $0.first?.isUppercase ?? false }
  }

  /// The names in "Ada Lind in Ostra and Milo Berg in Velm"; nil where a part is no name with a place.
  static func namesWithPlaces(_ text: String) -> String? {
    guard text.utf8.count <= 120, text.place(of: " in ") != nil, !SentenceEnd.isStopped(text) else { return nil }
    let parts = text.replacing(" and ", with: ",").replacing(" & ", with: ",").split(separator: ",")
    var names: [String] = []
    for part in parts {
      let part = String(part).trimmed
      let name = part.place(of: " in ").map { String(part[..<$0.lowerBound]) } ?? part
      let place = part.dropFirst(name.count + 4).split(separator: " ")
      guard isNameAlone(smallLettered(name) ?? name), place.count <= 3,
        place.allSatisfy({ $0.first?.isUppercase ?? false })
      else {
        return nil
      }
      names.append(name)
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// The reading of a line under a headline whose pieces are names and what belongs to names: places, offices, outlets.
  init?(underHeadline text: String) {
    guard text.utf8.count <= 140, !SentenceEnd.isStopped(text) else { return nil }
    // What stands in brackets behind a name, and what stands behind a bar, is where and for whom it wrote.
    let groups = Self.groups(of: text.replacing(/\s\([^()]*\)/, with: ""))
    var names: [String] = []
    var outlet = text.firstMatch(of: /\(([^()]*)\)/).map { String($0.1) }.flatMap {
      Organisation.isAgency($0) ? $0 : nil
    }
    for piece in Self.pieces(of: groups.first ?? "") {
      if let mark = piece.place(of: " for "), Self.isNameAlone(String(piece[..<mark.lowerBound])),
        case let employer = String(piece[mark.upperBound...].trimmingPrefix("the ")), Self.isNameLike(employer)
      {
        names.append(String(piece[..<mark.lowerBound]))
        outlet = outlet ?? employer
      } else if Organisation.isOrganisation(piece) {
        outlet = outlet ?? piece
      } else if Self.isNameAlone(piece) {
        names.append(piece)
      } else if names.isEmpty || !Self.isRole(piece) && !Self.isPlace(piece) {
        return nil
      }
    }
    guard let first = names.first, text.hasPrefix(first), groups.count <= 3 else { return nil }
    for group in groups.dropFirst() {
      guard Self.isNameLike(group), group.split(separator: " ").count <= 4 else { return nil }
      if group.contains(" "), !Self.isRole(group) { outlet = outlet ?? group }
    }
    // Names alone stand as they are printed.
    (party, self.outlet, dates) = (Self.areNames(text) ? text : names.joined(separator: ", "), outlet, [])
  }

  /// The parts of a line between bars and dashes.
  private static func groups(of text: String) -> [String] {
    var rest = text
    for mark in [" | ", " • ", " · ", " — ", " – ", " - ", " / "] { rest = rest.replacing(mark, with: "\n") }
    return rest.split(separator: "\n").map { String($0).trimmed }
  }

  /// One word or two that name a place, each with a capital.
  private static func isPlace(_ piece: String) -> Bool {
    let words = piece.split(separator: " ")
    return (1...2).contains(words.count)
      && words.allSatisfy { $0.first?.isUppercase ?? false && $0.allSatisfy { $0.isLetter || $0 == "-" } }
  }

  /// The pieces of a list, parted at commas and at the words for "and".
  private static func pieces(of text: String) -> [String] {
    var rest = text
    for mark in [" and ", " & ", " und ", " et ", ";"] { rest = rest.replacing(mark, with: ",") }
    return rest.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// Whether words behind a name say for whom it wrote: "special to the Post", "специально для «Вестника»".
  static func isCommission(_ words: String) -> Bool {
    let lower = words.lowercased()
    let openings = [
      "special to ", "for the ", "special for ", "специально для ", "для ", "especial para ", "pour ", "für ",
    ]
    return openings.contains { lower.hasPrefix($0) } && lower.split(separator: " ").count <= 8
  }

  /// The names of a Chinese or Japanese author line, whose spaces part persons, without the office before them and the
  /// place after a bar: 记者 林雅／塔恩.
  static func easternNames(_ names: String, after cue: String) -> String {
    guard let first = names.utf8.first, first >= 0xE2 || cue.hasPrefix("文") else { return names }
    var given = names.drop { "■●◆▲・·|｜／/：: ".contains($0) }
    guard given.unicodeScalars.first.map({ (0x3040...0x9FFF).contains($0.value) }) ?? false else { return names }
    let office = ["本报记者", "记者", "記者"].first(where: given.hasPrefix)
    if let office { given = given.dropFirst(office.count).drop { $0 == " " || $0 == "：" } }
    let written = given.place(ofFirst: ["　写真", " 写真", "　撮影", " 摄影", " 摄 "]).map { given[..<$0.lowerBound] } ?? given
    let person = written.prefix { $0 != "／" && $0 != "/" && $0 != "｜" }
    let parts = person.split(whereSeparator: { $0 == " " || $0 == "　" || $0 == "、" })
      .filter { !["通讯员", "实习生", "特约记者", "记者", "通讯員"].contains($0) }
    guard office != nil || cue.contains("记者"), parts.count > 1, parts.allSatisfy({ (2...4).contains($0.count) }) else {
      return String(person).trimmed
    }
    return parts.joined(separator: ", ")
  }
}

extension String {
  /// The text without the commas and spaces at its end.
  fileprivate var trimmingCommas: String {
    var text = self[...]
    while let last = text.utf8.last, last == 0x2C || last == 0x20 { text = text.dropLast() }
    return String(text)
  }
}
