// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// An event on its way to the ledger, with the key that makes sending it twice harmless.
public struct Submission: Sendable {
  /// What happened.
  public var event: Event
  /// A key of the sender's own, unique among all entries.
  public var key: String

  /// An event with a fresh random key.
  public init(_ event: Event) { self.init(event, key: randomHexadecimal(bytes: 16)) }

  /// An event with a key.
  public init(_ event: Event, key: String) {
    self.event = event
    self.key = key
  }
}
