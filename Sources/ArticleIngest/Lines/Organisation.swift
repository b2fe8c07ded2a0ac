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
    "kuna", "spa", "bernama", "antara", "vna", "رويترز", "أ ف ب", "أ.ف.ب", "ا ف ب", "د ب أ", "د.ب.أ", "وام", "واس",
    "سانا",
    "وكالات", "الأناضول", "وكالة الأناضول", "뉴시스", "뉴스1", "中央社", "法新社", "路透社", "美联社", "美聯社", "भाषा", "पीटीआई",
    "रायटर", "एएनआई", "רויטרס", "унн", "унiан", "уніан", "бта", "agerpres", "hina", "tanjug", "танјуг", "sta", "tasr",
    "sita",
    "lrt", "bns", "leta", "elta",
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
    "agência", "agenzia", "agencja", "agentura", "агентство", "газета", "вестник", "zeitung", "rundschau", "presse",
    "redaktion", "rédaction", "redacción", "redazione", "agencia", "agence",
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
    return isUnspacedName(name) ? .person : .outlet
  }

  /// Family names of one syllable, as nearly all Korean ones are.
  private static let familyNames = Set(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
  )
  /// How the names of outlets, agencies and desks end that are written without spaces.
  private static let unspacedEnds = [
    "社", "报", "報", "网", "網", "台", "臺", "部", "室", "组", "組", "局", "院", "会", "會", "处", "處", "刊", "讯", "訊", "记者", "記者",
    "新闻", "新聞",
    "通信", "放送", "编辑", "編輯", "财经", "財經", "观察", "觀察", "周刊", "杂志", "雜誌", "频道", "頻道", "中心", "在线", "線上", "日本", "中国", "中國",
    "일보",
    "신문", "뉴스", "통신", "방송", "경제", "데일리", "타임스", "저널", "투데이", "매일", "닷컴", "팀", "편집부", "기자", "기자단",
  ]

  /// Whether a word of Chinese or Korean letters is a person's name: two to four of them, which no outlet's name ends with.
  private static func isUnspacedName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    guard (2...4).contains(scalars.count), !unspacedEnds.contains(where: name.hasSuffix) else { return false }
    if scalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) || $0 == "々" }) { return true }
    return scalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
      && name.first.map(familyNames.contains) ?? false
  }
}
