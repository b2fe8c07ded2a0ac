// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A line that names where the text comes from.
struct CreditLine {
  /// The origin named; nil for a line that credits without naming one.
  let party: String?
  /// What the line says of how the text relates to the origin's.
  let relation: ProvenanceStep.Relation
  /// The dates before the credit on the same line.
  var dates: [PrintedDate] = []
  /// The day on which the origin printed it, where the line says so.
  private(set) var originDate: PrintedDate?
  /// Who printed the origin's text, where the line names both: "Ostra Post/AFP".
  var outlet: String?
  /// Who translated it, where the line says that too.
  var translator: String?

  static let labels: CueList = [
    "original source:", "sources:", "source:", "credits:", "credit:", "via:", "courtesy of", "courtesy:", "agencies:",
    "agency:", "zdroj:", "forrás:", "sursa:", "kaynak:", "πηγή:", "джерело:", "lähde:", "sumber:", "nguồn:", "स्रोत:",
    "منبع:",
    "izvor:", "vir:", "quelle:", "quellen:", "fuente:", "fuentes:", "fonte:", "fonti:", "bron:", "kilde:", "källa:",
    "źródło:",
    "источник:", "المصدر:", "المصدر :", "מקור:", "来源：", "来源:", "來源：", "來源:", "出典：", "출처:", "publisher:",
    "original article:", "h/t", "hat tip:", "hat tip to",
  ]
  static let verbatim: CueList = [
    "from the archive of", "from the archives of", "originally published by", "originally published in",
    "originally published on", "originally published at",
    "first published by", "first published in", "first published on", "republished from", "reprinted from",
    "republished with permission from", "reprinted with permission from", "reproduced from", "reposted from",
    "this article was originally published by", "this article was originally published in",
    "this article was originally published on", "this article was originally published at",
    "this article originally appeared in", "this article originally appeared on", "this article first appeared in",
    "this article first appeared on", "this article was first published by", "this article was first published in",
    "this article was first published on", "this story was originally published by",
    "this story originally appeared on",
    "this story originally appeared in", "this story was first published by", "this piece originally appeared in",
    "this post originally appeared on", "this article is republished from", "originally appeared in",
    "originally appeared on", "originally posted on", "originally posted at", "originally posted by", "syndicated from",
    "shared from",
    "originally reported by", "cross-posted from", "crossposted from", "cross-posted at", "cross-posted on",
    "reprinted by permission from", "reprinted by permission of", "reprinted with permission of",
    "reprinted with permission from", "republished by permission of", "reproduced with permission from",
    "reproduced by permission of", "used with permission from", "used by permission of",
    "dieser artikel erschien zuerst", "dieser text erschien zuerst", "dieser beitrag erschien zuerst",
    "der artikel erschien zuerst", "der text erschien zuerst", "der beitrag erschien zuerst",
    "das interview erschien zuerst",
    "dieser artikel ist zuerst", "dieser text ist zuerst", "dieser beitrag ist zuerst",
    "dieser artikel erschien ursprünglich",
    "dieser text erschien ursprünglich", "dieser beitrag erschien ursprünglich", "zuerst erschienen",
    "zuerst veröffentlicht",
    "erstmals erschienen", "ursprünglich erschienen", "ursprünglich veröffentlicht",
    "cet article a été initialement publié", "cet article a été publié initialement",
    "cet article a d'abord été publié",
    "cet article a d’abord été publié", "cet article est paru", "cet article est initialement paru",
    "cet article a paru",
    "initialement publié", "publié initialement", "article paru", "article initialement paru", "paru initialement",
    "este artículo se publicó originalmente", "este artículo fue publicado originalmente",
    "este artículo apareció originalmente", "publicado originalmente", "originalmente publicado",
    "este texto se publicó originalmente", "este artigo foi publicado originalmente",
    "este texto foi publicado originalmente",
    "questo articolo è stato pubblicato originariamente", "questo articolo è apparso originariamente",
    "questo articolo è uscito", "questo articolo è apparso", "pubblicato originariamente", "pubblicato originalmente",
    "dit artikel verscheen eerder", "dit artikel verscheen oorspronkelijk", "dit artikel verscheen eerst",
    "oorspronkelijk verschenen", "oorspronkelijk gepubliceerd", "eerder verschenen", "artykuł ukazał się",
    "впервые опубликовано", "первоначально опубликовано", "оригинал опубликован", "вперше опубліковано",
    "本文转自", "本文轉自", "本文首发于", "本文首發於", "首发于", "本文来源：", "文章来源：", "本文转载自", "本文轉載自", "转载自", "轉載自", "转自", "轉自", "本文原载于",
    "本文原载", "原载于", "原載於", "原文刊于", "转载：", "初出：", "転載元：",
    "نشر لأول مرة في", "نقلا عن", "نقلاً عن", "منقول من",
  ]
  /// "This story": what may go on to say where it stood first.
  static let subjects: CueList = [
    "this article", "this story", "this piece", "this post", "this report", "this essay", "this column",
    "this interview", "a version of this article", "a version of this story", "a version of this essay",
    "a version of this piece", "a version of this post", "a version of this column", "a longer version of this",
    "a shorter version of this", "a different version of this",
  ]
  private static let appearances: CueList = [
    "first appeared", "originally appeared", "appeared first", "was first published", "was originally published",
    "first ran", "originally ran", "appeared", "was published", "is republished", "is reprinted", "was republished",
    "was reprinted", "was produced",
    "was reported", "was written", "was provided", "was created", "is provided", "comes",
  ]

