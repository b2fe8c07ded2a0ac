// SPDX-License-Identifier: GPL-3.0-or-later

/// What the words in class names and ids commonly mean, on sites of any kind.
struct ClassNames {
  /// What was found for names seen before; pages repeat theirs.
  private var known: [String: ElementRole] = [:]

  /// No names seen yet.
  init() {}

  /// The role that class names or an id suggest.
  mutating func role(of names: String) -> ElementRole {
    if let role = known[names] { return role }
    let role = Self.role(of: names)
    known[names] = role
    return role
  }

  private static func role(of names: String) -> ElementRole {
    var found = ElementRole.unknown
    // "hidden md:block" is hidden on small screens only.
    let isShownSomewhere = names.place(ofFirst: [":block", ":flex", ":grid", ":inline", "-block", "-flex"]) != nil
    for name in names.split(separator: " ") {
      let words = Self.words(of: name)
      if hiding.contains(words) {
        if !isShownSomewhere { found = .unseen }
        continue
      }
      let role = Self.role(Self.withoutCompany(words))
      if role == .articleBody { return role }
      if found == .unknown { found = role }
    }
    return found
  }

  /// The words of a name before those that say what is beside the element or is not: "text-with-summary".
  private static func withoutCompany(_ words: [String]) -> [String] {
    guard words.count > 2, let state = words.dropFirst().firstIndex(where: { $0 == "with" || $0 == "without" }) else {
      return words
    }
    return Array(words[..<state])
  }

