// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A line that names who wrote the text.
struct Byline {
  /// The party or parties, without "By".
  let party: String
  /// The outlet that the line names beside the author.
  let outlet: String?
  /// The dates that stand on the same line.
  let dates: [PrintedDate]

  static let cues: CueList = [
    "text and photos by", "text and photographs by", "text and pictures by", "words and pictures by",
    "words and photos by",
    "story and photos by", "story and photographs by", "text & photos by", "propos recueillis par", "recueilli par",
    "द्वारा", "written and reported by", "reporting and writing by", "texto de", "texto:", "textos:", "texte par :",
    "texte par", "texte de", "texte :",
    "texte:",
    "testo di", "a cura di", "opracowała:", "opracował:", "opracowanie:", "oprac.:", "opracowała", "opracował",
    "oprac.",
    "rozmawiała", "rozmawiał", "geschrieben von", "verfasst von", "geschreven door", "écrit par", "escrito por",
    "redactado por", "scritto da", "skrevet av", "skrevet af", "skriven av", "kirjoittanut:", "kirjoittaja:",
    "toimittaja:", "авторка:", "авторки:", "пише:", "пишу:", "подготовила", "подготовил", "автор текста:",
    "автор статьи:",
    "беседовала", "беседовал", "लेखिका:", "रिपोर्ट:", "रिपोर्टर:", "लेखक -", "প্রতিবেদক:", "লেখক:", "লিখেছেন", "رپورٹ:",
    "گزارش:", "نوشته:", "الكاتبة:", "تقرير:", "حوار:", "כתבה:", "著者：", "執筆：", "筆者：", "記者：", "撰稿：", "文字：", "글:",
    "người viết:", "ditulis oleh", "laporan:", "Γράφει:",
    "interview by", "interview von", "interview:", "das interview führte", "das gespräch führte", "entrevista de",
    "intervista di", "reportage :", "reportage:", "article rédigé par", "rédigé par", "servizio di", "un articolo di",
    "enquête :",
    "récit :",
    "written by", "words by", "words:", "reported by", "story by", "text by", "article by", "analysis by", "opinion by",
    "by:",
    "by",
    "authors:", "author:", "von", "autor:", "autoren:", "par", "por", "autores:", "auteur:", "auteurs:", "di", "door",
    "av",
    "af", "autore:", "text:", "bởi", "автор:", "авторы:", "بقلم:", "بقلم", "الكاتب:", "כתב:", "מאת:", "מאת", "作者：",
    "作者:",
    "作者 |", "作者|", "作者丨", "作者/", "文丨", "撰文/", "撰文丨", "记者丨", "文/", "文・", "文｜", "文|", "文＝", "文=", "文：", "文:", "撰文：", "撰文",
    "采写：", "作者｜", "本报记者", "取材・文", "oleh", "记者｜", "记者",
    "記者", "par:", "por:", "von:", "penulis:", "reporter:", "piše:", "pišu:", "napisao:", "napisala:", "tekst:",
    "teksti:",
    "autorka:", "yazan:", "haber:", "írta:", "szerző:", "tác giả:", "текст:", "текст", "автор", "كتبت:", "كتب:",
    "إعداد:",
    "egilea:", "egileak:", "ავტორი:", "ავტორები:", "аўтар:", "аўтары:", "հեղինակ՝", "հեղինակ:",
    "müəllif:", "autors:", "autorius:", "аутор:", "пишува:", "deur", "eftir", "nga", "waxaa qoray", "ലേഖകൻ:",
    "రచయిత:", "ಲೇಖಕ:", "Γράφει ο", "Γράφει η", "Ρεπορτάζ:", "نویسنده:", "تحریر:", "लेखक:", "โดย", "글=",
  ]
  static let connectors: Set<String> = [
    "and", "y", "et", "und", "e", "en", "og", "och", "for", "of", "the", "in", "at", "de", "van", "von", "der", "den",
    "la",
    "le", "al", "el", "bin", "ibn", "del", "da", "dos", "do", "di", "with", "with", "und", "i", "med",
  ]
  static let roles: Set<String> = [
    "editor", "correspondent", "reporter", "writer", "columnist", "chief", "contributor", "producer", "analyst",
    "author",
    "journalist", "fellow", "professor", "contributing", "staff", "photographer", "redakteur", "redakteurin",
    "korrespondent",
    "korrespondentin", "reporterin", "redacteur", "verslaggever", "verslaggeefster", "correspondant", "correspondante",
    "journaliste", "corresponsal", "redactor", "redactora", "corrispondente", "inviato", "inviata", "envoyé", "envoyée",
    "autor", "autorin", "mitarbeiter", "mitarbeiterin", "berichterstatter", "berichterstatterin", "redaktör", "spécial",
    "spéciale", "especial", "enviado", "enviada", "repórter", "jornalista", "periodista", "giornalista", "dziennikarz",
    "संवाददाता", "रिपोर्टर", "पत्रकार", "संपादक", "मुख्य", "כתב", "כתבת", "مراسل", "مراسلة", "خبرنگار", "muhabir", "muhabiri",
    "korespondent", "korespondentka", "correspondente", "enviado", "redactie", "dziennikarka", "reportér", "reportérka",
    "toimittaja", "корреспондент", "корреспондентка", "обозреватель",
    "журналист", "журналистка", "редактор", "кореспондент", "кореспондентка", "журналістка", "оглядач",
  ]
  /// What parts the pieces of a line.
  private static let marks = [" | ", " • ", " · ", " — ", " – ", " - ", " // ", " / ", "•"]
  private static let bars = marks + ["  "]

