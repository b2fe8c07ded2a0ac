// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import Crypto
internal import GRDB
internal import JSON

extension ProjectStore {
  /// Freezes a protocol; of one that is the last frozen already nothing is appended.
  ///
  /// - Parameters:
  ///   - content: what is fixed.
  ///   - bytes: the file that says so, of which the digest is kept.
  ///   - time: when.
  /// - Returns: the protocol as it stands, and whether it was frozen before.
  /// - Throws: ``StoreError/noSuchArticle(asked:nearest:)`` for an article of the sample that is not here.
  public func freeze(
    _ content: StudyProtocol, file bytes: [UInt8], at time: Timestamp
  ) throws(StoreError) -> (record: ProtocolRecord, isKnown: Bool) {
    let digest = SHA256.hash(data: bytes).hexadecimal
    let facts = ProtocolFrozen(content, digest: digest)
    return try write { db, ledger in
      if let last = try Self.protocols(db).last, last.facts.digest == digest { return (last, true) }
      let receipt = try ledger.append(Submission(.work(.protocolFrozen(facts))), by: nil, at: time)
      return (ProtocolRecord(facts, clock: receipt.clock, madeAt: receipt.madeAt), false)
    }
  }

  /// Every protocol that was frozen, the last at the end; what was frozen again, here or in another copy, once.
  ///
  /// - Throws: ``StoreError`` when the project can not be read.
  public func protocols() throws(StoreError) -> [ProtocolRecord] { try read(Self.protocols) }

  private static func protocols(_ db: Database) throws -> [ProtocolRecord] {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE id IN (
        SELECT id FROM change WHERE article = '' AND reviewer IS NULL AND round IS NULL AND aspect = 'protocol')
      ORDER BY clock, origin
      """
    let coding = EntryCoding(db)
    return try LedgerEntry.fetchAll(db, sql: sql).reduce(into: []) { records, entry in
      guard case .work(.protocolFrozen(let facts))? = try? coding.event(entry),
        facts.digest != records.last?.facts.digest
      else { return }
      records.append(ProtocolRecord(facts, clock: entry.clock, madeAt: try entry.moment))
    }
  }
}

extension EntryCoding {
  func json(_ facts: ProtocolFrozen) throws -> JSONValue {
    let content = facts.content
    return [
      "digest": .string(facts.digest), "codebook": .string(content.codebook), "overlap": .integer(content.overlap),
      "sample": JSONValue(try content.sample.map { try names.digest(of: $0) }),
      "coefficient": .string(content.coefficient), "limit": JSONValue(content.limit?.rawValue),
      "threshold": .string(String(content.threshold)),
    ]
  }

  /// A frozen protocol; an article that is not here stands under its digest.
  func frozen(_ facts: Facts) throws -> ProtocolFrozen {
    let limit: StudyProtocol.Limit? = try facts.optional("limit", facts.value)
    guard let threshold = Double(try facts.text("threshold")), threshold.isFinite else {
      throw UnreadableBody(reason: "its threshold is none")
    }
    let sample = try facts.texts("sample").map { try names.slug(of: $0) ?? $0 }
    let content = StudyProtocol(
      codebook: try facts.text("codebook"), sample: sample, overlap: try facts.number("overlap"),
      coefficient: try facts.text("coefficient"), limit: limit, threshold: threshold)
    return ProtocolFrozen(content, digest: try facts.text("digest"))
  }
}
