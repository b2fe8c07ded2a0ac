// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Foundation

/// The end of a chain at the hub.
struct ChainEnd: Sendable {
  var seq: Int
  var id: String
  /// The database role that sent it.
  var sender: String
}

/// Brings entries to the hub.
struct HubSending {
  private static let columns = """
    origin, seq, clock, prev, id, reviewer, kind, article, seen, key, made_at, body_sha256, signature, round, secret
    """
  /// Bodies are as long as a multiple of this, so that their sizes do not tell one label from another.
  static let padding = 256

  let connection: HubConnection

  /// Sends entries, all or nothing.
  ///
  /// - Parameters:
  ///   - chains: the chains, and after which number each goes on.
  ///   - store: where they are.
  /// - Returns: how many the hub did not have.
  /// - Throws: ``HubError/fork(origin:seq:)`` when the hub has another entry of a number, other ``HubError``, ``StoreError``.
  func send(_ chains: [(origin: String, after: Int)], of store: ProjectStore) throws -> Int {
    guard !chains.isEmpty else { return 0 }
    return try connection.transaction {
      // The triggers' plans are made while the tables are empty, and stay while these grow.
      try connection.run("SET LOCAL enable_seqscan = off")
      try connection.run(
        """
        CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT \(Self.columns), NULL::text AS body
        FROM public.entry_head WITH NO DATA
        """)
      try connection.copy(into: "pg_temp.incoming (\(Self.columns), body)") { write in
        try store.send(chains) { entry in try write(Self.fields(entry)) }
      }
      try connection.run("ANALYZE pg_temp.incoming")
      let sent = try connection.run(
        """
        WITH added AS (INSERT INTO public.entry_head (\(Self.columns)) SELECT \(Self.columns) FROM pg_temp.incoming
          ORDER BY origin, seq ON CONFLICT DO NOTHING RETURNING 1)
        SELECT count(*) FROM added
        """)
      try checkForks()
      try connection.run(
        """
        INSERT INTO public.entry_body (id, body) SELECT id, body::json FROM pg_temp.incoming WHERE body IS NOT NULL
        ORDER BY origin, seq ON CONFLICT DO NOTHING
        """)
      let count = try sent.number(0, 0)
      if count > 0 { try connection.run("NOTIFY \(HubConnection.channel)") }
      return count
    }
  }

  private func send(_ part: OriginalBytes) throws(HubError) {
    try connection.run(
      """
      INSERT INTO public.article (original, part, bytes) VALUES ($1, $2, decode($3, 'base64'))
      ON CONFLICT DO NOTHING
      """, [part.digest, String(part.number), Data(part.bytes).base64EncodedString()])
  }

  private static func fields(_ outgoing: OutgoingEntry) -> [String?] {
    let entry = outgoing.entry
    return [
      entry.origin, String(entry.seq), String(entry.clock), entry.prev, entry.id, entry.reviewer, entry.kind,
      entry.article, entry.seen, entry.key, entry.madeAt, entry.bodySHA256, entry.signature,
      outgoing.round.map(String.init), outgoing.isSecret ? "t" : "f", entry.body.map(padded),
    ]
  }

  /// A body with blanks behind it.
  static func padded(_ body: String) -> String {
    let missing = (padding - body.utf8.count % padding) % padding
    return body + String(repeating: " ", count: missing)
  }

  /// What was not added because its number is taken is the same entry, or the history has forked.
  private func checkForks() throws {
    let strangers = try connection.run(
      """
      SELECT i.origin, i.seq FROM pg_temp.incoming i LEFT JOIN public.entry_head h ON h.id = i.id
      WHERE h.id IS NULL OR h.signature IS DISTINCT FROM i.signature ORDER BY i.origin, i.seq LIMIT 1
      """)
    guard strangers.count == 0 else {
      throw HubError.fork(origin: try strangers.text(0, 0), seq: try strangers.number(0, 1))
    }
  }

  /// Sends the bytes that articles were read from and that the hub lacks.
  ///
  /// - Throws: ``HubError``, ``StoreError``.
  func sendOriginals(of store: ProjectStore) throws {
    let rows = try connection.run("SELECT DISTINCT original FROM public.article")
    let known = Set(try (0..<rows.count).map { try rows.text($0, 0) })
    let lacking = try store.originals().filter { !known.contains($0) }
    for digest in lacking {
      try connection.transaction {
        try store.send(original: digest) { try send($0) }
      }
    }
  }

  /// Makes a lease for each article that anybody may read who was not asked.
  ///
  /// - Throws: ``HubError``, ``StoreError``.
  func sendLeases(of store: ProjectStore) throws {
    let rows = try connection.run("SELECT article FROM public.lease WHERE reviewer = ''")
    let known = Set(try (0..<rows.count).map { try rows.text($0, 0) })
    let missing = try store.articleDigests().filter { !known.contains($0) }
    guard !missing.isEmpty else { return }
    try connection.run(
      """
      INSERT INTO public.lease (article, reviewer, round) SELECT a, '', 1 FROM unnest($1::text[]) a ON CONFLICT DO NOTHING
      """, [HubReceiving.array(missing)])
  }

  /// Writes down who is asked to read what, and who no more.
  ///
  /// - Throws: ``HubError``, ``StoreError``.
  func sendAssignments(of store: ProjectStore) throws {
    let asked = Set(try store.askedReadings())
    try connection.transaction {
      let rows = try connection.run("SELECT article, reviewer, round FROM public.standing_assignment")
      let standing = Set(
        try (0..<rows.count).map {
          ReviewKey(article: try rows.text($0, 0), reviewer: try rows.text($0, 1), round: try rows.number($0, 2))
        })
      let changed = asked.symmetricDifference(standing).sorted {
        ($0.article, $0.reviewer, $0.round) < ($1.article, $1.reviewer, $1.round)
      }
      guard !changed.isEmpty else { return }
      let table = "asked (article text, reviewer text, round integer, stands boolean)"
      try connection.copy(intoTemporary: table) { write in
        for key in changed {
          try write([key.article, key.reviewer, String(key.round), asked.contains(key) ? "t" : "f"])
        }
      }
      try connection.run(
        """
        INSERT INTO public.assignment (article, reviewer, round, stands)
        SELECT article, reviewer, round, stands FROM pg_temp.asked ORDER BY article, reviewer, round;
        INSERT INTO public.lease (article, reviewer, round) SELECT article, reviewer, round FROM pg_temp.asked
        WHERE stands ORDER BY article, reviewer, round ON CONFLICT DO NOTHING
        """)
    }
  }

  /// Writes down which heads were seen here.
  ///
  /// - Throws: ``HubError``.
  func sendSeen(_ heads: [ChainHead]) throws {
    guard !heads.isEmpty else { return }
    try connection.transaction {
      try connection.copy(intoTemporary: "seen (origin text, seq bigint, id text)") { write in
        for head in heads { try write([head.origin, String(head.seq), head.id]) }
      }
      try connection.run(
        """
        INSERT INTO public.head_seen (origin, seq, id) SELECT origin, seq, id FROM pg_temp.seen ORDER BY origin
        ON CONFLICT DO NOTHING
        """)
    }
  }
}