  /// The reading of a line as a byline, or nil when it is something else.
  init?(_ phrase: borrowing FoldedLine) {
    guard phrase.wordCount <= 24 else { return nil }
    guard let cue = phrase.cue(of: Self.cues) else {
      let named =
        Self.reporterOfEast(phrase) ?? Self.nameBesideDate(phrase) ?? Self.nameBehindDate(phrase) ?? Self.underOutlet(
          phrase) ?? Self.nameBeforeAgency(
          phrase)
        ?? Self.nameBeforeOutlet(phrase) ?? Self.nameBehindDay(phrase) ?? Self.writtenBehindDay(phrase)
        ?? Self.writtenBeforeDay(phrase)
      if let (name, outlet, dates) = named {
        (party, self.outlet, self.dates) = (name, outlet, dates)
        return
      }
      if let line = Byline(afterSort: phrase) {
        self = line
        return
      }
      guard
        let name = Self.nameBeforeRole(phrase) ?? Self.nameBeforeAgencies(phrase) ?? Self.nameBeforeAccount(phrase)
          ?? Self.correspondent(phrase) ?? Self.afterSmallWord(phrase) ?? Self.ofTheEast(phrase)
      else { return nil }
      (party, outlet, dates) = (name, nil, [])
      return
    }
    let given = Self.withoutLastDash(phrase.rest(after: cue))
    if Self.isPlainName(given), !phrase.hasDigit || DateScan.yearless(given) == nil {
      (party, outlet, dates) = (given, nil, [])
      return
    }
    let reported = Self.withoutReported(Self.withoutOthersWork(given))
    let rest = Self.easternNames(
      Self.withoutPlace(Self.withoutOffice(Self.withoutAccount(reported))), after: cue)
    if Self.isPlainName(rest), DateScan.yearless(rest) == nil {
      (party, outlet, dates) = (rest, nil, [])
      return
    }
    guard !rest.isEmpty, rest.utf8.count <= 180, !Self.isSentence(rest) else { return nil }
    if let names = Self.namesInPlaces(rest) ?? Self.ownCorrespondent(rest) {
      (party, outlet, dates) = (names, nil, [])
      return
    }
    var pieces = Self.split(rest, at: Self.bars)
    dates = pieces.flatMap { DateScan($0).dates }
    pieces.removeAll { !DateScan($0).dates.isEmpty && DateLine(FoldedLine($0)) != nil }
    guard let head = pieces.first else { return nil }
    var names = Self.withoutDate(head)
    var outlet = pieces.dropFirst().first(where: Organisation.isOrganisation)
    if let (before, after) = Self.cut(names, at: [" for ", " of "]), Self.isNameLike(after) {
      (names, outlet) = (before, after)
    }
    if let (before, after) = Self.cut(names, at: [" in ", " at "]), Self.isNameLike(after) {
      if Organisation.isOrganisation(after) { outlet = outlet ?? after }
      names = before
    }
    let (writers, agency) = Self.withoutAgency(names)
    let listed = Self.parties(in: writers)
    guard !listed.names.isEmpty, listed.names.utf8.count <= 120, Self.isNameLike(listed.names) else { return nil }
    party = listed.names
    self.outlet = outlet ?? listed.outlet ?? agency
  }

