// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What a page claims of itself, every claim with its origin.
struct PageMetadata {
  /// The claims, the most trusted origin first.
  private(set) var claims: [MetadataClaim] = []
  /// The article's text as linked data gives it.
  private(set) var articleBody: String?
  /// What the page says it is about, in its properties.
  private(set) var summaries: [String] = []
  /// Where the claims of each property stand.
  private var places: [String: Int] = [:]
  /// The number of the label that announces the author.
  private var authorsCard: String?

  private static let properties: [String: (MetadataClaim.Field, String)] = [
    "og:title": (.title, "opengraph"), "og:site_name": (.site, "opengraph"), "og:url": (.url, "opengraph"),
    "article:published_time": (.published, "opengraph"), "article:published:time": (.published, "opengraph"),
    "article:published": (.published, "opengraph"), "og:article:published_time": (.published, "opengraph"),
    "article:modified:time": (.modified, "opengraph"), "dc.date.created": (.published, "meta"),
    "dcterms.date": (.published, "meta"), "dcterms.modified": (.modified, "meta"),
    "publication_date": (.published, "meta"), "published_time": (.published, "meta"),
    "publishdate": (.published, "meta"), "published_at": (.published, "meta"), "bt:pubdate": (.published, "meta"),
    "article:modified_time": (.modified, "opengraph"),
    "article:author": (.byline, "opengraph"), "og:locale": (.language, "opengraph"),
    "og:updated_time": (.modified, "opengraph"),
    "twitter:title": (.title, "meta"), "author": (.byline, "meta"), "byl": (.byline, "meta"),
    "dc.creator": (.byline, "meta"),
    "dc.title": (.title, "meta"), "date": (.published, "meta"), "pubdate": (.published, "meta"),
    "publish-date": (.published, "meta"),
    "dc.date": (.published, "meta"), "dc.date.issued": (.published, "meta"), "dcterms.created": (.published, "meta"),
    "parsely-pub-date": (.published, "meta"), "parsely-author": (.byline, "meta"), "parsely-title": (.title, "meta"),
    "sailthru.date": (.published, "meta"), "sailthru.author": (.byline, "meta"), "citation_author": (.byline, "meta"),
    "citation_title": (.title, "meta"), "citation_publication_date": (.published, "meta"),
    "last-modified": (.modified, "meta"),
    "application-name": (.site, "meta"), "datepublished": (.published, "meta"), "datemodified": (.modified, "meta"),
    "og:article:author": (.byline, "opengraph"), "og:author": (.byline, "opengraph"), "author_name": (.byline, "meta"),
    "article:author:name": (.byline, "opengraph"), "dcterms.creator": (.byline, "meta"),
    "dcterms.issued": (.published, "meta"),
    "dc.date.published": (.published, "meta"), "dc.date.modified": (.modified, "meta"),
    "og:pubdate": (.published, "opengraph"),
    "og:published_time": (.published, "opengraph"), "publish_date": (.published, "meta"),
    "pub_date": (.published, "meta"),
    "article_date_original": (.published, "meta"), "originalpublicationdate": (.published, "meta"),
    "article:created": (.published, "opengraph"), "article.published": (.published, "meta"),
    "release_date": (.published, "meta"),
    "article.created": (.published, "meta"), "article.updated": (.modified, "meta"),
    "datecreated": (.published, "meta"),
    "rnews:datepublished": (.published, "meta"), "cxenseparse:recs:publishtime": (.published, "meta"),
    "article:modified": (.modified, "opengraph"), "article:author_name": (.byline, "opengraph"),
    "displaydate": (.published, "meta"), "og:regdate": (.published, "opengraph"), "regdate": (.published, "meta"),
    "article:publish_date": (.published, "opengraph"), "article:pubdate": (.published, "opengraph"),
    "dateposted": (.published, "meta"), "date_published": (.published, "meta"), "article-date": (.published, "meta"),
    "original-source": (.basedOn, "meta"), "syndication-source": (.basedOn, "meta"),
  ]

  /// Reads the claims of a page.
  init(_ tree: HTMLTree) {
    take(LinkedData(tree.linkedData))
    for index in tree.nodes.indices {
      switch tree.nodes[index].tag {
      case .meta: takeMeta(index, tree)
      case .link: takeLink(index, tree)
      case .html: add(.language, tree.attribute(.lang, of: index), "markup")
      case .time: takeTime(index, tree)
      case .title: if !isInBody(index, tree) { add(.title, tree.text(of: index), "title") }
      case .h1: add(.title, tree.text(of: index), "h1")
      default: takeMarked(index, tree)
      }
    }
    takePrintedTitle(tree)
  }

