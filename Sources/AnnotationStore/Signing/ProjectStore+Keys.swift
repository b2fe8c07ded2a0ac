// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// A key that was set, with the proof.
  public struct KeySetting: Sendable, Equatable {
    /// The public key, 64 hexadecimal digits.
    public var key: String
    /// The entry that set it.
    public var receipt: Receipt
    /// The owner's key that was made for it, where there was none.
    public var ownersKey: String?
  }

  /// The public key of an author, 64 hexadecimal digits.
  ///
  /// - Parameter reviewer: the author; nil for the owner.
  /// - Returns: the key, and whether this account holds its private half; nil where the author does not sign.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func key(of reviewer: String?) throws(StoreError) -> (key: String, isHere: Bool)? {
    try read { db in try KeyRing(db).key(of: reviewer).map { ($0, keys.holds($0)) } }
  }

  /// Makes a key for a reviewer, with which all their later entries are signed.
  ///
  /// - Parameters:
  ///   - reviewer: whose.
  ///   - replacing: whether the owner replaces a key that is lost; the entry is signed by the owner's key, which is made
  ///     where the owner has none.
  ///   - time: when.
  /// - Returns: the key, and the entry that set it.
  /// - Throws: ``StoreError/refused(_:)`` where there is a key already, or the owner's is in another account.
  public func makeKey(of reviewer: String, replacing: Bool, at time: Timestamp) throws(StoreError) -> KeySetting {
    try write { db, ledger in
      let ring = try KeyRing(db)
      if !replacing, ring.hasKey(reviewer) { throw StoreError.refused(.hasKey(reviewer: reviewer)) }
      let ownersKey = replacing ? try Self.ownersKey(ring, ledger, at: time) : nil
      let key = try ledger.keys.make()
      let receipt = try ledger.append(
        Submission(.trust(.reviewerKeySet(reviewer: reviewer, key: key))), by: replacing ? nil : reviewer, at: time)
      return KeySetting(key: key, receipt: receipt, ownersKey: ownersKey)
    }
  }

  /// Asks for a signature under every entry from here on.
  ///
  /// - Parameter time: when.
  /// - Returns: the entry, and the owner's key where it was made for it.
  /// - Throws: ``StoreError/refused(_:)`` where the owner's key is in another account.
  public func requireSignatures(at time: Timestamp) throws(StoreError) -> (receipt: Receipt, ownersKey: String?) {
    try write { db, ledger in
      let ownersKey = try Self.ownersKey(KeyRing(db), ledger, at: time)
      return (try ledger.append(Submission(.trust(.signaturesRequired)), by: nil, at: time), ownersKey)
    }
  }

  /// Makes the owner's key where there is none; the first who asks is the owner.
  private static func ownersKey(_ ring: KeyRing, _ ledger: Ledger, at time: Timestamp) throws -> String? {
    if let known = ring.key(of: nil) {
      guard ledger.keys.holds(known) else { throw StoreError.refused(.ownersKeyIsElsewhere) }
      return nil
    }
    let key = try ledger.keys.make()
    try ledger.append(Submission(.trust(.ownerKeySet(key: key))), by: nil, at: time)
    return key
  }
}
