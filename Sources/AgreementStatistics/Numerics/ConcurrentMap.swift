// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Glibc

extension Range<Int> {
  /// What each number gives, in order, found by several threads.
  ///
  /// The numbers are dealt out to the threads in turn, so that all have about as much to do. The result does not depend on
  /// how many threads there are, as long as a number's does not depend on the numbers before it.
  /// - Parameters:
  ///   - state: makes what a thread keeps from one of its numbers to the next, such as room to count in.
  ///   - progress: is called by one of the threads with how many of the numbers are about done.
  ///   - transform: finds what a number gives; it is called by several threads at the same time.
  /// - Returns: one result a number.
  package func concurrentMap<State, Result>(
    state: @Sendable () -> State, progress: (@Sendable (Int) -> Void)? = nil,
    _ transform: @Sendable (inout State, Int) -> Result
  ) -> [Result] {
    let threads = Swift.min(count, sharingThreads)
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        var state = state()
        for place in stride(from: thread, to: count, by: threads) {
          places.initializeElement(at: place, to: transform(&state, lowerBound + place))
          if thread == 0 { progress?(place + 1) }
        }
      }
      initialized = count
    }
  }

  /// What each number gives, in order, found by several threads.
  package func concurrentMap<Result>(_ transform: @Sendable (Int) -> Result) -> [Result] {
    concurrentMap(state: {}) { _, number in transform(number) }
  }
}

/// How many threads share work; more than a few would each want room of their own.
let sharingThreads = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
