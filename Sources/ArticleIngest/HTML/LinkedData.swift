// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// What a page's scripts of linked data (JSON-LD, schema.org) claim of its article.
struct LinkedData {
  /// The claims in order.
  private(set) var claims: [(MetadataClaim.Field, String)] = []
  /// The article's text.
  private(set) var articleBody: String?

  private static let types: Set<String> = [
    "article", "newsarticle", "blogposting", "reportagenewsarticle", "opinionnewsarticle", "analysisnewsarticle",
    "liveblogposting",
    "backgroundnewsarticle", "reviewnewsarticle", "report", "scholarlyarticle", "techarticle",
    "advertisercontentarticle",
    "socialmediaposting", "askpublicnewsarticle",
  ]

  /// What things are called, by the identifiers under which others refer to them.
  private var namesByID: [String: String] = [:]

  /// Reads the scripts; one that is not JSON claims nothing.
  init(_ scripts: [String]) {
    let values = scripts.compactMap { script -> JSONValue? in
      var parser = JSONParser(Array(script.utf8), depth: IngestLimits.jsonDepth, takesControls: true)
      return try? parser.document()
    }
    for item in values.flatMap(\.items) { takeNames(item, depth: 0) }
    for item in values.flatMap(\.items) { visit(item, depth: 0) }
  }

  private mutating func takeNames(_ value: JSONValue, depth: Int) {
    guard depth < 4, let members = value.members else { return }
    if let id = value["@id"]?.string, let name = value["name"]?.string { namesByID[id] = name }
    for member in members { for item in member.value.items { takeNames(item, depth: depth + 1) } }
  }

  private mutating func visit(_ value: JSONValue, depth: Int) {
    guard depth < 4, value.members != nil else { return }
    if let graph = value["@graph"] { for item in graph.items { visit(item, depth: depth + 1) } }
    if Self.isArticle(value) { takeArticle(value) }
    if let main = value["mainEntity"] { for item in main.items { visit(item, depth: depth + 1) } }
  }

  private static func isArticle(_ value: JSONValue) -> Bool {
    let names = (value["@type"]?.items ?? []).compactMap(\.string)
    return names.contains { name in types.contains(String(name.split(separator: "/").last ?? "").lowercased()) }
  }

  private mutating func takeArticle(_ article: JSONValue) {
    add(.title, article["headline"] ?? article["name"])
    let authors = (article["author"]?.items ?? article["creator"]?.items ?? []).compactMap(name)
    if !authors.isEmpty { claims.append((.byline, Self.unescaped(authors.joined(separator: ", ")))) }
    add(.published, article["datePublished"] ?? article["dateCreated"])
    add(.modified, article["dateModified"])
    add(.site, article["publisher"])
    add(.url, article["mainEntityOfPage"] ?? article["url"])
    add(.language, article["inLanguage"])
    for item in article["isBasedOn"]?.items ?? article["isBasedOnUrl"]?.items ?? [] { add(.basedOn, item) }
    for item in article["citation"]?.items ?? [] { add(.citation, item) }
    if let body = article["articleBody"]?.string, body.utf8.count > articleBody?.utf8.count ?? 0 { articleBody = body }
  }

  private mutating func add(_ field: MetadataClaim.Field, _ value: JSONValue?) {
    if let text = value.flatMap(name) { claims.append((field, Self.unescaped(text))) }
  }

  /// A string, or what an object is called.
  private func name(_ value: JSONValue) -> String? {
    value.string ?? value["name"]?.string ?? value["headline"]?.string ?? value["@id"]?.string.flatMap { namesByID[$0] }
      ?? value["url"]?.string ?? value["@id"]?.string
  }

  /// The commonest entities, which sites leave in their linked data.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let entities = [
      ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"),
      ("&nbsp;", " "),
      ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&ndash;", "–"), ("&mdash;", "—"),
      ("&#8217;", "’"), ("&amp;", "&"),
    ]
    return entities.reduce(text) { result, entity in
      result.split(separator: entity.0, omittingEmptySubsequences: false).joined(separator: entity.1)
    }
  }
}
