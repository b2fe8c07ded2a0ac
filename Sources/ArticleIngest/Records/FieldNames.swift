// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// The names under which records keep an article's parts; the first present in a record counts.
///
/// A name with a dot looks into an object: `meta.title`; one with brackets into a list: `body.sections[].text`. Capitals,
/// spaces and underscores make no difference: "Full Text" is `full_text`.
public struct FieldNames: Sendable, Hashable {
  /// A part of an article.
  public enum Part: String, Sendable, CaseIterable {
    case text, title, byline, published, modified, site, url, language, credit, summary

    /// The part as people call it; records call the outlet by the site.
    public var word: String { self == .site ? "outlet" : rawValue }

    /// The part of a word, its own or the one by which records call it.
    public init?(word: String) {
      guard let part = Part.allCases.first(where: { $0.word == word }) ?? Part(rawValue: word) else { return nil }
      self = part
    }
  }

  /// The names of each part, in order of trust.
  public private(set) var names: [Part: [String]] = [
    .text: [
      "articleBody", "text", "body", "content", "maintext", "article", "full_text", "fulltext", "story", "cleaned_text",
      "plain_text", "content_text", "content_html", "body_text", "body_xhtml", "body_html", "article_text",
      "paragraphs", "blocks", "sections", "contents", "content_elements", "html", "data", "news",
      "volltext", "inhalt", "texte", "contenu", "texto", "contenido", "testo", "tekst",
    ],
    .title: [
      "headline", "title", "article_title", "article_headline", "post_title", "news_title", "web_title", "titel",
      "titre",
      "titulo", "título", "titolo", "überschrift", "schlagzeile", "headlines.basic", "name",
    ],
    .byline: [
      "author", "authors", "byline", "creator", "author_name", "article_author", "writer", "journalist", "autor",
      "auteur", "verfasser", "reporter", "credits.by", "by", "_embedded.author[].name",
    ],
    .published: [
      "datePublished", "published", "date", "publish_date", "date_publish", "published_at", "pubdate", "timestamp",
      "published_date", "date_published", "publishing_date", "publication_date", "pub_date", "web_publication_date",
      "datetime", "published_time", "article_date", "post_date", "datum", "fecha", "date_published_utc",
      "firstcreated", "display_date",
    ],
    .modified: ["dateModified", "modified", "updated", "updated_at", "date_modify", "versioncreated"],
    .site: [
      "publisher", "site", "outlet", "site_name", "publication", "outlet_name", "media_name", "newspaper",
      "source_name",
      "source.title", "source.name", "source_hostname", "zeitung", "journal", "média", "medio", "testata", "medium",
      "source_domain", "domain", "hostname",
    ],
    .url: [
      "url", "link", "canonical_url", "mainEntityOfPage", "web_url", "article_url", "permalink", "lien",
      "enlace", "external_url", "source",
    ],
    .language: ["inLanguage", "language", "lang", "language_code"],
    .credit: ["isBasedOn", "credit", "source", "agency"],
    .summary: [
      "alternativeHeadline", "summary", "abstract", "subtitle", "standfirst", "deck", "trail_text", "intro", "lede",
      "lead_in",
      "body.summary", "subheadlines.basic", "lead", "vorspann", "chapo", "entradilla",
    ],
  ]

  /// The names that schema.org, newspapers' interfaces, common scrapers and labelling tools use.
  public init() {}

  /// The names that somebody asked for, each of which has to be somewhere in what is read.
  private(set) var asked: [Part: [String]] = [:]

  /// Puts a name before the others of a part; records none of which has it are refused, but for a record that stands alone
  /// and lacks anything but its text: not every article has an author.
  public mutating func prefer(_ name: String, for part: Part) {
    trust(name, for: part)
    asked[part, default: []].append(name)
  }

  /// Puts a name before the others of a part, as the records themselves suggest it.
  mutating func trust(_ name: String, for part: Part) {
    names[part] = [name] + (names[part] ?? []).filter { $0 != name }
  }

  /// Refuses records none of which has a name that was asked for: a slip of the pen would be read as no wish at all.
  ///
  /// - Parameters:
  ///   - records: what is read.
  ///   - isTable: whether all have the fields of one header.
  /// - Throws: ``IngestError/unknownField(part:name:there:)``.
  func check(_ records: some Sequence<JSONValue>, isTable: Bool = false) throws(IngestError) {
    guard !asked.isEmpty else { return }
    var rest = records.makeIterator()
    let isAlone = rest.next() != nil && rest.next() == nil
    for part in Part.allCases where part == .text || isTable || !isAlone {
      for name in asked[part] ?? [] where !records.contains(where: { !RecordLayers($0).values(of: name).isEmpty }) {
        let first = records.first { $0.members != nil }
        throw .unknownField(part: part.word, name: name, there: first.map { RecordLayers($0).names } ?? [])
      }
    }
  }

