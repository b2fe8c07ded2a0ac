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
  /// What another session does right before the next append.
  public var meanwhile: (() throws -> Void)?

  /// How many labels of others every paragraph has.
  public var others = 0

  /// An empty log.
  public init() {}

  /// Saves, or fails when told to.
  public func append(_ events: [Event], knowing known: (review: ReviewID, clock: Int)?) throws -> [Receipt] {
    if isFull { throw Full() }
    if let act = meanwhile {
      meanwhile = nil
      try act()
    }
    if let known, saved.count > known.clock { throw Outdated(Full()) }
    return events.map { event in
      let clock = saved.count + 1
      let receipt = Receipt(clock: clock, id: "entry-\(clock)", madeAt: Timestamp(milliseconds: Int64(clock) * 1000))
      saved.append(Recorded(event: event, receipt: receipt))
      return receipt
    }
  }

  /// The labels that the test gave others.
  public func othersLabels(of paragraph: Int, in review: ReviewID) -> Int { others }

  /// Whatever stands in the log behind a clock, as if other sessions had written it.
  public func news(of review: ReviewID, after clock: Int) -> ReviewNews {
    ReviewNews(changes: saved.filter { $0.receipt.clock > clock })
  }
}
