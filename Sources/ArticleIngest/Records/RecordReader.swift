// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Makes an article of a record: schema.org's NewsArticle, or any object with a text under a known name.
struct RecordReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames
  /// What the record stands in, as its claims name their origin.
  var origin = "record"
  /// In which order its dates write day and month, where other records tell.
  var dayOrder: DayOrder?

  /// The articles of records in a list; nil stands for an entry that has no text.
  ///
  /// - Throws: ``IngestError/noArticleText`` where no entry has a text, and without `keepsGoing` for the first that can not
  ///   be read.
  func reading(of records: some Sequence<JSONValue?>, keepsGoing: Bool) throws(IngestError) -> ArticleReading {
    var reading = ArticleReading()
    for (index, record) in records.enumerated() {
      try reading.add(.record(index + 1), keepsGoing: keepsGoing) { () throws(IngestError) in
        guard let record else { throw .empty }
        return ArticleReading([try article(record)])
      }
    }
    guard !reading.articles.isEmpty || !reading.failures.isEmpty else { throw .noArticleText }
    return reading
  }

  /// The article of a record.
  func article(_ record: JSONValue) throws(IngestError) -> Article {
    guard record.members != nil else { throw .notARecord }
    let layers = RecordLayers(record)
    guard let whole = text(layers) else { throw refusal(of: record) }
    // An interface that gives the beginning of a text says how much it keeps.
    let mark = whole.suffix(24).lastIndex(of: "[")
    let isCut = mark.map { whole[$0...].wholeMatch(of: /\[\+\d+ chars\]\s*/) != nil } ?? false
    let text = mark.map { isCut ? String(whole[..<$0]).trimmed : whole } ?? whole
    let normalised = LineEnds.withLineFeeds(Array(text.utf8), from: 0)
    if let offset = normalised.firstIndex(of: 0) { throw .nulByte(offset: offset) }
    if Self.isWholePage(normalised) { return try HTMLReader().read(normalised, claims: claims(layers)) }
    var list = try TextSegmenter().blocks(normalised)
    let isPage = FormatSniff.format(of: normalised) == .html || isMarkup(text)
    if isPage { list = try HTMLReader().blocks(ofFragment: normalised) }
    guard !list.blocks.isEmpty else { throw origin == "feed" ? .empty : refusal(of: record) }
    var draft = Draft(blocks: list.blocks, sha256: Digest.printed(normalised))
    draft.claims = claims(layers) + (isCut ? [DamageNotice.shortened.claim] : [])
    draft.dayOrder = dayOrder
    if let title = values(.title, layers).first, let first = draft.blocks.first, first.hint == .heading,
      first.text.folded == title.folded
    {
      draft.blocks[0].hint = .headline
    } else if values(.title, layers).isEmpty, isPage, draft.blocks[0].hint == .heading {
      draft.blocks[0].hint = .headline
    }
    draft.blocks = withSummary(values(.summary, layers).first, draft.blocks)
    return try ArticleAssembler().article(draft)
  }

  /// Whether a record keeps a page as it was got, with all that stands round the article.
  private static func isWholePage(_ text: [UInt8]) -> Bool {
    let head = String(decoding: text.drop(while: WhiteSpace.isASCII).prefix(16), as: UTF8.self).lowercased()
    return head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
  }

  /// Whether a text is of a page though it has no paragraphs: it begins with an element, or stands in a feed, whose texts are
  /// pages, and has one anywhere.
  private func isMarkup(_ text: String) -> Bool {
    guard let open = text.utf8.firstIndex(of: 0x3C), origin == "feed" || text[..<open].allSatisfy(\.isWhitespace) else {
      return false
    }
    return text[open...].split(separator: "<").prefix(20).contains { piece in
      let name = piece.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      return piece.utf8.contains(0x3E) && HTMLTag(name: name.lowercased()) != .other
    }
  }

  /// The reader with the order in which the days of records are written.
  func settled(by records: some Sequence<JSONValue>) -> RecordReader {
    var reader = self
    reader.dayOrder = DayOrder(settledBy: records.lazy.flatMap { values(.published, RecordLayers($0)).prefix(1) })
    return reader
  }

  /// Whether a record has a text under a known name.
  func hasText(_ record: JSONValue) -> Bool { record.members != nil && text(RecordLayers(record)) != nil }

  /// What records hold beside the texts that are read of them.
  func unreadTexts(in records: some Sequence<JSONValue>) -> UnreadTexts {
    var unread = UnreadTexts(fields)
    for record in records where record.members != nil {
      let layers = RecordLayers(record)
      if let text = text(layers) { unread.note(layers, beside: text) { values(.summary, layers).first } }
    }
    return unread
  }

  /// Whether a record has a title under a known name.
  func hasTitle(_ record: JSONValue) -> Bool { !values(.title, RecordLayers(record)).isEmpty }

  /// Why a record without a text is none: what should hold it is empty, or nothing is called so.
  func refusal(of record: JSONValue) -> IngestError {
    let layers = RecordLayers(record)
    if let name = fields[.text].first(where: {
      layers.values(of: $0).contains { $0.string.map(WrittenText.isBlank) ?? false }
    }) {
      return .emptyText(field: layers.printed(name))
    }
    return .recordWithoutText(fields: layers.names)
  }

  /// The text under the first name that has any; empty where names are there and their texts are blank.
  private func text(_ record: RecordLayers) -> String? {
    let named = fields[.text].lazy.flatMap { name in
      record.values(of: name).filter { !Self.isOfArticles($0, name) }
        .compactMap { WrittenText.of($0, isTextOnly: name == "data" || name == "html") }
        .filter { name != "article" || !Self.isIdentifier($0) }
    }
    if let text = named.first(where: { !WrittenText.isBlank($0) }) { return text }
    if named.first != nil { return "" }
    return record.namedLikeText ?? textOfParts(record)
      ?? record.values(of: "summary").lazy.compactMap(\.string).first(where: Self.isWhole)
  }

  /// The text of a record that has a title and keeps its text in one list of pages or other parts without titles.
  private func textOfParts(_ record: RecordLayers) -> String? {
    let lists = record.members.filter { RecordParts.areParts($0.value, named: $0.key) }
    guard let list = lists.first, lists.count == 1, !values(.title, record).isEmpty,
      RecordParts.nameSaysSo(list.key) || ![.byline, .published].allSatisfy({ values($0, record).isEmpty })
    else { return nil }
    return RecordParts.text(list.value)
  }

  /// Whether what may hold a text holds whole articles, which have titles of their own.
  private static func isOfArticles(_ value: JSONValue, _ name: String) -> Bool {
    guard case .array(let items) = value, ["news", "article", "story", "contents"].contains(name) else { return false }
    return items.contains { item in
      item["title"] != nil || item["headline"] != nil || item["type"] == nil && RecordParts.isArticle(item)
    }
  }

  /// Whether a value is an article's name in other data and not its text.
  private static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// Whether what is called a summary is of several paragraphs, as some services call the text.
  private static func isWhole(_ summary: String) -> Bool {
    summary.utf8.count >= 200 && summary.utf8.contains(0x0A)
  }

  /// A summary stands first as the deck, unless the text begins with it or it is cut off.
  private func withSummary(_ summary: String?, _ blocks: [Block]) -> [Block] {
    guard let summary, let first = blocks.first else { return blocks }
    let plain = LinkedData.unescaped(summary.replacing(/<[^<>]*>/, with: " "))
    let line = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.isEmpty || WrittenText.isCutOff(line) || first.text.hasPrefix(line.prefix(60))
      ? blocks : [Block(text: line, hint: .deck)] + blocks
  }
}