  /// The part of the window's title that the page prints as a line of its own, where it has no main heading or where that
  /// is the site's name.
  private mutating func takePrintedTitle(_ tree: HTMLTree) {
    guard let window = value(.title, from: ["title"]), let titles = PrintedTitle(window, tree) else { return }
    guard let place = claims.firstIndex(where: { $0.field == .title && $0.origin == "h1" }) else {
      if let printed = titles.ofPage() { add(.title, printed, "h1") }
      return
    }
    guard window.folded.contains(claims[place].value.folded), let printed = titles.beside(claims[place].value) else {
      return
    }
    claims.insert(MetadataClaim(field: .title, value: printed, origin: "h1"), at: place)
  }

  /// The first claim of a field, from the origins given or any.
  func value(_ field: MetadataClaim.Field, from origins: [String] = []) -> String? {
    for origin in origins {
      if let claim = claims.first(where: { $0.field == field && $0.origin == origin }) { return claim.value }
    }
    return origins.isEmpty ? claims.first { $0.field == field }?.value : nil
  }

  private mutating func add(_ field: MetadataClaim.Field, _ value: String?, _ origin: String) {
    guard let value, field != .byline || !Self.isAddress(value) else { return }
    let text = (field == .byline && value.contains("<") ? value.replacing(/<[^<>]*>/, with: "") : value).trimmed
    let claim = MetadataClaim(field: field, value: text, origin: origin)
    if !text.isEmpty, text.utf8.count <= 2000, claims.count < 200, !claims.contains(claim) { claims.append(claim) }
  }

  /// Whether a value is a link or a mail address rather than a name.
  private static func isAddress(_ value: String) -> Bool {
    let words = value.split(whereSeparator: \.isWhitespace)
    return words.count == 1
      && (value.contains("://") || value.contains("@") && value.contains(".") || value.hasPrefix("/"))
  }

  private mutating func take(_ data: LinkedData) {
    for (field, value) in data.claims { add(field, value, "json-ld") }
    if let body = data.articleBody, body.utf8.count > articleBody?.utf8.count ?? 0 { articleBody = body }
  }

  private mutating func takeMeta(_ index: Int, _ tree: HTMLTree) {
    let name =
      tree.attribute(.property, of: index) ?? tree.attribute(.name, of: index) ?? tree.attribute(.itemprop, of: index)
    guard let name = name?.lowercased() else { return }
    if name == "description" || name.hasSuffix(":description") || name.hasSuffix(".description"),
      let summary = tree.attribute(.content, of: index), summaries.count < 8
    {
      summaries.append(summary)
    }
    if name.hasPrefix("twitter:") { takeCard(name, tree.attribute(.content, of: index)) }
    guard let (field, origin) = Self.properties[name] else { return }
    let value = tree.attribute(.content, of: index)
    // Several authors have an element each.
    if field == .byline, let place = places[name], let value = value?.trimmed, !value.isEmpty, !Self.isAddress(value),
      !claims[place].value.contains(value)
    {
      claims[place].value += ", " + value
      return
    }
    let count = claims.count
    add(field, value, origin)
    if claims.count > count { places[name] = count }
  }

  /// What cards say before an author.
  private static let ofAuthors: Set<String> = [
    "written by", "by", "author", "verfasst von", "geschrieben von", "von", "écrit par", "escrito por", "scritto da",
    "geschreven door", "skriven av", "skrevet av", "skrevet af", "autor", "auteur", "napisane przez",
  ]

  /// What a card under a link says in a label and its datum: "Written by", "Mara Lind".
  private mutating func takeCard(_ name: String, _ value: String?) {
    if name.hasPrefix("twitter:label"), Self.ofAuthors.contains(value?.trimmed.lowercased() ?? "") {
      authorsCard = String(name.dropFirst("twitter:label".count))
    } else if let card = authorsCard, name == "twitter:data" + card {
      add(.byline, value, "meta")
    }
  }

  private mutating func takeLink(_ index: Int, _ tree: HTMLTree) {
    if tree.attribute(.rel, of: index)?.lowercased() == "canonical" {
      add(.url, tree.attribute(.href, of: index), "link")
    }
  }

