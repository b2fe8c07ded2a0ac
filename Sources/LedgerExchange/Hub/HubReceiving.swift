// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Crypto
internal import Foundation

/// An entry that came from the hub, with its body where it may be read.
struct IncomingEntry {
  var entry: LedgerEntry
  var round: Int?
  var isSecret: Bool

  /// The review that hides its body; nil for what nobody hides.
  var review: ReviewKey? {
    guard isSecret, let article = entry.article, let reviewer = entry.reviewer, let round else { return nil }
    return ReviewKey(article: article, reviewer: reviewer, round: round)
  }
}

/// Takes entries from the hub.
///
/// Each lookup is a subquery of its own: what a server believes of how many rows come has it read whole tables otherwise.
struct HubReceiving {
  private static let columns = """
    h.origin, h.seq, h.clock, h.prev, h.id, h.reviewer, h.kind, h.article, h.seen, h.key, h.made_at, h.body_sha256,
    h.signature, h.round, h.secret, rtrim(b.body::text, ' ')
    """
  /// How many rows are taken at once.
  private static let batch = 20_000

  let connection: HubConnection

  /// The last entry of each chain at the hub, by origin.
  ///
  /// - Complexity: O(chains), by index.
  func chainEnds() throws(HubError) -> [String: ChainEnd] {
    let rows = try connection.run("SELECT origin, seq, id, sent_by FROM public.chain_end")
    var ends: [String: ChainEnd] = [:]
    for row in 0..<rows.count {
      ends[try rows.text(row, 0)] = ChainEnd(
        seq: try rows.number(row, 1), id: try rows.text(row, 2), sender: try rows.text(row, 3))
    }
    return ends
  }

  /// The entries of chains after those that are known.
  ///
  /// - Parameter chains: the chains, and after which number each goes on.
  /// - Returns: the entries, in no order.
  /// - Throws: ``HubError``.
  /// - Complexity: O(entries that come), by index.
  func entries(after chains: [(origin: String, after: Int)]) throws(HubError) -> [IncomingEntry] {
    guard !chains.isEmpty else { return [] }
    return try fetch(
      """
      SELECT \(Self.columns) FROM unnest($1::text[], $2::bigint[]) AS known (origin, seq)
      CROSS JOIN LATERAL (
        SELECT * FROM public.entry_head WHERE origin = known.origin COLLATE "C" AND seq > known.seq OFFSET 0) h
      LEFT JOIN LATERAL (SELECT * FROM public.entry_body WHERE id = h.id LIMIT 1) b ON true
      """, [Self.array(chains.map(\.origin)), Self.array(chains.map { String($0.after) })])
  }

  /// The articles of which some round's bodies are everybody's.
  func openArticles() throws(HubError) -> Set<String> {
    let rows = try connection.run("SELECT DISTINCT article FROM public.open_reading")
    var articles: Set<String> = []
    for row in 0..<rows.count { articles.insert(try rows.text(row, 0)) }
    return articles
  }

  /// The entries of reviewers about articles that have a body which may be read and was hidden before.
  ///
  /// - Throws: ``HubError``.
  func bodies(of lacking: [(article: String, reviewer: String)]) throws(HubError) -> [IncomingEntry] {
    guard !lacking.isEmpty else { return [] }
    return try fetch(
      """
      SELECT \(Self.columns) FROM unnest($1::text[], $2::text[]) AS lacking (article, author)
      CROSS JOIN LATERAL (
        SELECT * FROM public.entry_body
        WHERE article = lacking.article COLLATE "C" AND author = lacking.author COLLATE "C" AND secret OFFSET 0) b
      CROSS JOIN LATERAL (SELECT * FROM public.entry_head WHERE id = b.id LIMIT 1) h
      """, [Self.array(lacking.map(\.article)), Self.array(lacking.map(\.reviewer))])
  }

  private func fetch(_ sql: String, _ values: [String?]) throws(HubError) -> [IncomingEntry] {
    try connection.run("DECLARE incoming NO SCROLL CURSOR FOR \(sql)", values)
    var entries: [IncomingEntry] = []
    while true {
      let rows = try connection.run("FETCH \(Self.batch) FROM incoming")
      for row in 0..<rows.count { entries.append(try Self.entry(rows, row)) }
      if rows.count < Self.batch { break }
    }
    try connection.run("CLOSE incoming")
    return entries
  }

  private static func entry(_ rows: HubRows, _ row: Int) throws(HubError) -> IncomingEntry {
    let entry = LedgerEntry(
      origin: try rows.text(row, 0), seq: try rows.number(row, 1), clock: try rows.number(row, 2),
      prev: rows.optional(row, 3), id: try rows.text(row, 4), reviewer: rows.optional(row, 5),
      kind: try rows.text(row, 6), article: rows.optional(row, 7), seen: try rows.text(row, 8),
      key: try rows.text(row, 9), madeAt: try rows.text(row, 10), bodySHA256: try rows.text(row, 11),
      body: rows.optional(row, 15), signature: rows.optional(row, 12))
    return IncomingEntry(entry: entry, round: rows.optional(row, 13).flatMap { Int($0) }, isSecret: rows.flag(row, 14))
  }

  /// The bytes that articles were read from and that are not here.
  ///
  /// - Throws: ``HubError/wrongOriginal(digest:)`` when they are not those of their digest, other ``HubError``.
  func originals(without known: [String]) throws(HubError) -> [OriginalBytes] {
    let rows = try connection.run(
      """
      SELECT original, part, encode(bytes, 'base64') FROM public.article
      WHERE original <> ALL ($1::text[]) ORDER BY original, part
      """, [Self.array(known)])
    var parts: [OriginalBytes] = [], hashes: [String: SHA256] = [:]
    for row in 0..<rows.count {
      let digest = try rows.text(row, 0), text = try rows.text(row, 2)
      let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data()
      hashes[digest, default: SHA256()].update(data: bytes)
      parts.append(OriginalBytes(digest: digest, number: try rows.number(row, 1), bytes: Array(bytes)))
    }
    for (digest, hash) in hashes where !hash.finalize().elementsEqual(Self.bytes(ofHexadecimal: digest)) {
      throw .wrongOriginal(digest: digest)
    }
    return parts
  }

  private static func bytes(ofHexadecimal text: String) -> [UInt8] {
    let digits = text.utf8.map { UInt8($0 < 0x3A ? $0 &- 0x30 : $0 &- 0x57) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] & 15 }
  }

  /// Texts as an array of the server's.
  static func array(_ texts: [String]) -> String {
    let quoted = texts.map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
    return "{\(quoted.joined(separator: ","))}"
  }
}
