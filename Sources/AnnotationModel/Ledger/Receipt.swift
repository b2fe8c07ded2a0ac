// SPDX-License-Identifier: GPL-3.0-or-later

/// The proof that an event is on the disk.
public struct Receipt: Sendable, Hashable {
  /// The entry's number in this copy of the ledger, from 1 without gaps.
  public var seq: Int
  /// The entry's id, a SHA-256.
  public var id: String
  /// When it was made.
  public var madeAt: Timestamp

  /// A receipt.
  public init(seq: Int, id: String, madeAt: Timestamp) {
    self.seq = seq
    self.id = id
    self.madeAt = madeAt
  }
}
