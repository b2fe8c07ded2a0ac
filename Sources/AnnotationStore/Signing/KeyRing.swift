// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB

/// Whose signature counts at which place of the ledger.
///
/// An entry that comes later than a key of its author, by clock and origin, counts only with a signature by that key.
struct KeyRing {
  /// A place in the order of the ledger.
  struct Place: Comparable {
    var clock: Int
    var origin: String

    static func < (left: Place, right: Place) -> Bool { (left.clock, left.origin) < (right.clock, right.origin) }
  }

  private struct Standing {
    var place: Place
    var change: TrustChange
  }

  private let standing: [Standing]
  /// The keys of each author, nil being the owner, in the order of the ledger.
  private var byAuthor: [String?: [(place: Place, key: String)]] = [:]

  /// The keys that stand in a project.
  ///
  /// - Parameters:
  ///   - db: the database with the tables made from the ledger.
  ///   - ledger: where the entries are; nil for the same database.
  /// - Throws: what SQLite throws.
  /// - Complexity: O(keys), by index.
  init(_ db: Database, ledger: Database? = nil) throws {
    let sql = """
      SELECT id FROM change WHERE article = '' AND aspect IN ('key', 'ownerKey', 'signatures') ORDER BY clock, origin
      """
    let ids = try String.fetchAll(db.cachedStatement(sql: sql))
    let entry = "SELECT \(LedgerEntry.columns) FROM ledger WHERE id = ?"
    standing = try ids.compactMap { id in
      let ledger = ledger ?? db
      guard let entry = try LedgerEntry.fetchOne(ledger.cachedStatement(sql: entry), arguments: [id]),
        case .trust(let change)? = try? EntryCoding(db).event(entry)
      else { return nil }
      return Standing(place: entry.place, change: change)
    }
    for entry in standing {
      switch entry.change {
      case .reviewerKeySet(let reviewer, let key): byAuthor[reviewer, default: []].append((entry.place, key))
      case .ownerKeySet(let key): byAuthor[nil, default: []].append((entry.place, key))
      case .signaturesRequired, .labelsReleased: continue
      }
    }
  }

  /// Whether anybody signs.
  var isEmpty: Bool { standing.isEmpty }

  /// The key of an author, 64 hexadecimal digits, as it stands before a place; nil for none.
  func key(of author: String?, before place: Place? = nil) -> String? {
    for entry in (byAuthor[author] ?? []).reversed() where place.map({ entry.place < $0 }) ?? true { return entry.key }
    return nil
  }

  /// Whether an author signs with any key, whenever it was set.
  func hasKey(_ author: String?) -> Bool { key(of: author) != nil }

  /// Whether every entry needs a signature from a place on.
  func requiresSignatures(before place: Place? = nil) -> Bool {
    standing.contains { $0.change == .signaturesRequired && place.map($0.place.isBefore) ?? true }
  }

  /// Whether a change of keys bears the signature that may make it.
  ///
  /// A reviewer's first key is signed by itself, which proves that they hold it; every other by the owner's key. So are
  /// the requirement of signatures and a second key of the owner.
  func admits(_ change: TrustChange, _ entry: LedgerEntry) -> Bool {
    let owners = key(of: nil, before: entry.place)
    switch change {
    case .reviewerKeySet(let reviewer, let key):
      if entry.reviewer == reviewer {
        return self.key(of: reviewer, before: entry.place) == nil && entry.isSigned(by: key)
      }
      return entry.reviewer == nil && owners.map(entry.isSigned) ?? false
    case .ownerKeySet(let key): return entry.reviewer == nil && entry.isSigned(by: owners ?? key)
    case .signaturesRequired: return entry.reviewer == nil && owners.map(entry.isSigned) ?? false
    case .labelsReleased: return true
    }
  }

  /// What is wrong with the signature of an entry that the ledger holds; nil where nothing is.
  func fault(_ entry: LedgerEntry) -> ExchangeFault? {
    let kind = EventKind(rawValue: entry.kind)
    // These are admitted by their own rule, or not at all.
    if kind == .reviewerKeySet || kind == .ownerKeySet || kind == .signaturesRequired { return nil }
    let mustSign: Bool
    if entry.reviewer == nil {
      // What a copy lets go, any holder of the copy must be able to record.
      mustSign = requiresSignatures(before: entry.place) && kind != .labelsReleased && kind != .labelsRevealed
    } else {
      mustSign = key(of: entry.reviewer, before: entry.place) != nil || requiresSignatures(before: entry.place)
    }
    guard mustSign else { return nil }
    guard entry.signature != nil else {
      return .unsigned(reviewer: entry.reviewer, origin: entry.origin, seq: entry.seq)
    }
    guard let key = key(of: entry.reviewer, before: entry.place), entry.isSigned(by: key) else {
      return .wrongSignature(reviewer: entry.reviewer, origin: entry.origin, seq: entry.seq)
    }
    return nil
  }
}

extension KeyRing.Place {
  fileprivate func isBefore(_ other: Self) -> Bool { self < other }
}

extension LedgerEntry {
  /// The place in the order of the ledger.
  var place: KeyRing.Place { KeyRing.Place(clock: clock, origin: origin) }

  /// What a signature is made of: the words `attest entry`, a blank and the id.
  var signedBytes: Data { Data("attest entry \(id)".utf8) }

  /// Whether the signature is one by a key of 64 hexadecimal digits.
  func isSigned(by key: String) -> Bool {
    guard let signature, let bytes = Data(base64Encoded: signature), let raw = Data(hexadecimal: key),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
    else { return false }
    return key.isValidSignature(bytes, for: signedBytes)
  }
}

extension Data {
  /// The bytes of an even number of lower-case hexadecimal digits; nil for other text.
  init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    self.init(capacity: digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else { return nil }
      append(high << 4 | low)
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
