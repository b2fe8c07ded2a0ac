// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What kind of party a name seems to be, by its words.
enum Organisation {
  private static let agencies: Set<String> = [
    "reuters", "ap", "afp", "upi", "dpa", "ansa", "efe", "tass", "xinhua", "kyodo", "yonhap", "pti", "ani", "ians",
    "wam",
    "associated press", "the associated press", "agence france-presse", "press association", "pa media", "pa", "kna",
    "epd",
    "anadolu agency", "anadolu", "bloomberg", "interfax", "sana", "irna", "wafa", "lusa", "belga", "anp", "apa", "sda",
    "canadian press", "the canadian press", "aap", "ria novosti", "united press international",
    "deutsche presse-agentur",
    "europa press", "cna", "mena", "jiji", "jiji press", "thomson reuters", "inter press service", "ips", "tt", "ntb",
    "тасс", "риа новости", "интерфакс", "укринформ", "新华社", "新華社", "中新社", "共同通信", "時事通信", "연합뉴스", "aa", "stt", "mti",
    "ctk", "čtk",
    "dpa-afx", "prnewswire", "business wire", "globenewswire", "ritzau", "pap", "cns", "rns", "ukrinform", "petra",
    "kuna", "spa", "bernama", "antara", "vna",
  ]
  private static let nouns: Set<String> = [
    "post", "times", "news", "press", "agency", "herald", "journal", "tribune", "gazette", "guardian", "observer",
    "today",
    "staff", "media", "network", "radio", "tv", "television", "broadcasting", "magazine", "online", "daily", "weekly",
    "review", "report", "reports", "bulletin", "courier", "chronicle", "dispatch", "express", "globe", "mail", "mirror",
    "sun", "star", "standard", "telegraph", "voice", "wire", "world", "bureau", "desk", "newsroom", "board", "team",
    "editors", "editorial", "monitor", "eye", "watch", "institute", "foundation", "association", "group", "union",
    "council",
    "university", "centre", "center", "department", "ministry", "office", "service", "services", "correspondents",
    "english",
    "arabic", "français", "español", "deutsch", "international", "company", "inc", "ltd", "llc", "project", "examiner",
    "inquirer", "independent", "ledger", "record", "register", "sentinel", "argus", "echo", "argosy", "advertiser",
    "zeitung", "rundschau", "presse", "redaktion", "rédaction", "redacción", "redazione", "agencia", "agence",
    "agentur",
    "diario", "periódico", "jornal", "correio", "gazzetta", "giornale", "blog", "site", "channel", "studio", "digest",
    "courant", "messenger", "mercury", "pilot", "beacon", "democrat", "republican", "citizen", "quarterly", "outlook",
    "alliance", "collective", "committee", "forum", "society", "trust", "initiative", "newspaper", "newspapers",
    "papers", "bugle", "clarion", "enquirer", "intelligencer", "statesman", "gleaner", "spectator", "economist",
    "banner",
    "tageblatt", "anzeiger", "kurier", "nachrichten", "merkur", "bote", "allgemeine", "volksblatt", "bbc", "cnn", "npr",
    "cbc", "nbc", "cbs", "rte", "itv", "nhk", "zdf", "ard", "orf", "srf", "rai", "rtve",
  ]
  private static let agencyNouns: Set<String> = [
    "agency", "wire", "newswire", "agence", "agencia", "agenzia", "agentur",
  ]
  private static let accounts: Set<String> = ["admin", "administrator", "editor", "webmaster", "user", "guest"]

  /// The kind of a party that an author or credit line names.
  static func partyKind(of name: String) -> ProvenanceStep.PartyKind {
    let words = name.split(separator: " ")
    if isAgency(name) || words.contains(where: { agencyNouns.contains(FoldedLine.plain($0)) }) { return .agency }
    if words.contains(where: { nouns.contains(FoldedLine.plain($0)) }) { return .outlet }
    if words.count == 1 { return singleWordKind(name) }
    if let first = words.first, ["the", "al", "el", "la", "le", "die", "der"].contains(FoldedLine.plain(first)) {
      return .outlet
    }
    let isPersonal =
      words.count <= 5 || words.contains { ["and", "&", "y", "et", "und", "with"].contains(FoldedLine.plain($0)) }
    return isPersonal && !name.contains(where: \.isNumber) ? .person : .outlet
  }

  /// Whether the name is a news agency's.
  static func isAgency(_ name: String) -> Bool { agencies.contains(name.lowercased()) }

  private static let firstWordsOfAgencies = Set(agencies.map { String($0.prefix { $0 != " " }) })

  /// Whether an agency's name begins with a word in lower case.
  static func beginsAgency(_ word: String) -> Bool { firstWordsOfAgencies.contains(word) }

  /// Whether a name has a word that only organisations bear.
  static func isOrganisation(_ name: String) -> Bool {
    isAgency(name) || name.split(separator: " ").contains { nouns.contains(FoldedLine.plain($0)) }
  }

  private static func singleWordKind(_ name: String) -> ProvenanceStep.PartyKind {
    if accounts.contains(name.lowercased()) || name.hasPrefix("@") { return .account }
    let first = name.unicodeScalars.first
    if first?.properties.isLowercase == true
      || name.unicodeScalars.contains(where: { "_0123456789".unicodeScalars.contains($0) })
    {
      return .account
    }
    return .outlet
  }
}
