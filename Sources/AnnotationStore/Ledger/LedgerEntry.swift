// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
package import GRDB

/// One row of the ledger: a head, which proves its place, and a body, which can be withheld.
package struct LedgerEntry: Sendable, Equatable {
  /// A random id of one copy of the project and one author.
  package var origin: String
  /// The place among the entries of the origin, from 1 without gaps.
  package var seq: Int
  /// The place among all entries: above that of every entry known when it was made.
  package var clock: Int
  /// The id of the entry before it from the same origin.
  package var prev: String?
  package var id: String
  package var reviewer: String?
  package var kind: String
  /// The digest of the paragraphs of the article that it is about.
  package var article: String?
  /// The digest of the heads that were known when it was made.
  package var seen: String
  /// Made once for each act, so that a retry gives the entry that is there.
  package var key: String
  package var madeAt: String
  package var bodySHA256: String
  /// What it says, as JSON; nil while it is withheld, or once it was erased.
  package var body: String?
  /// The author's signature of the id, in Base64; nil where nobody signed.
  package var signature: String?

  /// An entry of a body, with the digests of both.
  init(
    origin: String, seq: Int, clock: Int, prev: String?, reviewer: String?, kind: EventKind, article: String?,
    seen: String, key: String, madeAt: String, body: String
  ) {
    (self.origin, self.seq, self.clock, self.prev) = (origin, seq, clock, prev)
    (self.reviewer, self.kind, self.article) = (reviewer, kind.rawValue, article)
    (self.seen, self.key, self.madeAt, self.body) = (seen, key, madeAt, body)
    bodySHA256 = Self.sha256(of: body)
    id = ""
    id = digest
  }

  /// An entry as it came from elsewhere, with nothing checked.
  package init(
    origin: String, seq: Int, clock: Int, prev: String?, id: String, reviewer: String?, kind: String, article: String?,
    seen: String, key: String, madeAt: String, bodySHA256: String, body: String?, signature: String?
  ) {
    (self.origin, self.seq, self.clock, self.prev, self.id) = (origin, seq, clock, prev, id)
    (self.reviewer, self.kind, self.article, self.seen, self.key) = (reviewer, kind, article, seen, key)
    (self.madeAt, self.bodySHA256, self.body, self.signature) = (madeAt, bodySHA256, body, signature)
  }

  /// Gives the entry the digests that it must have, as whoever forges one would.
  package mutating func seal() {
    if let body { bodySHA256 = Self.sha256(of: body) }
    id = digest
  }

  /// What the id must be: the SHA-256 of the head, 64 hexadecimal digits.
  ///
  /// The canonical form is the fields origin, seq, clock, prev, reviewer, kind, article, seen, key, made_at and
  /// body_sha256 in this order, each as its length in bytes in decimal, a colon and its UTF-8; NULL is a hyphen. It can
  /// be rebuilt in any language.
  var digest: String {
    let fields = [
      origin, String(seq), String(clock), prev, reviewer, kind, article, seen, key, madeAt, bodySHA256,
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    for field in fields {
      guard let utf8 = field?.utf8 else {
        bytes.append(UInt8(ascii: "-"))
        continue
      }
      bytes += String(utf8.count).utf8
      bytes.append(UInt8(ascii: ":"))
      bytes += utf8
    }
    return SHA256.hash(data: bytes).hexadecimal
  }

  /// Whether the body is withheld, or is what the head says.
  var hasItsBody: Bool { body.map { Self.sha256(of: $0) == bodySHA256 } ?? true }

  /// The SHA-256 of a text's UTF-8, 64 hexadecimal digits.
  static func sha256(of text: String) -> String {
    var text = text
    return text.withUTF8 { SHA256.hash(data: UnsafeRawBufferPointer($0)) }.hexadecimal
  }
}

extension LedgerEntry: FetchableRecord {
  private static let head =
    "origin, seq, clock, prev, id, reviewer, kind, article, seen, key, made_at, body_sha256, signature"
  static let columns = head + ", body"
  /// The columns without the body, which may be as large as an article.
  static let headColumns = head + ", NULL AS body"

  package init(row: Row) throws {
    let row = StoredRow(row, of: "ledger")
    origin = try row.text("origin")
    seq = try row.number("seq")
    clock = try row.number("clock")
    prev = try row.optionalText("prev")
    id = try row.text("id")
    reviewer = try row.optionalText("reviewer")
    kind = try row.text("kind")
    article = try row.optionalText("article")
    seen = try row.text("seen")
    key = try row.text("key")
    madeAt = try row.text("made_at")
    bodySHA256 = try row.text("body_sha256")
    body = try row.optionalText("body")
    signature = try row.optionalText("signature")
  }

  /// The entry that a person names: by its number where it is the only one of it, as `ORIGIN:SEQ`, or by eight signs or
  /// more that its id begins with.
  ///
  /// Numbers are one copy's; after a merge two entries may have one, and only the other names tell them apart.
  /// - Throws: ``StoreError/noSuchEntry(number:)``, ``StoreError/severalEntries(number:named:)`` or
  ///   ``StoreError/noEntryNamed(_:count:)``.
  static func named(_ word: String, _ db: Database) throws -> LedgerEntry {
    func found(_ condition: String, _ arguments: StatementArguments) throws -> [LedgerEntry] {
      let sql = "SELECT \(headColumns) FROM ledger WHERE \(condition) ORDER BY clock, origin LIMIT 10"
      return try fetchAll(db, sql: sql, arguments: arguments)
    }
    if let number = Int(word) {
      let entries = try found("clock = ?", [number])
      guard let entry = entries.first else { throw StoreError.noSuchEntry(number: number) }
      guard entries.count == 1 else {
        throw StoreError.severalEntries(number: number, named: entries.map { "\($0.origin):\($0.seq) (\($0.kind))" })
      }
      return entry
    }
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let entries: [LedgerEntry]
    if parts.count > 1, parts.count < 4, let seq = Int(parts[1]) {
      entries = try found(
        "origin = ? AND seq = ? AND id GLOB ?", [parts[0], seq, (parts.count == 3 ? parts[2] : "") + "*"])
    } else {
      let isID = word.utf8.count >= 8 && word.allSatisfy(\.isHexDigit)
      entries = isID ? try found("id >= ?1 AND id < ?1 || 'g'", [word.lowercased()]) : []
    }
    guard let entry = entries.first, entries.count == 1 else {
      throw StoreError.noEntryNamed(word, count: entries.count)
    }
    return entry
  }

  /// When it was made.
  var moment: Timestamp {
    get throws {
      guard let moment = Timestamp(iso8601: madeAt) else {
        throw StoreError.damaged(
          path: "", reason: "table ledger says \(madeAt.prefix(40)) in column made_at where seq \(seq)")
      }
      return moment
    }
  }

  /// Adds the row; the body, which may be as large as an article, is lent to SQLite and not copied.
  func insert(_ db: Database) throws {
    let values: StatementArguments = [
      origin, seq, clock, prev, id, reviewer, kind, article, seen, key, madeAt, bodySHA256, signature, body,
    ]
    try db.cachedStatement(sql: Self.insertion).execute(arguments: values)
  }

  private static let insertion = "INSERT INTO ledger (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
}
