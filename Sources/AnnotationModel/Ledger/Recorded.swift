// SPDX-License-Identifier: GPL-3.0-or-later

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