  private mutating func takeTime(_ index: Int, _ tree: HTMLTree) {
    let names = (tree.attribute(.class, of: index) ?? "").lowercased()
    let isModified =
      tree.attribute(.itemprop, of: index)?.lowercased() == "datemodified" || names.contains("modified")
      || names.contains("updated") && !names.contains("published")
    let moments = [HTMLAttribute.datetime, .dataDatetime, .content, .dataTimestamp, .dataDate]
    let moment = moments.lazy.compactMap { tree.attribute($0, of: index) }.first { PrintedDate(moment: $0) != nil }
    add(isModified ? .modified : .published, moment ?? tree.text(of: index), "time")
  }

  private mutating func takeMarked(_ index: Int, _ tree: HTMLTree) {
    guard tree.nodes[index].tag != .text, tree.nodes[index].attributeCount > 0 else { return }
    if tree.nodes[index].tag == .abbr { return takeMoment(index, tree) }
    for name in [HTMLAttribute.dataDatetime, .dataTimestamp, .dataDate] {
      if let moment = tree.attribute(name, of: index), PrintedDate(moment: moment) != nil {
        add(.published, moment, "text")
      }
    }
    if let moment = tree.attribute(.itemprop, of: index)?.lowercased(),
      ["datepublished", "datemodified"].contains(moment)
    {
      let printed = tree.attribute(.content, of: index) ?? tree.text(of: index)
      if PrintedDate(moment: printed) != nil { add(moment == "datemodified" ? .modified : .published, printed, "text") }
    }
    let isAuthor =
      tree.attribute(.rel, of: index)?.lowercased() == "author"
      || tree.attribute(.itemprop, of: index)?.lowercased() == "author" || isCardName(index, tree)
    if isAuthor {
      let shown = tree.text(of: index)
      let text = shown.isEmpty ? unseenName(index, tree) ?? "" : shown
      if text.utf8.count <= 120 { add(.byline, Byline(FoldedLine(text))?.party ?? text, "text") }
    }
  }

  /// The name that an author's element only says to programs.
  private func unseenName(_ index: Int, _ tree: HTMLTree) -> String? {
    (index..<tree.end(of: index)).lazy
      .filter { tree.nodes[$0].tag == .meta && tree.attribute(.itemprop, of: $0)?.lowercased() == "name" }
      .compactMap { tree.attribute(.content, of: $0) }.first
  }

  /// A moment in full behind the word that stands for it: `<abbr class="published" title="2024-03-05">Tuesday</abbr>`.
  private mutating func takeMoment(_ index: Int, _ tree: HTMLTree) {
    guard let title = tree.attribute(.title, of: index), !DateScan(title).dates.isEmpty else { return }
    let names = tree.attribute(.class, of: index)?.lowercased() ?? ""
    guard ["publish", "date", "time", "update"].contains(where: names.contains) else { return }
    add(names.contains("update") || names.contains("modif") ? .modified : .published, title, "text")
  }

  /// Whether an element is the name on an author's card (hCard), and not on a commenter's.
  private func isCardName(_ index: Int, _ tree: HTMLTree) -> Bool {
    // Of the page's elements, few have a class that names a card's name.
    guard tree.attribute(.class, of: index)?.place(ofFirst: ["fn", "p-author"]) != nil else { return false }
    func names(_ node: Int) -> [Substring] { (tree.attribute(.class, of: node) ?? "").split(separator: " ") }
    let own = names(index)
    guard own.contains("fn") || own.contains("p-author") else { return false }
    func nameAuthor(_ names: [Substring]) -> Bool { ClassNames.nameAuthor(names.joined(separator: " ")) }
    var isAuthors = nameAuthor(own), node = index, isOnCard = own.contains("p-author")
    for _ in 0..<12 where node > 0 {
      node = tree.parent(of: node)
      let around = names(node)
      if around.contains(where: { $0.lowercased().contains("comment") }) { return false }
      if nameAuthor(around) { isAuthors = true }
      // The card of an entry that stands beside its text is its author's.
      if around.contains("entry-content") || around.contains("e-content") { return isAuthors }
      if isOnCard, around.contains("hentry") || around.contains("h-entry") { return true }
      if around.contains("vcard") || around.contains("h-card") { isOnCard = true }
      if around.contains("vcard") || around.contains("h-card"), tree.end(of: node) - node <= 40,
        Byline(FoldedLine(tree.text(of: node))) != nil
      {
        isAuthors = true
      }
    }
    return isAuthors
  }

  private func isInBody(_ index: Int, _ tree: HTMLTree) -> Bool {
    tree.nodes[max(Int(tree.nodes[index].parent), 0)].tag == .body
  }
}
