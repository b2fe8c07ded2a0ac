// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import Testing

@testable import AnnotationStore

/// A wait for other programs is told of once, and not at all while it is short.
@Suite struct TurnTests {
  private final class Told: Sendable {
    let count = Mutex(0)
  }

  private func told(silence: Duration, _ attempts: [Int]) -> Int {
    let told = Told()
    let turn = Turn(
      patience: .seconds(60), silence: silence, tell: { told.count.withLock { $0 += 1 } })
    for attempt in attempts { #expect(turn.waits(after: attempt)) }
    return told.count.withLock { $0 }
  }

  @Test func eachLongWaitIsToldOfOnce() {
    #expect(told(silence: .zero, [0, 1, 2]) == 1)
    #expect(told(silence: .zero, [0, 1, 0, 1]) == 2)
    #expect(told(silence: .seconds(60), [0, 1, 2]) == 0)
  }

  @Test func whoeverHadToWaitLeavesAGapBeforeTheNextWrite() {
    let naps = Told()
    let turn = Turn(moment: .seconds(3600), nap: { _ in naps.count.withLock { $0 += 1 } })
    func gaps(_ body: () -> Void) -> Int {
      naps.count.withLock { $0 = 0 }
      body()
      turn.ends()
      naps.count.withLock { $0 = 0 }
      turn.givesWay()
      return naps.count.withLock { $0 }
    }
    #expect(gaps {} == 0)
    #expect(gaps { _ = turn.waits(after: 0) } == 1)
    #expect(gaps {} == 0)
  }
}