  /// The party in "This story first appeared in the Courier"; nil for any other line.
  private static func firstPrinter(_ phrase: FoldedLine) -> String? {
    guard let subject = phrase.cue(of: subjects) else { return nil }
    var said = phrase.rest(after: subject)
    for sort in ["article ", "story ", "essay ", "piece ", "post "] where said.hasPrefix(sort) {
      said = String(said.dropFirst(sort.count))
    }
    let rest = FoldedLine(said)
    guard let appearance = rest.cue(of: appearances) else { return nil }
    let place = rest.rest(after: appearance)
    guard let word = ["by ", "in ", "on ", "at ", "from "].first(where: { place.hasPrefix($0) }) else { return nil }
    // What appeared on Monday or in print stood in no paper that this names.
    guard let name = party(String(place.dropFirst(word.count))),
      name.contains(where: { !$0.isLowercase && $0.isLetter }),
      !["partnership ", "collaboration ", "cooperation "].contains(where: name.hasPrefix),
      !DateWord.meaning(of: FoldedLine.plain(name.prefix { $0 != " " })).isTemporal
    else { return nil }
    return name
  }

  /// The place of printing without the word that leads to it, in several languages: "im Boten", "par Le Quai".
  private static func withoutPreposition(_ place: String) -> String {
    let words = place.split(separator: " ")
    let small = words.prefix { prepositions.contains($0.lowercased()) }
    var rest = words.dropFirst(small.count)
    // "auf Englisch bei …", "en inglés en …": in which language it stood.
    if rest.count > 2, prepositions.contains(String(rest[rest.startIndex + 1])) { rest = rest.dropFirst(2) }
    // "erschienen" stands at the end of a German sentence.
    let ends = ["erschienen", "erschienen.", "veröffentlicht", "veröffentlicht."]
    let name = rest.last.map { ends.contains($0.lowercased()) } ?? false ? rest.dropLast() : rest
    return name.isEmpty ? place : name.joined(separator: " ").trimmed
  }

  private static let prepositions: Set<String> = [
    "im", "in", "bei", "beim", "auf", "am", "in:", "der", "dem", "den", "par", "dans", "sur", "en", "por", "na", "no",
    "em", "pelo", "pela", "su", "sul", "sulla", "nel", "nella", "da", "dal", "op", "bij", "w", "na", "в", "на", "у",
    "by",
  ]

  /// The party in "This story is published in partnership with the Lens"; nil for any other line.
  private static func partner(_ phrase: FoldedLine) -> String? {
    guard phrase.cue(of: subjects) != nil,
      let mark = phrase.text.place(ofFirst: [
        "in partnership with ", "in collaboration with ", "in cooperation with ", "partnership between ",
      ])
    else { return nil }
    return party(String(phrase.text[mark.upperBound...].trimmingPrefix("the ")))
  }