  /// The part of each usual name.
  static let usual = FieldNames().parts

  /// The part of each name, as ``plain(_:)`` writes it.
  var parts: [String: Part] {
    let named = Part.allCases.flatMap { part in self[part].map { (Self.plain($0), part) } }
    return Dictionary(named) { first, _ in first }
  }

  /// The names of a part.
  public subscript(part: Part) -> [String] { names[part] ?? [] }

  /// A name in small letters, without what parts its words.
  static func plain(_ name: String) -> String {
    name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
  }
}

/// A record with the objects in it that hold parts of the article in its stead: `data` of a labelling tool's task, `fields`
/// of a newspaper's interface.
struct RecordLayers {
  private let layers: [(record: JSONValue, plain: [String: JSONValue])]

  private static let holders: Set<String> = [
    "data", "fields", "meta", "metadata", "meta_info", "attributes", "article", "_source", "document", "content",
    "node", "item", "post", "entry",
  ]
  private static let deepest = 3

  /// Whether an object of a name holds parts of the article.
  static func holds(_ name: String) -> Bool { holders.contains(name) }

  /// The layers of a record, outermost first.
  init(_ record: JSONValue) {
    layers = Self.objects(in: record, depth: 0).map { record in
      let members = (record.members ?? []).map { (name: FieldNames.plain($0.key), key: $0.key, value: $0.value) }
      // "_source" is no "source": it holds the record.
      let values = members.filter { $0.value.members == nil || $0.name == $0.key || !Self.holders.contains($0.key) }
      return (record, Dictionary(values.lazy.map { ($0.name, $0.value) }) { first, _ in first })
    }
  }

  private static func objects(in record: JSONValue, depth: Int) -> [JSONValue] {
    guard depth < deepest, let members = record.members else { return [] }
    let inner = members.filter { holders.contains($0.key) && $0.value.members != nil }
    return [record] + inner.flatMap { objects(in: $0.value, depth: depth + 1) }
  }

  /// What stands under a name: the name as it is written first, outer objects before inner ones.
  func values(of name: String) -> [JSONValue] {
    let plain = FieldNames.plain(name)
    return layers.compactMap { $0.record.value(at: name) } + layers.compactMap { $0.plain[plain] }
  }

  /// What stands in the layers, under any name.
  var members: [JSONValue.Member] { layers.flatMap { $0.record.members ?? [] } }

  /// A name as the record writes it.
  func printed(_ name: String) -> String { names.first { FieldNames.plain($0) == FieldNames.plain(name) } ?? name }

  /// The names that a record has, those of the objects in it behind the holder's.
  var names: [String] {
    layers.enumerated().flatMap { depth, layer in
      (layer.record.members ?? []).map(\.key).filter { depth > 0 || !Self.holders.contains($0) || layers.count == 1 }
    }
  }

  /// The words of names under which days stand.
  private static let ofDays: Set<String> = [
    "date", "dated", "published", "publication", "publish", "posted", "pub", "dt", "datum", "fecha",
  ]

  /// What stands under names that speak of the day, such as "published_on", where it is one.
  var namedLikeDates: [String] {
    return members.compactMap { member in
      guard member.value.string.map({ $0.utf8.count <= 60 }) ?? (member.value.members != nil),
        ClassNames.words(of: member.key[...]).contains(where: Self.ofDays.contains),
        let moment = RecordMoment.text(member.value), !(PrintedDate(moment: moment) == nil)
      else { return nil }
      return moment
    }
  }

  /// The longest of what stands under names whose last word says that it is a text, such as "post_body"; "cover_story" may
  /// say yes or no.
  var namedLikeText: String? {
    let texts = members.compactMap { member -> String? in
      let text = WrittenText.of(member.value, isTextOnly: true)
      return switch ClassNames.words(of: member.key[...]).last {
      case "text", "body", "content": text
      case "html", "story": text.flatMap { WrittenText.isProse($0) ? $0 : nil }
      default: nil
      }
    }
    return texts.max { $0.utf8.count < $1.utf8.count }
  }
}

extension JSONValue {
  /// A string, or what an object says in words: what it is called, or how it is printed.
  var words: String? {
    if let string { return string }
    if let family = firstString(of: ["last", "last_name", "lastName", "family", "family_name", "familyName"]) {
      let given = firstString(of: ["first", "first_name", "firstName", "given", "given_name", "givenName"])
      return [given, family].compactMap { $0 }.joined(separator: " ")
    }
    for name in [
      "name", "full_name", "fullName", "display_name", "displayName", "text", "rendered", "main", "original", "url",
      "@id",
    ] {
      if let found = self[name]?.string { return found }
    }
    return nil
  }

  private func firstString(of names: [String]) -> String? { names.lazy.compactMap { self[$0]?.string }.first }
}
