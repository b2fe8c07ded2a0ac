// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto

/// One row of the ledger.
struct LedgerEntry: Equatable {
  var origin: String
  var seq: Int
  var clock: Int
  var prev: String?
  var reviewer: String?
  var kind: String
  var body: String
  var madeAt: String
  var id: String

  /// An entry that has no digest yet.
  init(
    origin: String, seq: Int, clock: Int, prev: String?, reviewer: String?, kind: EventKind, body: String,
    madeAt: String
  ) {
    self.origin = origin
    self.seq = seq
    self.clock = clock
    self.prev = prev
    self.reviewer = reviewer
    self.kind = kind.rawValue
    self.body = body
    self.madeAt = madeAt
    id = ""
    id = digest
  }

  /// The SHA-256 of the canonical form, 64 hexadecimal digits.
  ///
  /// The canonical form is the fields origin, seq, clock, prev, reviewer, kind, body, made_at in this order, each as
  /// its length in bytes in decimal, a colon and its UTF-8; NULL is a hyphen. It can be rebuilt in any language.
  var digest: String {
    var hash = SHA256()
    for field in [origin, String(seq), String(clock), prev, reviewer, kind, body, madeAt] {
      guard var field else {
        hash.update(data: [0x2D])
        continue
      }
      hash.update(data: Array("\(field.utf8.count):".utf8))
      field.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }
    return hash.finalize().hexadecimal
  }
}

extension Sequence<UInt8> {
  /// Two lower-case hexadecimal digits a byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
