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
      let bytes = Array(Self.withoutComment(script).utf8)
      return Self.document(bytes) ?? Self.document(Self.withoutTrailingCommas(bytes))
    }
    for item in values.flatMap(\.items) { takeNames(item, depth: 0) }
    for item in values.flatMap(\.items) { visit(item, depth: 0) }
    if !claims.contains(where: { $0.0 == .published }) {
      for item in values.flatMap(\.items) { takePage(item, depth: 0) }
    }
  }

  private static func document(_ bytes: [UInt8]) -> JSONValue? {
    var parser = JSONParser(bytes, depth: IngestLimits.jsonDepth, takesControls: true)
    return try? parser.document()
  }

  /// A script without the commas behind which nothing but the end of its object or list follows, as templates leave them.
  private static func withoutTrailingCommas(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var comma: Int?
    var isQuoted = false
    var isEscaped = false
    for byte in bytes {
      if !isQuoted, byte == 0x7D || byte == 0x5D, let comma { kept.remove(at: comma) }
      if byte == 0x22, !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && byte == 0x5C && !isEscaped
      if isQuoted || !WhiteSpace.isASCII(byte) { comma = !isQuoted && byte == 0x2C ? kept.count : nil }
      kept.append(byte)
    }
    return kept
  }

  /// When a page was published, where nothing in its data is an article.
  private mutating func takePage(_ value: JSONValue, depth: Int) {
    guard depth < 4, value.members != nil else { return }
    for item in value["@graph"]?.items ?? [] { takePage(item, depth: depth + 1) }
    guard (value["@type"]?.items ?? []).contains(where: { $0.string == "WebPage" }) else { return }
    add(.published, value["datePublished"])
    add(.modified, value["dateModified"])
  }

  /// A script without the marks that hide it from old browsers and from XML.
  private static func withoutComment(_ script: String) -> Substring {
    let head = script.prefix(40)
    guard head.contains("<!") || script.suffix(4).contains(";"), let open = script.firstIndex(of: "{"),
      let close = script.lastIndex(of: "}")
    else {
      return script[...]
    }
    return script[open...max(open, close)]
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
    let creators = article["author"]?.items ?? article["creator"]?.items ?? []
    // An organisation that is called the author is the outlet, whose page may name a person.
    let persons = creators.filter { $0["@type"]?.string != "Organization" }
    if persons.isEmpty { for item in creators { add(.site, item) } }
    let authors = persons.flatMap { person in
      let names = person["name"]?.items.compactMap(\.string) ?? []
      return names.count > 1 ? names : name(person).map { [$0] } ?? []
    }
    if !authors.isEmpty { claims.append((.byline, Self.unescaped(authors.joined(separator: ", ")))) }
    add(.published, moment(article["datePublished"] ?? article["dateCreated"]))
    add(.modified, moment(article["dateModified"]))
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

  /// A moment that may be a number.
  private func moment(_ value: JSONValue?) -> JSONValue? { value?.integer.map { .string(String($0)) } ?? value }

  /// A person's name in two parts.
  private func parts(_ value: JSONValue) -> String? {
    let parts = ["givenName", "familyName"].compactMap { value[$0]?.string }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// A string, or what an object is called.
  private func name(_ value: JSONValue) -> String? {
    value.string ?? value["name"]?.items.compactMap { $0.string ?? $0["name"]?.string }.first ?? parts(value) ?? value[
      "headline"]?.string
      ?? value["@id"]?.string
      .flatMap { namesByID[$0] }
      ?? value["url"]?.string ?? value["@id"]?.string
  }

  /// The entities undone which sites leave in their linked data.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let entities = [
      ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"),
      ("&nbsp;", " "),
      ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&ndash;", "–"), ("&mdash;", "—"),
      ("&#8217;", "’"), ("&amp;", "&"),
    ]
    let common = entities.reduce(text) { result, entity in
      result.split(separator: entity.0, omittingEmptySubsequences: false).joined(separator: entity.1)
    }
    guard common.utf8.count <= longestName, common.firstMatch(of: /&(#[0-9xX][0-9a-fA-F]{0,6}|[A-Za-z]{2,8});/) != nil,
      let tree = try? HTMLTreeBuilder.tree(of: Array("<p>\(common.replacing("<", with: "&lt;"))</p>".utf8))
    else { return common }
    return tree.text(of: 0)
  }

  /// Names and titles are of fewer bytes; longer texts keep the rarer entities, for they may be of several lines.
  private static let longestName = 2000
}

/// The running text in a script of JSON from which a page builds itself in the browser.
struct PageData {
  /// The texts of the place in the data that holds the most, in order.
  let texts: [String]

  private static let shortest = 80
  private static let deepest = 40

  /// Reads a script; one that is not JSON holds no text.
  init(_ script: String) {
    var parser = JSONParser(Array(script.utf8), depth: IngestLimits.jsonDepth, takesControls: true)
    var found: [String: [String]] = [:]
    if let value = try? parser.document() { Self.gather(value, path: "", depth: 0, into: &found) }
    let sized = found.map { (path: $0.key, size: $0.value.reduce(0) { $0 + $1.utf8.count }) }
    let best = sized.max { ($0.size, $1.path) < ($1.size, $0.path) }
    texts = best.flatMap { found[$0.path] } ?? []
  }

  /// Gathers the texts that read like prose by their place: the keys on the way, list positions left out.
  private static func gather(_ value: JSONValue, path: String, depth: Int, into found: inout [String: [String]]) {
    guard depth < deepest else { return }
    if let text = value.string {
      if isProse(text) { found[path, default: []].append(text) }
    } else if let members = value.members {
      for member in members.sorted(by: { $0.key < $1.key }) {
        gather(member.value, path: path + "/" + member.key, depth: depth + 1, into: &found)
      }
    } else if case .array(let items) = value {
      for item in items { gather(item, path: path, depth: depth + 1, into: &found) }
    }
  }

  private static func isProse(_ text: String) -> Bool {
    guard text.utf8.count >= shortest, !text.hasPrefix("http"), !text.hasPrefix("{") else { return false }
    let spaces = text.utf8.count { $0 == 0x20 }
    return spaces * 20 >= text.utf8.count || text.utf8.count { $0 >= 0xE3 } * 4 > text.utf8.count
  }
}
