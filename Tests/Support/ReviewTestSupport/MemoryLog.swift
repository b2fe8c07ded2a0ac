// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import ReviewSession

/// A log in memory that can be told to fail.
public final class MemoryLog: JudgementLog {
  /// The disk that is full.
  public struct Full: Error {
    /// The error.
    public init() {}
  }

  /// What was saved, in order.
  public private(set) var saved: [Recorded] = []
  /// Whether the next append fails.
  public var isFull = false

  /// An empty log.
  public init() {}

  /// Saves, or fails when told to.
  public func append(_ events: [Event]) throws -> [Receipt] {
    if isFull { throw Full() }
    return events.map { event in
      let seq = saved.count + 1
      let receipt = Receipt(seq: seq, id: "entry-\(seq)", madeAt: Timestamp(milliseconds: Int64(seq) * 1000))
      saved.append(Recorded(event: event, receipt: receipt))
      return receipt
    }
  }
}