  /// The owner in "Copyright 2024 Meridian Courier. Republished with permission."; nil for any other line.
  private static func permitter(_ phrase: FoldedLine) -> String? {
    guard phrase.begins(with: "copyright ") || phrase.begins(with: "©") || phrase.begins(with: "(c) "),
      let stop = phrase.text.place(ofFirst: [". ", " / ", " | ", "; "])
    else { return nil }
    let rest = phrase.text[stop.upperBound...].lowercased()
    guard ["republished", "reprinted", "reproduced", "used", "distributed"].contains(where: { rest.hasPrefix($0) })
    else {
      return nil
    }
    if let mark = rest.place(of: "distributed by ") {
      let name = phrase.text[stop.upperBound...].dropFirst(rest.distance(from: rest.startIndex, to: mark.upperBound))
      return party(String(name))
    }
    guard rest.contains("permission") else { return nil }
    let words = phrase.text[..<stop.lowerBound].split(separator: " ").drop { word in
      let plain = FoldedLine.plain(word)
      return plain.isEmpty || plain == "copyright" || plain == "c" || plain == "by" || Int(plain) != nil
    }
    return party(words.joined(separator: " "))
  }

  private static let others: [(cues: CueList, relation: ProvenanceStep.Relation)] = [
    (
      [
        "translated from", "translated by", "translation:", "translation by", "übersetzt von", "übersetzt aus",
        "übersetzung:", "traduit par", "traduit de", "traduit du", "traduction de", "traduction:", "traduction :",
        "traducido por", "traducido del", "traducción de", "traducción:", "traduzione di", "traduzione:",
        "tradotto da", "traduzido por", "tradução:", "vertaald uit", "vertaald door", "vertaling:", "перевод с",
        "перевод:", "переклад:", "翻译：", "翻訳：",
      ], .translation
    ),
    (["excerpted from", "excerpt from"], .excerpt), (["adapted from"], .rewrite),
    (["distributed by", "provided by", "supplied by"], .unknown),
  ]

  /// Who a line names that says how the text relates to another, and how; nil for any other line.
  private static func other(_ phrase: FoldedLine) -> (party: String, relation: ProvenanceStep.Relation)? {
    for (cues, relation) in others {
      guard let cue = phrase.cue(of: cues) else { continue }
      return party(translator(phrase.rest(after: cue))).map { ($0, relation) }
    }
    return nil
  }

  static let shared: CueList = [
    "with reporting from", "additional reporting from", "with additional reporting by", "with additional reporting",
    "with contributions from",
    "with contributions by", "con información de", "con informaciones de", "con datos de", "avec des informations de",
    "avec informations de", "mit informationen von", "mit material von", "mit material der", "mit agenturmaterial",
    "com informações de", "com informações da",
    "com informações do", "con informazioni di", "met informatie van", "med uppgifter från",
    "avec les contributions de",
    "report by", "story by", "reporting by", "additional reporting by", "with inputs from", "with reporting by",
    "with files from",
    "inputs from", "compiled from", "compiled by", "edited by", "editing by", "writing by",
  ]

  /// The reading of a line as a credit, or nil when it is something else.
  init?(_ phrase: borrowing FoldedLine) {
    guard phrase.wordCount <= 30 else { return nil }
    let unbracketed = phrase.withoutBracket
    if let line = CreditLine(behindDash: phrase) ?? CreditLine(twoSentences: phrase) {
      self = line
    } else if phrase.text.hasPrefix("SOURCE "), phrase.wordCount <= 6,
      let name = Self.party(String(phrase.text.dropFirst(7)))
    {
      self.init(party: name, relation: .unknown)
    } else if let via = Self.bracketedVia(phrase) {
      self.init(party: via, relation: .unknown)
    } else if let label = phrase.cue(of: Self.labels), Self.leadsToName(phrase, label) {
      self.init(names: phrase.rest(after: label))
    } else if let party = Self.firstPrinter(phrase) ?? Self.permitter(phrase) {
      self.init(party: party, relation: .verbatim)
      translator = Self.translatorBehind(phrase.text)
      originDate = phrase.hasDigit ? DateScan(phrase.text).dates.first : nil
    } else if let party = Self.agencyBehindWith(unbracketed) ?? Self.partner(phrase) ?? Self.firstWriter(phrase)
      ?? Self.bracketed(phrase)
    {
      self.init(party: party, relation: .unknown)
    } else if let cue = phrase.cue(of: Self.verbatim),
      let party = Self.party(Self.withoutPreposition(phrase.rest(after: cue)))
    {
      self.init(party: party, relation: .verbatim)
      translator = Self.translatorBehind(phrase.text)
      originDate = phrase.hasDigit ? DateScan(phrase.text).dates.first : nil
    } else if let (party, relation) = Self.other(unbracketed) {
      self.init(party: party, relation: relation)
    } else if phrase.wordCount <= 8, phrase.begins(with: "aus dem "), !SentenceEnd.isStopped(phrase.text),
      let place = phrase.text.place(of: " von "), let party = Self.party(String(phrase.text[place.upperBound...]))
    {
      self.init(party: party, relation: .translation)
    } else if let (dates, party) = Self.afterDate(phrase) {
      self.init(party: party, relation: .unknown)
      self.dates = dates
    } else if phrase.wordCount <= 8, let agency = Self.agency(phrase.text) {
      self.init(party: agency, relation: .unknown)
    } else if let cue = unbracketed.cue(of: Self.shared), Self.leadsToName(unbracketed, cue) {
      self.init(party: Self.helper(unbracketed), relation: .unknown)
    } else if Self.namesHelpers(phrase) {
      self.init(party: Self.helper(phrase), relation: .unknown)
    } else if let party = Self.placeOfPrinting(phrase) {
      self.init(party: party, relation: .verbatim)
    } else if phrase.begins(with: "via "), phrase.wordCount <= 6,
      let name = Self.party(String(phrase.text.dropFirst(4))),
      Organisation.isOrganisation(name)
    {
      self.init(party: name, relation: .unknown)
    } else if let (outlet, party) = Self.via(phrase) ?? Self.printedWithAgency(phrase) {
      self.init(party: party, relation: .unknown)
      self.outlet = outlet
    } else if let (party, date) = Self.fromOutlet(phrase) {
      self.init(party: party, relation: .unknown)
      dates = [date]
    } else {
      return nil
    }
  }