  private static func role(_ words: [String]) -> ElementRole {
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if let role = pairs[word + " " + next] { return role }
    }
    // "has-sidebar" and "no-ads" speak of what is elsewhere.
    if let state = words.first, ["has", "is", "no", "with", "js"].contains(state), words.count > 1 { return .unknown }
    for word in words {
      if let role = singles[word] { return role }
    }
    return .unknown
  }

  private static let authorMarks: Set<String> = [
    "byline", "bylines", "byl", "author", "authors", "autor", "auteur", "autore", "autores", "auteurs", "firma",
    "firmas",
    "skribent", "yazar", "muhabir", "forfatter", "schrijver", "verfasser", "penulis", "periodista",
    "giornalista", "journaliste", "redacteur", "contributor", "contributors", "writer", "writers", "reporter",
    "reporters", "journalist",
    "journalists",
  ]
  private static let correctionMarks: Set<String> = [
    "correction", "corrections", "clarification", "clarifications", "corrigendum", "erratum", "errata",
    "berichtigung",
    "korrektur", "rectificatif", "correctif", "rectificacion", "correccion", "rectificatie", "correctie", "rettifica",
    "correzione", "correcao", "rettelse", "rattelse",
  ]

  /// Whether one of the names says that authors are named in the element.
  static func nameAuthor(_ names: String) -> Bool {
    names.split(separator: " ").contains { name in
      let words = words(of: name)
      // So browsers call the author's line where they show nothing but a text.
      return words.contains(where: authorMarks.contains) || words == ["reader", "credits"]
    }
  }

  /// The programs by which sites ask for consent; no heading is called so.
  private static let consentTools =
    "onetrust cookiebot cybotcookiebotdialog didomi usercentrics iubenda osano truste trustarc cmplz borlabs termly klaro "
    + "cookieyes cookielaw quantcast sourcepoint"

  /// Whether an id is of a program by which sites ask for consent.
  static func nameConsentTool(_ id: String) -> Bool {
    words(of: id[...]).contains(where: consentToolNames.contains)
  }

  private static let consentToolNames = Set(consentTools.split(separator: " ").map(String.init))

  /// Whether one of the names says that the element sets right what the text said.
  static func nameCorrection(_ names: String) -> Bool {
    names.split(separator: " ").contains { name in words(of: name).contains(where: correctionMarks.contains) }
  }

  /// Whether one of the names is a column's, such as "col-md-8".
  static func nameColumn(_ names: String) -> Bool {
    names.split(separator: " ").contains { name in
      words(of: name).contains { $0 == "col" || $0 == "column" || $0 == "columns" }
    }
  }

  /// The words of a name: parted at signs and at capitals after small letters.
  static func words(of name: Substring) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasLower = false
    for byte in name.utf8 {
      let isUpper = (0x41...0x5A).contains(byte)
      let isLower = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      if !(isUpper || isLower) || (isUpper && wasLower) {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word = []
      }
      if isUpper || isLower { word.append(byte | 0x20) }
      wasLower = isLower
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// Whether all of an id's words name a part of a page, so that none of them comes from a heading.
  static func isPlain(_ id: String) -> Bool {
    let words = words(of: id[...])
    let paired = Set(
      zip(words, words.dropFirst() + [""]).filter { pairs["\($0) \($1)"] != nil }.flatMap { [$0.0, $0.1] })
    return words.allSatisfy { (word: String) -> Bool in
      if singles[word] != nil || parts.contains(word) || paired.contains(word) { return true }
      return word.utf8.count == 1 || Int(word) != nil
    }
  }

  /// Words that say which piece of a page an element is, and nothing of what it holds.
  private static let parts: Set<String> = Set(
    """
    box container wrapper wrap block widget section inner outer top bottom left right main area bar content list item
    items holder module component panel row header group region zone unit link links button btn icon page site
    global desktop mobile thread form view post posts article story entry embed frame div the new below above single
    default primary secondary
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static func table(_ entries: [(ElementRole, String, Character)]) -> [String: ElementRole] {
    var table: [String: ElementRole] = [:]
    for (role, words, separator) in entries {
      for word in words.split(separator: separator) { table[String(word)] = role }
    }
    return table
  }

  private static let hiding: Set<[String]> = [
    ["hidden"], ["hide"], ["d", "none"], ["is", "hidden"], ["u", "hide"], ["display", "none"], ["invisible"],
  ]

  private static let singles = table([
    (
      .articleBody,
      "articlebody storybody articletext storytext postcontent entrycontent articlecontent newstext bodytext", " "
    ),
    (
      .comments,
      "comment comments commentlist disqus respond kommentare kommentar commentaires comentarios reacties livefyre talkback viafoura replies leserbriefe",
      " "
    ),
    (
      .boilerplate,
      """
      sidebar newsletter newsletters subscribe subscription ad ads adv advert adverts advertisement advertising adsbygoogle adslot
      adspot adbox adzone adbanner adwrap adwrapper adplace reklam reklama reklame reklaam annons annonse annonce hirdetes
      publi propaganda werbeblock adsense adcontainer sponsor sponsored dfp cookie cookies consent gdpr breadcrumb breadcrumbs
      pagination pager tagcloud taglist masthead menu submenu nav navigation navbar navbox subnav topbar toolbar login signin signup
      outbrain taboola revcontent share sharing sharebar shares social socials addthis sharethis sharedaddy
      footer colophon donate donation upsell cta printonly noprint skiplink editsection catlinks reflist
      fusszeile fussbereich rodape stopka piedepagina piedipagina pieddepage authorbox bio pullquote anzeige werbung publicite publicidad werbebox legal impressum piano infobox sitemap advertorial petition countdown
      """.replacingNewlines, " "
    ),
    (.boilerplate, consentTools, " "),
    (.layer, "popup modal overlay lightbox", " "),
    (.contents, "toc", " "),
    (.barrier, "paywall regwall meter", " "),
    (
      .pointers,
      """
      related relateds recommended recommendation recommendations recommend recirc recirculation teaser teasers promo promos
      promotion trending popular mostread morenews seealso readmore readnext readalso upnext carousel slider banner
      rail crosslink crosslinks interlink interlinks inread bestof
      """.replacingNewlines, " "
    ),
    (
      .lines,
      """
      byline bylines dateline timestamp author authors published pubdate datetime date time meta metadata tags tag topics
      kicker eyebrow category categories credits copyright info tools actions rating ratings poll quiz survey
      reprint permalink updated submitted readtime disclaimer follow byl autor auteur autore autores auteurs firma firmas skribent yazar muhabir forfatter verfasser penulis schrijver fecha datum dato tarih tanggal reporter reporters journalist journalists writer writers contributor contributors
      """.replacingNewlines, " "
    ),
    (
      .caption, "caption figcaption thumbcaption imagecaption photocaption legend bildunterschrift legende cutline", " "
    ),
    (
      .deck, "deck dek standfirst subtitle subheadline subheading subhed abstract lede summary excerpt tagline",
      " "
    ),
    (
      .opening,
      "lead intro chapo vorspann anlauf teasertext entradilla bajada sumario copete chapeau sommario occhiello ingress manchet olho",
      " "
    ),
    (.hidden, "visuallyhidden screenreader", " "),
  ])

  private static let pairs = table([
    (
      .articleBody,
      """
      article body,article content,article text,article main,story body,story content,story text,post content,post body,post text,\
      entry content,entry body,entry text,news body,news content,news text,body text,body copy,text content,single content,\
      article copy,article paragraphs,td post,rich text,content text,amp body,mw parser
      """, ","
    ),
    (.comments, "user comments,reader comments,fb comments,comment section,comments section", ","),
    (
      .boilerplate,
      """
      sign up,site sub,site header,site footer,page footer,page header,global header,global footer,post footer,article footer,entry footer,\
      story tools,article tools,top bar,skip link,call out,opt in,mail form,email form,ad slot,ad unit,ad wrapper,ad container,\
      back top,email signup,social media,follow us,support us,log in,post navigation,nav links,cookie notice,author bio,about author,\
      print only,only print,print show,show print,visible print,video player,audio player,media player,video js,jw player,\
      vjs control,player controls,author box,author info,author description,author profile,author card,author footer,contributor bio,pull quote,\
      app download,download app,share tools,suggested topics,stock widget,promo box,sticky bar,nl box,nl signup,pie pagina,pied page,piede pagina,foot ,piede ,fuss ,voet 
      """, ","
    ),
    (.contents, "table contents", ","),
    (
      .pointers,
      """
      read more,most read,also read,read also,read next,more stories,more news,more articles,more from,up next,see also,\
      you may,may like,also like,top stories,latest news,latest posts,recent posts,related posts,editors picks,further reading,\
      in brief,jp relatedposts,yarpp related
      """, ","
    ),
    (
      .lines,
      """
      entry meta,post meta,article meta,author name,post info,article info,\
      post date,entry date,publish date,pub date,tag list,read time,reading time,article header,entry header,post header,\
      story header,article date,written by,by line,entry footer
      """, ","
    ),
    (
      .caption,
      """
      wp caption,image caption,photo caption,img caption,picture caption,media caption,figure caption,gallery caption,caption text,\
      img desc,img descr,image desc,image description,photo desc,photo description,photo credit,image credit,picture credit,\
      media credit,field credit,foto text
      """, ","
    ),
    (
      .deck, "sub title,sub headline,sub head,article summary,story summary,article deck",
      ","
    ),
    (.hidden, "sr only,visually hidden,screen reader,a11y hidden,u hidden", ","),
  ])
}

extension String {
  /// The text with its line ends made spaces.
  fileprivate var replacingNewlines: String { split(separator: "\n").joined(separator: " ") }
}
