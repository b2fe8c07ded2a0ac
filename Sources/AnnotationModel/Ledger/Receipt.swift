// SPDX-License-Identifier: GPL-3.0-or-later

/// The proof that an event is on the disk.
public struct Receipt: Sendable, Hashable {
  /// The entry's clock: above that of every entry known when it was made, the number that confirmations print.
  public var clock: Int
  /// The entry's id, a SHA-256.
  public var id: String
  /// When it was made.
  public var madeAt: Timestamp

  /// A receipt.
  public init(clock: Int, id: String, madeAt: Timestamp) {
    self.clock = clock
    self.id = id
    self.madeAt = madeAt
  }
}

/// An event that is in the ledger.
public struct Recorded: Sendable, Hashable {
  /// What happened.
  public var event: Event
  /// The proof.
  public var receipt: Receipt

  /// An event with its receipt.
  public init(event: Event, receipt: Receipt) {
    self.event = event
    self.receipt = receipt
  }
}