  /// Whether a name follows a cue that a sentence may begin with too: "Reporting by Ada Lind", not "… by the auditors".
  private static func leadsToName(_ phrase: FoldedLine, _ cue: String) -> Bool {
    guard cue.last != ":", let last = cue.last, last.isASCII else { return true }
    let words = phrase.rest(after: cue).split(separator: " ").drop { $0 == "the" }
    guard let first = words.first?.unicodeScalars.first(where: { $0 != "(" && $0 != "@" }) else { return true }
    return !first.properties.isLowercase
      || words.contains { ["agencies", "agency", "staff", "wire"].contains(FoldedLine.plain($0)) }
      || words.first.map { Organisation.isAgency(FoldedLine.plain($0)) } ?? false
  }

  /// Words that say of a text that it stood, and where, before the name of where.
  private static let tellers: Set<String> = [
    "this", "the", "article", "story", "piece", "post", "content", "essay", "report", "column", "interview", "text",
    "is", "was", "has", "been", "originally", "first", "initially", "previously", "with", "kind", "its", "permission",
    "original", "read", "full", "version", "a",
  ]
  private static let placeOpenings: CueList = [
    "this", "the", "article", "story", "piece", "post", "content", "essay", "report", "column", "interview", "text",
    "originally", "first", "initially", "previously", "original", "read", "full", "published", "posted", "printed",
    "republished", "reprinted", "reposted", "syndicated", "reproduced",
  ]
  private static let printing: Set<String> = [
    "appeared", "published", "posted", "printed", "ran", "republished", "reprinted", "reposted", "syndicated",
    "reproduced", "courtesy", "originally", "original", "provided", "supplied",
  ]

  /// The place of printing that a line names in any of the ways that such lines have; nil for a line that says more.
  private static func placeOfPrinting(_ phrase: FoldedLine) -> String? {
    guard (3...24).contains(phrase.wordCount), phrase.cue(of: placeOpenings) != nil else { return nil }
    let words = phrase.words
    var saysPrinted = false
    var index = 0
    while index < words.count, case let word = FoldedLine.plain(words[index]),
      tellers.contains(word) || printing.contains(word)
    {
      saysPrinted = saysPrinted || printing.contains(word)
      index += 1
    }
    guard saysPrinted, (1...10).contains(index), index + 1 < words.count,
      ["in", "on", "by", "at", "from", "of"].contains(words[index])
    else { return nil }
    // One word before the place begins many sentences: "Published in Spain, the novel …".
    guard
      index > 1
        || ["reposted", "republished", "reprinted", "syndicated", "originally"].contains(FoldedLine.plain(words[0]))
    else { return nil }
    guard let name = party(words[(index + 1)...].joined(separator: " ")) else { return nil }
    let small: Set<String> = [
      "of", "the", "and", "for", "de", "la", "le", "der", "die", "das", "in", "under", "cc", "by",
    ]
    let own = name.split(separator: " ")
    let isName = own.allSatisfy {
      $0.first.map { $0.isUppercase || $0.isNumber } ?? false || small.contains($0.lowercased())
    }
    let first = own.first { !small.contains(String($0)) }
    return isName && first?.first?.isUppercase ?? false
      && !DateWord.meaning(of: FoldedLine.plain(first ?? "")).isTemporal
      ? name : nil
  }