  /// The name in "Ada Lind, maritime correspondent"; nil for a line that is anything else.
  private static func nameBeforeRole(_ phrase: FoldedLine) -> String? {
    guard phrase.wordCount <= 10, phrase.holds(",") || phrase.holds("،"),
      let comma = phrase.text.firstIndex(where: { $0 == "," || $0 == "،" }),
      !SentenceEnd.isStopped(phrase.text)
    else { return nil }
    let name = String(phrase.text[..<comma])
    let role = phrase.text[comma...].dropFirst().split(separator: " ").filter { !$0.contains("@") }
    guard let last = role.last else { return nil }
    let isOffice =
      (1...5).contains(role.count)
      && (roles.contains(FoldedLine.plain(last)) || roles.contains(FoldedLine.plain(role[0])))
      || isCommission(role.joined(separator: " "))
    return isOffice && (2...4).contains(name.split(separator: " ").count) && isNameLike(name) ? name : nil
  }

  /// The name and the outlet in "Ada Lind, The Associated Press"; nil for a line that is anything else.
  private static func nameBeforeOutlet(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.wordCount <= 8, phrase.holds(","), !SentenceEnd.isStopped(phrase.text),
      let (name, outlet) = cut(phrase.text, at: [", "]),
      isNameAlone(name), Organisation.isOrganisation(outlet), isNameLike(outlet),
      outlet.split(separator: " ").count <= 4
    else { return nil }
    return (name, outlet, [])
  }

  /// The name in "Ada Lind @adalind"; nil for a line that is anything else.
  private static func nameBeforeAccount(_ phrase: FoldedLine) -> String? {
    guard phrase.lower.contains(0x40) else { return nil }
    let name = withoutAccount(phrase.text)
    return name != phrase.text && isNameAlone(name) ? withoutReported(name) : nil
  }

  /// The name in "From Ada Lind, our correspondent in Ostra"; nil for a line that is anything else.
  private static func correspondent(_ phrase: FoldedLine) -> String? {
    guard phrase.begins(with: "from "), phrase.wordCount <= 12, !SentenceEnd.isStopped(phrase.text),
      let comma = phrase.text.firstIndex(of: ",")
    else { return nil }
    let name = String(phrase.text[..<comma].dropFirst(5))
    let hasRole = phrase.text[comma...].split(separator: " ").contains { roles.contains(FoldedLine.plain($0)) }
    return hasRole && isNameAlone(name) ? name : nil
  }

  /// The name in "de Ada Lind", where the word before it is small: many texts begin with a great one.
  private static func afterSmallWord(_ phrase: FoldedLine) -> String? {
    guard phrase.text.hasPrefix("de "), (3...4).contains(phrase.wordCount) else { return nil }
    let name = String(phrase.text.dropFirst(3))
    return isNameAlone(name) ? name : nil
  }

  /// The outlet, section or date and the name in "Ostra Post · By Ada Lind"; nil for a line that is anything else.
  private static func underOutlet(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.wordCount <= 20, phrase.text.place(of: " By ") != nil else { return nil }
    let pieces = split(phrase.text, at: marks)
    let dates = DateLine(FoldedLine(pieces[0]))?.dates ?? []
    guard (2...4).contains(pieces.count), pieces[1].hasPrefix("By "),
      Organisation.isOrganisation(pieces[0]) || !dates.isEmpty || pieces[0].split(separator: " ").count <= 2,
      let line = Byline(FoldedLine(pieces.dropFirst().joined(separator: " | ")))
    else { return nil }
    return (line.party, dates.isEmpty ? pieces[0] : line.outlet, dates + line.dates)
  }

  /// A name without "(in Ostra)" or the one word of a place behind it.
  private static func withoutPlace(_ text: String) -> String {
    guard let mark = text.place(ofFirst: [" (", ", "]) else { return text }
    let name = String(text[..<mark.lowerBound])
    let rest = text[mark.upperBound...]
    guard name.contains(" "), areNames(name) else { return text }
    // "Ada Lind, g9 Velm": an outlet may have a number, and a day has one.
    guard !rest.contains(where: \.isNumber) else {
      let isDay = !DateScan(String(rest)).dates.isEmpty || DateScan.yearless(String(rest)) != nil
      let isOutlet = rest.split(separator: " ").count <= 3 && rest.first?.isLetter ?? false && !rest.contains(":")
      return text[mark] == ", " && isOutlet && !isDay ? name : text
    }
    if text.hasSuffix(")"), text[mark].hasPrefix(" (") {
      return Organisation.isOrganisation(String(rest.dropLast())) ? text : name
    }
    if text[mark] == ", ", isPlaceBehindPreposition(rest) { return name }
    // Of scripts without capitals no letter is large or small.
    let isCaseless = rest.allSatisfy { $0.isLetter && !$0.isCased }
    let isWord =
      !rest.contains(" ")
      && (isCaseless || rest.first?.isUppercase ?? false && rest.contains(where: \.isLowercase))
    let isOffice = Organisation.isOrganisation(String(rest)) || roles.contains(FoldedLine.plain(rest))
    return text[mark] == ", " && isWord && !isOffice ? name : text
  }

