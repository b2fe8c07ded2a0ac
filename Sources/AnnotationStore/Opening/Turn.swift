// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Synchronization

/// A connection's wait while others hold the file.
///
/// SQLite's own wait grows with each attempt, so that whoever came last is served first and an early one may wait for
/// half a minute. Short random naps give everybody the same chance at each gap between two writers.
final class Turn: Sendable {
  private let since = Mutex(ContinuousClock.now)
  private let patience: Duration

  init(patience: Duration = .seconds(StoreError.patience)) { self.patience = patience }

  /// Naps before the next attempt.
  ///
  /// - Parameter attempts: how often the file was found busy before, 0 when the wait begins.
  /// - Returns: whether to try again; false when the patience is at its end.
  func waits(after attempts: Int) -> Bool {
    let now = ContinuousClock.now
    let start = since.withLock { since in
      if attempts == 0 { since = now }
      return since
    }
    guard now - start < patience else { return false }
    usleep(UInt32.random(in: 500...(attempts < 4 ? 2_000 : 8_000)))
    return true
  }
}
