// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import Testing

@testable import AgreementStatistics

/// Work that several threads share comes out as if one had done it.
@Suite struct ConcurrentMapTests {
  @Test(arguments: [0..<0, 3..<4, 5..<8, 0..<1_000])
  func whatComesOutIsInOrder(numbers: Range<Int>) {
    let names = numbers.concurrentMap { "number \($0)" }
    #expect(names == numbers.map { "number \($0)" })
  }

  @Test func aThreadKeepsItsStateAndEveryNumberIsSeenOnce() {
    let made = Mutex(0)
    let places = (0..<500).concurrentMap(
      state: {
        made.withLock { $0 += 1 }
        return 0
      }
    ) { seen, _ in
      seen += 1
      return seen
    }
    let threads = made.withLock { $0 }
    #expect((1...sharingThreads).contains(threads))
    // Each thread counts its own numbers: there are as many firsts as threads, and no thread has done it all over again.
    #expect(places.count { $0 == 1 } == threads)
    #expect(places.allSatisfy { (1...500 / threads + 1).contains($0) })
  }

  @Test func progressRisesToTheEnd() {
    let told = Mutex<[Int]>([])
    let progress: @Sendable (Int) -> Void = { done in told.withLock { $0.append(done) } }
    _ = (10..<110).concurrentMap(state: {}, progress: progress) { _, number in number }
    let steps = told.withLock { $0 }
    #expect(steps == steps.sorted())
    #expect(steps.first == 1)
    #expect((100 - sharingThreads + 1...100).contains(steps.last ?? 0))
  }
}