  /// The agency in "This report by The Canadian Press was first published May 3, 2024."; nil for any other line.
  private static func firstWriter(_ phrase: FoldedLine) -> String? {
    guard let subject = phrase.cue(of: subjects), case let rest = phrase.rest(after: subject), rest.hasPrefix("by "),
      let mark = rest.place(of: " was first published")
    else { return nil }
    return party(String(rest[..<mark.lowerBound].dropFirst(3)))
  }

  /// The outlet of a line that is nothing but its name in brackets: "(Coast Tribune)", "[From Coast Tribune]".
  private static func bracketed(_ phrase: FoldedLine) -> String? {
    guard phrase.wordCount <= 5, let first = phrase.text.utf8.first, first == 0x28 || first == 0x5B,
      phrase.text.utf8.last == first + (first == 0x28 ? 1 : 2)
    else { return nil }
    let name = String(phrase.text.dropFirst().dropLast().trimmingPrefix("From "))
    return Organisation.isOrganisation(name) && name.split(separator: " ").allSatisfy { $0.first?.isUppercase ?? false }
      ? name : nil
  }

  /// Who translated, where a line says from which language and by whom; else what it says.
  private static func translator(_ rest: String) -> String {
    let mark = rest.place(ofFirst: [" by ", " par ", " por ", " door ", " von ", " da ", " di ", ": "])
    let name = mark.map { String(rest[$0.upperBound...]) } ?? rest
    return name.place(of: " for ").map { String(name[..<$0.lowerBound]) } ?? name
  }

  /// The source of "(via Meridian Courier)".
  private static func bracketedVia(_ phrase: FoldedLine) -> String? {
    guard phrase.begins(with: "(via ") || phrase.begins(with: "[via "), phrase.wordCount <= 10,
      let last = phrase.text.last, ")]".contains(last)
    else { return nil }
    return party(String(phrase.text.dropFirst(5).dropLast()))
  }

  private static let sourceLabels: [StaticString] = [
    "来源：", "来源:", "來源：", "來源:", "来源 ", "Source: ", "Quelle: ", "Fuente: ", "Источник: ",
  ]

  /// The date and the source of "2024-03-05 14:20 来源：新华社".
  private static func afterDate(_ phrase: FoldedLine) -> (dates: [PrintedDate], party: String)? {
    guard phrase.hasDigit, phrase.wordCount <= 12 else { return nil }
    for label in sourceLabels {
      guard let place = phrase.text.place(of: label),
        let line = DateLine(FoldedLine(String(phrase.text[..<place.lowerBound]).trimmed)),
        let party = party(String(phrase.text[place.upperBound...]).trimmed)
      else { continue }
      return (line.dates, party)
    }
    return nil
  }

  init(party: String?, relation: ProvenanceStep.Relation) {
    self.party = party
    self.relation = relation
  }

  private static let endsOfNames: [StaticString] = [
    " under a ", " under the ", " under an ", " under CC", " under Creative", " with permission",
    " with the permission", " and is ", " and was ",
    " and has ", " and re", " from the ", " (http", " (www", ": ", " and distributed ", " and appears ",
    " and edited ", " and adapted ", ". Read ", ". Click ", ". You can ", ". The original ", ". All rights",
  ]

