// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB
internal import JSON

// What an entry about keys, signatures and released labels says, when it may be made, and what it changes.

extension EntryCoding {
  func json(_ change: TrustChange) throws -> JSONValue {
    switch change {
    case .reviewerKeySet(let reviewer, let key): ["reviewer": .string(reviewer), "key": .string(key)]
    case .ownerKeySet(let key): ["key": .string(key)]
    case .signaturesRequired: [:]
    case .labelsReleased(let facts): ["reviews": .array(try facts.reviews.map(json)), "heads": try heads()]
    }
  }

  /// The heads that are known as the entry is made: those of which its `seen` is the digest.
  func heads() throws -> JSONValue {
    .array(
      try ChainHead.all(names.db).map { head in
        ["origin": .string(head.origin), "seq": .integer(head.seq), "id": .string(head.id)]
      })
  }

  /// The heads that an entry says were known; none where it does not say.
  static func heads(_ facts: Facts) throws -> [ChainHead] {
    guard facts.json["heads"] != nil else { return [] }
    return try facts.list("heads").map { json in
      let head = Facts(json)
      return ChainHead(origin: try head.text("origin"), seq: try head.number("seq"), id: try head.text("id"))
    }
  }

  func trust(_ kind: EventKind, _ facts: Facts) throws -> TrustChange {
    switch kind {
    case .reviewerKeySet: .reviewerKeySet(reviewer: try facts.text("reviewer"), key: try facts.text("key"))
    case .ownerKeySet: .ownerKeySet(key: try facts.text("key"))
    case .labelsReleased: .labelsReleased(LabelsReleased(reviews: try reviews(facts)))
    default: .signaturesRequired
    }
  }
}

extension ChainHead {
  /// The last entry of each chain of a ledger, by origin.
  static func all(_ db: Database) throws -> [ChainHead] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT origin, seq, id FROM head ORDER BY origin")).map { row in
      let row = StoredRow(row, of: "head")
      return ChainHead(origin: try row.text("origin"), seq: try row.number("seq"), id: try row.text("id"))
    }
  }
}

extension Precondition {
  func check(_ change: TrustChange, by author: String?) throws {
    let ring = try KeyRing(db)
    switch change {
    case .reviewerKeySet(let reviewer, _):
      guard try Row.exists(db, sql: Projection.reviewer, [reviewer]) else {
        throw StoreError.noSuchReviewer(asked: reviewer, known: [])
      }
      if author != nil, ring.key(of: reviewer) != nil { throw StoreError.refused(.hasKey(reviewer: reviewer)) }
    case .ownerKeySet: if ring.key(of: nil) != nil { throw StoreError.refused(.ownerHasKey) }
    case .signaturesRequired, .labelsReleased: break
    }
  }
}

extension Projection {
  /// A key counts where its entry bears the signature that may set it.
  func apply(_ change: TrustChange, _ entry: LedgerEntry) throws -> Bool {
    guard try KeyRing(db, ledger: ledger).admits(change, entry) else { return false }
    switch change {
    case .reviewerKeySet(let reviewer, _): try record(Change(.key, reviewer: reviewer), entry)
    case .ownerKeySet: try record(Change(.ownerKey), entry)
    case .signaturesRequired: try record(Change(.signatures), entry)
    case .labelsReleased: try record(Change(.release), entry)
    }
    return true
  }
}