  /// A name without the office in small letters before it: "onze redacteur Ada Lind".
  private static func withoutOffice(_ text: String) -> String {
    guard let first = text.utf8.first, !(0x41...0x5A).contains(first) else { return text }
    let words = text.split(separator: " ")
    let small = words.prefix {
      $0.unicodeScalars.first?.properties.isLowercase ?? false || roles.contains(FoldedLine.plain($0))
    }
    guard (1...4).contains(small.count), let last = small.last, roles.contains(FoldedLine.plain(last)) else {
      return text
    }
    let name = words[small.count...].joined(separator: " ")
    return isNameLike(name) ? name : text
  }

  /// The name, the outlet and the dates in "Ada Lind | Ostra Post | 5 March 2024"; nil for a line that is anything else.
  private static func nameBesideDate(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.hasDigit, phrase.wordCount <= 16 else { return nil }
    if phrase.mayHoldBars, phrase.contains(" min") || phrase.contains(" read"), let line = amongPieces(phrase.text) {
      return line
    }
    if phrase.mayHoldBars, let (day, name) = cut(phrase.text, at: [" · ", " | ", " • ", " — ", " – ", " - "]),
      isNameAlone(name), let line = DateLine(FoldedLine(day)), !line.dates.isEmpty
    {
      return (name, nil, line.dates)
    }
    if phrase.holds(","), let (head, rest) = cut(phrase.text, at: [", "]), case let name = withoutWeekday(head),
      isPlainName(name) || name.first?.isUppercase ?? false && isNameAlone(name),
      let line = DateLine(FoldedLine(rest)),
      !line.dates.isEmpty || DateScan.yearless(rest) != nil
    {
      return (name, nil, line.dates)
    }
    if phrase.wordCount <= 12, let date = DateScan(phrase.text).dates.first,
      let place = phrase.text.firstRange(of: date.raw),
      case let name = withoutWeekday(String(phrase.text[..<place.lowerBound]).trimmed),
      isPlainName(name) || name.first?.isUppercase ?? false && isNameAlone(name),
      DateLine(FoldedLine(String(phrase.text[place.lowerBound...]))) != nil
    {
      return (name, nil, [date])
    }
    guard phrase.mayHoldBars else { return nil }
    let pieces = split(phrase.text, at: marks)
    guard (2...4).contains(pieces.count) else { return nil }
    if let line = writtenBehindDate(pieces) { return line }
    let name = withoutReported(pieces[0])
    guard isPlainName(name) || isNameAlone(name) || name != pieces[0] else { return nil }
    let outlet = pieces.dropFirst().first { Organisation.isOrganisation($0) && DateScan($0).dates.isEmpty }
    let lines = pieces.dropFirst().filter { $0 != outlet && !ReadingTime.isSaid(by: $0) }.map {
      DateLine(FoldedLine($0))
    }
    let dates = lines.flatMap { $0?.dates ?? [] }
    return lines.allSatisfy { $0 != nil } && !dates.isEmpty ? (name, outlet, dates) : nil
  }

  /// A name without the account behind it.
  static func withoutAccount(_ text: String) -> String {
    guard text.contains("@") else { return text }
    let words = text.split(separator: " ")
    let first = words.prefix { $0.contains("@") && $0.contains(".") }
    if !first.isEmpty { return withoutAccount(words[first.count...].joined(separator: " ")) }
    let names = words.prefix { !$0.contains("@") }
    let isAccounts = words[names.count...].allSatisfy { $0.contains("@") }
    return isAccounts && !names.isEmpty ? names.joined(separator: " ") : text
  }

  /// A Chinese or Japanese author line without the word "reports" at its end.
  static func withoutReported(_ text: String) -> String {
    guard text.utf8.last.map({ $0 >= 0x80 }) ?? false else { return text }
    for tail in ["报道", "報道", "报导", "報導", "撰文", " 기자", " 특파원"] where text.hasSuffix(tail) && text != tail {
      // "서울=김하나": the place stands before the name.
      let name = String(text.dropLast(tail.count)).trimmed
      return name.lastIndex(where: { $0 == "=" || $0 == "＝" }).map { String(name[$0...].dropFirst()) } ?? name
    }
    return text
  }

