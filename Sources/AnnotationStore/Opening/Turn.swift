// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Synchronization

/// A connection's wait while others hold the file.
///
/// SQLite's own wait grows with each attempt, so that whoever came last is served first and an early one may wait for
/// half a minute. Short random naps give everybody the same chance at each gap between two writers.
final class Turn: Sendable {
  private let since = Mutex((start: ContinuousClock.now, isSaid: false))
  private let patience: Duration
  private let silence: Duration
  private let tell: @Sendable () -> Void

  /// - Parameters:
  ///   - patience: how long a wait may last.
  ///   - silence: how long a wait lasts before it is told of.
  ///   - tell: is called once in each such wait.
  init(
    patience: Duration = .seconds(StoreError.patience), silence: Duration = .seconds(2),
    tell: @escaping @Sendable () -> Void = {}
  ) {
    self.patience = patience
    self.silence = silence
    self.tell = tell
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
    usleep(UInt32.random(in: 500...(attempts < 4 ? 2_000 : 8_000)))
    return true
  }
}
