// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Synchronization

/// A connection's wait while others hold the file.
///
/// SQLite's own wait grows with each attempt, so that whoever came last is served first and an early one may wait for
/// half a minute. Random naps give everybody the same chance at each gap between two writers, a better one to the few who
/// have waited long; and whoever had to wait for the last write leaves a gap before the next.
final class Turn: Sendable {
  private let since = Mutex((start: ContinuousClock.now, isSaid: false))
  /// Whether the last write had to wait, and when it ended.
  private let last = Mutex((hadToWait: false, end: ContinuousClock.now))
  private let patience: Duration
  private let silence: Duration
  private let moment: Duration
  private let tell: @Sendable () -> Void
  private let nap: @Sendable (_ microseconds: UInt32) -> Void

  /// - Parameters:
  ///   - patience: how long a wait may last.
  ///   - silence: how long a wait lasts before it is told of.
  ///   - moment: how long ago a write may have ended to be followed by a gap.
  ///   - tell: is called once in each such wait.
  ///   - nap: lets the others run for a time.
  init(
    patience: Duration = .seconds(StoreError.patience), silence: Duration = .seconds(2),
    moment: Duration = .milliseconds(50),
    tell: @escaping @Sendable () -> Void = {}, nap: @escaping @Sendable (UInt32) -> Void = { usleep($0) }
  ) {
    self.patience = patience
    self.silence = silence
    self.moment = moment
    self.tell = tell
    self.nap = nap
  }

  /// Naps before the next attempt.
  ///
  /// - Parameter attempts: how often the file was found busy before, 0 when the wait begins.
  /// - Returns: whether to try again; false when the patience is at its end.
  func waits(after attempts: Int) -> Bool {
    let now = ContinuousClock.now
    let (start, tells) = since.withLock { since in
      if attempts == 0 { since = (now, false) }
      let tells = !since.isSaid && now - since.start >= silence
      if tells { since.isSaid = true }
      return (since.start, tells)
    }
    guard now - start < patience else { return false }
    if tells { tell() }
    last.withLock { $0.hadToWait = true }
    nap(UInt32.random(in: 500...(now - start < Self.long ? Self.longestNap : 2_000)))
    return true
  }

  /// From when on a wait is long.
  private static let long = Duration.seconds(2)
  /// The longest nap between two attempts, in microseconds.
  private static let longestNap: UInt32 = 8_000

  /// Leaves the others a gap, where this connection had to wait for a write that ended a moment ago.
  func givesWay() {
    let (hadToWait, end) = last.withLock { last in
      defer { last.hadToWait = false }
      return last
    }
    if hadToWait, ContinuousClock.now - end < moment {
      nap(UInt32.random(in: Self.longestNap...2 * Self.longestNap))
    }
  }

  /// Remembers that a write came to its end.
  func ends() { last.withLock { $0.end = .now } }
}