  /// Whether a short line names the authors' office, as one under their names does.
  static func isRole(_ text: String) -> Bool {
    let words = text.split(separator: " ").map { FoldedLine.plain($0) }
    guard (1...8).contains(words.count), let last = words.last, !SentenceEnd.isStopped(text) else { return false }
    // "Professor of Transport, University of Ostra"
    if words.count > 2, roles.contains(words[0]), words[1] == "of" || words[1] == "at" { return true }
    guard words.count <= 4 else { return false }
    return roles.contains(last) || last.hasSuffix("s") && roles.contains(String(last.dropLast()))
  }

  /// Whether a list is of names of persons and nothing else.
  static func areNames(_ list: String) -> Bool {
    var names: [String] = [""]
    for word in list.split(separator: " ") {
      if conjunctions.contains(String(word)) {
        names.append("")
      } else {
        names[names.count - 1] += (names[names.count - 1].isEmpty ? "" : " ") + word
        if word.utf8.last == 0x2C {
          names[names.count - 1].removeLast()
          names.append("")
        }
      }
    }
    // "Ada Lind, Milo Berg, and Jo Sand": a comma and a word part the last two.
    let written = names.filter { !$0.isEmpty }
    return !names[0].isEmpty && written.allSatisfy(isNameAlone)
  }

  /// Whether a word in small letters names what people do at a paper.
  static func isOffice(_ word: String) -> Bool { roles.contains(word) }

  /// Most author lines: two to four words of ASCII letters, each with a capital, that end unlike a weekday or an address.
  private static func isPlainName(_ text: String) -> Bool {
    guard text.utf8.count <= 120 else { return false }
    var text = text
    return text.withUTF8 { bytes in
      var words = 0
      var last: UInt8 = 0x20
      for byte in bytes {
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        guard isLetter || byte == 0x20 && last != 0x20 else { return false }
        if last == 0x20 {
          guard byte <= 0x5A else { return false }
          words += 1
        }
        last = byte
      }
      guard (2...4).contains(words), last != 0x20 else { return false }
      let first = UnsafeBufferPointer(rebasing: bytes.prefix { $0 != 0x20 })
      return !beginsNoName.contains(FoldedLine.plainASCII(first) ?? "")
    }
  }

