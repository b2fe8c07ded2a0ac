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
    let turn = Turn(patience: .seconds(60), silence: silence) { told.count.withLock { $0 += 1 } }
    for attempt in attempts { #expect(turn.waits(after: attempt)) }
    return told.count.withLock { $0 }
  }

  @Test func eachLongWaitIsToldOfOnce() {
    #expect(told(silence: .zero, [0, 1, 2]) == 1)
    #expect(told(silence: .zero, [0, 1, 0, 1]) == 2)
    #expect(told(silence: .seconds(60), [0, 1, 2]) == 0)
  }
}