  /// A party as a credit names it: up to ten words, its final stop and what follows a date dropped.
  static func party(_ rest: String) -> String? {
    var name = rest[...]
    if name.first == "《", let close = name.firstIndex(of: "》") { return String(name[..<close].dropFirst()) }
    if let place = name.place(ofFirst: [" issue of ", " edition of "]), name.hasPrefix("the ") {
      name = name[place.upperBound...]
    }
    if let place = name.prefix(40).place(ofFirst: [" in ", " by ", " from ", " on "]) {
      let sort = name[..<place.lowerBound].split(separator: " ")
      let sorts = ["article", "story", "report", "essay", "post", "piece", "original", "investigation", "interview"]
      if sort.count == 2, ["a", "an", "the"].contains(sort[0]), sorts.contains(String(sort[1])) {
        name = name[place.upperBound...].trimmingPrefix("the ")
      }
    }
    if let date = DateScan(rest).dates.first, let place = rest.firstRange(of: date.raw) {
      name = rest[..<place.lowerBound]
      for tail in [" on ", " in "] where name.hasSuffix(tail) { name = name.dropLast(tail.count - 1) }
    }
    // "… on May 2"
    if let mark = name.place(of: " on "), case let day = String(name[mark.upperBound...]).filter({ $0 != "." }),
      let date = DateScan.yearless(day), date.raw == day
    {
      name = name[..<mark.lowerBound]
    }
    // "…, March 2024": a month alone is no date, and no part of a name either.
    if let comma = name.lastIndex(of: ","), case let month = name[comma...].dropFirst().split(separator: " "),
      month.count == 2, Int(month[1]) ?? 0 > 1000, Months.number(of: FoldedLine.plain(month[0])) != nil
    {
      name = name[..<comma]
    }
    for mark in endsOfNames { if let place = name.place(of: mark) { name = name[..<place.lowerBound] } }
    while let last = name.unicodeScalars.last,
      ".,; ".unicodeScalars.contains(last) || last == ")" && !name.contains("(")
    {
      name = name.dropLast()
    }
    guard !name.isEmpty, name.split(separator: " ").count <= 10 else { return nil }
    return String(name)
  }

  /// Whether a letter stands in the text and half of its words or more begin with none that is small.
  private static func hasCapitals(_ text: String) -> Bool {
    var small = 0
    var large = 0
    var wasSpace = true
    for byte in text.utf8 {
      if wasSpace { if (0x61...0x7A).contains(byte) { small += 1 } else { large += 1 } }
      wasSpace = byte == 0x20
    }
    return large >= small
  }

  /// The agency of a line that holds nothing else: "(Reuters)", "— AP", "AFP/dpa", "© 2024 Reuters".
  private static func agency(_ text: String) -> String? {
    guard text.utf8.count <= 60, hasCapitals(text) else { return nil }
    var scalars = (text.place(of: ". All rights reserved").map { text[..<$0.lowerBound] } ?? text[...]).unicodeScalars
    let edges = "()[]—–-*/©.: ".unicodeScalars
    while let first = scalars.first, edges.contains(first) { scalars = scalars.dropFirst() }
    while let last = scalars.last, edges.contains(last) { scalars = scalars.dropLast() }
    func isNotice(_ plain: String) -> Bool {
      plain == "copyright" || plain == "c" || plain.utf8.count == 4 && Int(plain) != nil
    }
    let first = FoldedLine.plain(Substring(scalars.prefix { $0 != " " && $0 != "/" && $0 != "," }))
    guard Organisation.beginsAgency(first) || isNotice(first) || first.utf8.count <= 4 && text.utf8.contains(0x2F)
    else {
      return nil
    }
    let words = FoldedLine.words(of: String(scalars)).filter { !isNotice(FoldedLine.plain($0)) }
    let name = words.joined(separator: " ")
    if Organisation.isAgency(name) { return name }
    guard name.utf8.contains(where: { $0 == 0x2F || $0 == 0x2C }) else { return nil }
    let parts = name.split(whereSeparator: { $0 == "/" || $0 == "," }).map { $0.drop(while: \.isWhitespace) }
    if parts.count > 1, parts.allSatisfy({ Organisation.isAgency(String($0)) }) { return name }
    // "(dpa/lnw)": an agency and the short name of its desk; "(adl/dpa)": the writer's initials before it.
    let isDesk =
      parts.count == 2 && (2...4).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { $0 > 0x60 && $0 < 0x7B }
    if parts.count == 2, parts[0].utf8.count <= 4, Organisation.isAgency(String(parts[1])) { return String(parts[1]) }
    return isDesk && Organisation.isAgency(String(parts[0])) ? name : nil
  }
}

extension FoldedLine {
  /// The phrase without a bracket or dash that opens it.
  fileprivate var withoutBracket: FoldedLine {
    let marks: [UInt8] = [0x28, 0x5B, 0x2D, 0x2A, 0xE2]
    guard marks.contains(lower.first ?? 0), let first = text.unicodeScalars.first,
      "([—–-•*".unicodeScalars.contains(first)
    else { return self }
    return FoldedLine(String(text.unicodeScalars.dropFirst().drop { $0 == " " }))
  }
}