  /// Whether a line is a name alone: two or three words with a capital and small letters each, initials among them, or of a
  /// script without capitals, none of them a word that names a section or says something.
  static func isNameAlone(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...4).contains(words.count), text.utf8.count <= 60, !SentenceEnd.isStopped(text) else { return false }
    let names = words.filter { !($0.unicodeScalars.count == 2 && $0.hasSuffix(".")) }
    let isNames = names.allSatisfy { word in
      guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else { return false }
      let isCased =
        first.properties.isUppercase && word.unicodeScalars.dropFirst().contains(where: \.properties.isLowercase)
      let isLetters = word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0 == "-" || $0 == "'" || $0 == "’"
          || $0.properties.generalCategory == .nonspacingMark
      }
      return isLetters && (isCased || !FoldedLine.isSmall(first) && !first.properties.isUppercase)
    }
    let plain = words.map { FoldedLine.plain($0) }
    // "A. Lind": an initial stands for the first of two.
    let isNamed = (2...3).contains(names.count) || names.count == 1 && names[0] == words.last
    return isNamed && isNames && !plain.contains(where: inNoName.contains)
      && !VerbList.hasVerb(plain)
  }

  private static let inNoName = weekdays.union(
    """
    the a an and or of in on at to for with from by how why what who when where new north south east west world news
    sport sports opinion analysis comment business politics culture travel science health technology city week day life
    middle europe africa asia america states kingdom government council police court party editorial exclusive breaking
    special report live video photo photos gallery podcast letter letters column review feature interview first last
    key main points background summary update correction no not our your their his her its this that
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let beginsNoName = weekdays.union(connectors).union(["from"])
  static let conjunctions: Set<String> = [
    "and", "&", "und", "et", "e", "y", "i", "och", "og", "en", "ja", "ve", "și", "a", "и", "і", "та",
  ]

  /// Whether a name list begins like a name and most of its words are capitalised or of a script without capitals.
  static func isNameLike(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, (1...14).contains(words.count) else { return false }
    let plain = FoldedLine.plain(first)
    if Months.number(of: plain) != nil, words.count == 1 { return false }
    if weekdays.contains(plain) { return false }
    if words.count == 1 { return !Self.connectors.contains(plain) }
    let weighed = words.filter { !connectors.contains(FoldedLine.plain($0)) }
    let capital = weighed.count { word in
      guard let scalar = word.unicodeScalars.first(where: FoldedLine.isWordScalar) else { return false }
      return !FoldedLine.isSmall(scalar)
    }
    return !weighed.isEmpty && capital * 10 >= weighed.count * 7
  }

  /// Whether a rest ends with a full stop that belongs to no initial or "Jr.".
  private static func isSentence(_ rest: String) -> Bool {
    guard SentenceEnd.isStopped(rest), let last = rest.split(separator: " ").last else { return false }
    return !(last.hasSuffix(".") && FoldedLine.plain(last).count <= 3)
  }

  static func split(_ text: String, at bars: [String]) -> [String] {
    for bar in bars {
      if let (head, tail) = cut(text, at: [bar]) { return split(head, at: bars) + split(tail, at: bars) }
    }
    let trimmed = text.trimmed
    return trimmed.isEmpty ? [] : [trimmed]
  }

  /// The text before and after the first of the marks that occurs in it.
  private static func cut(_ text: String, at marks: [String]) -> (String, String)? {
    var text = text
    return text.withUTF8 { bytes in
      for mark in marks {
        let mark = Array(mark.utf8)
        guard bytes.count > mark.count else { continue }
        let found = (1..<(bytes.count - mark.count + 1)).first {
          bytes[$0] == mark[0] && bytes[$0..<($0 + mark.count)].elementsEqual(mark)
        }
        guard let found else { continue }
        let head = String(decoding: bytes[..<found], as: UTF8.self)
        let tail = String(decoding: bytes[(found + mark.count)...], as: UTF8.self)
        return (head, tail)
      }
      return nil
    }
  }

  /// A name without the dash or bar behind it, over which a template left something out.
  private static func withoutLastDash(_ text: String) -> String {
    guard let byte = text.utf8.last, byte >= 0x80 || byte == 0x2D || byte == 0x7C, let last = text.unicodeScalars.last,
      "—–-|".unicodeScalars.contains(last)
    else { return text }
    let rest = text.unicodeScalars.reversed().drop { "—–-| ".unicodeScalars.contains($0) }
    return String(String.UnicodeScalarView(rest.reversed()))
  }

  /// A name list without the date at its end.
  private static func withoutDate(_ text: String) -> String {
    guard let date = DateScan(text).dates.first ?? DateScan.yearless(text), let (head, _) = cut(text, at: [date.raw])
    else { return text }
    // "Published:" and its like belong to the date.
    var words = head.split(separator: " ")
    while let last = words.last, case let plain = FoldedLine.plain(last),
      plain.isEmpty || DateWord.meaning(of: plain).isTemporal
    {
      words.removeLast()
    }
    return String(words.joined(separator: " ").reversed().drop { ", ".contains($0) }.reversed())
  }

  /// Whether a part of a list says what somebody does; "Professor Jo Sand" is a name with its title.
  private static func namesOffice(_ part: Substring) -> Bool {
    let words = part.split(separator: " ")
    return words.indices.contains { index in
      let word = FoldedLine.plain(words[index])
      let isTitle = word == "professor" && index + 1 < words.count && words[index + 1].first?.isUppercase ?? false
      return roles.contains(word) && !isTitle
    }
  }

  /// Separates the names of persons from their roles and from an outlet after a comma.
  private static func parties(in list: String) -> (names: String, outlet: String?) {
    let parts = list.split(separator: ",").map { $0.drop(while: \.isWhitespace) }
    guard let head = parts.first else { return ("", nil) }
    var names = [String(head)]
    var outlet: String?
    for part in parts.dropFirst() {
      if namesOffice(part) { continue }
      // "Ada Lind, g9": some outlets write their names in small letters.
      if !part.contains(" "), part.first?.isLowercase ?? false {
        outlet = outlet ?? String(part)
        continue
      }
      // "Ada Lind, Ostra, and Milo Berg, Velm": where each of them is.
      if parts.count > 2, head.contains(" "), !part.contains(" "), !Organisation.isAgency(String(part)) { continue }
      if Organisation.isOrganisation(String(part)), !part.hasPrefix("and ") {
        outlet = outlet ?? String(part)
      } else {
        names.append(String(part))
      }
    }
    return (names.joined(separator: ", "), outlet)
  }
}
