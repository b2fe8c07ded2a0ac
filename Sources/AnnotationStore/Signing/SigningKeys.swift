// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import Foundation
internal import Glibc
internal import Synchronization

/// The private keys that this account holds, a file a key in its state folder, which nobody else may read.
final class SigningKeys: Sendable {
  private let folder: String?
  private let known = Mutex<[String: Curve25519.Signing.PrivateKey]>([:])

  /// - Parameter folder: the account's state folder; nil holds no key.
  init(folder: String?) { self.folder = folder.map { $0 + "/keys" } }

  /// Makes a key and keeps it.
  ///
  /// - Returns: the public key, 64 hexadecimal digits.
  /// - Throws: ``StoreError/notWritable(path:reason:)`` when it can not be kept.
  func make() throws -> String {
    guard let folder else { throw StoreError.refused(.noStateFolder) }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw StoreError.notWritable(path: folder, reason: systemReason())
    }
    let key = Curve25519.Signing.PrivateKey()
    let name = key.publicKey.rawRepresentation.hexadecimal, path = "\(folder)/\(name)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreError.notWritable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    let text = Array((key.rawRepresentation.hexadecimal + "\n").utf8)
    guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
      let reason = systemReason()
      unlink(path)
      throw StoreError.inputOutput(path: path, reason: reason)
    }
    known.withLock { $0[name] = key }
    return name
  }

  /// Whether this account holds the private half of a key.
  func holds(_ key: String) -> Bool { privateKey(key) != nil }

  /// The signature of an entry by a key, in Base64; nil where this account does not hold the key.
  func signature(of entry: LedgerEntry, by key: String) -> String? {
    privateKey(key).flatMap { try? $0.signature(for: entry.signedBytes) }?.base64EncodedString()
  }

  private func privateKey(_ name: String) -> Curve25519.Signing.PrivateKey? {
    if let key = known.withLock({ $0[name] }) { return key }
    guard let folder, name.utf8.count == 64, Data(hexadecimal: name) != nil else { return nil }
    let descriptor = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let word = OpenMark.words(in: descriptor).first, let raw = Data(hexadecimal: word),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw),
      key.publicKey.rawRepresentation.hexadecimal == name
    else { return nil }
    known.withLock { $0[name] = key }
    return key
  }
}

extension Ledger {
  /// The signature that an entry needs, in Base64; nil where it needs none and this account can make none.
  ///
  /// - Throws: ``StoreError/refused(_:)`` where one is needed and the key is not in this account.
  func signature(of entry: LedgerEntry, _ event: Event, _ ring: KeyRing) throws -> String? {
    if case .trust(.reviewerKeySet(let reviewer, let key)) = event, reviewer == entry.reviewer {
      return keys.signature(of: entry, by: key)
    }
    if case .trust(.ownerKeySet(let key)) = event { return keys.signature(of: entry, by: ring.key(of: nil) ?? key) }
    guard !ring.isEmpty else { return nil }
    let signature = ring.key(of: entry.reviewer).flatMap { keys.signature(of: entry, by: $0) }
    if signature != nil { return signature }
    if case .trust(.labelsReleased) = event { return nil }
    if case .labelsRevealed = event { return nil }
    guard let reviewer = entry.reviewer else {
      let isTrust = if case .trust = event { true } else { false }
      if isTrust || ring.requiresSignatures() { throw StoreError.refused(.ownersKeyIsElsewhere) }
      return nil
    }
    if ring.hasKey(reviewer) { throw StoreError.refused(.keyIsElsewhere(reviewer: reviewer)) }
    // A reviewer who joins has no key yet.
    if ring.requiresSignatures(), entry.kind != EventKind.reviewerJoined.rawValue {
      throw StoreError.refused(.needsKey(reviewer: reviewer))
    }
    return nil
  }
}
