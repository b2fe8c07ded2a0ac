// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// How long this thread worked on something, which what else the machine does leaves as it is.
///
/// - Parameter body: what is timed; what it starts on other threads is not counted.
/// - Returns: the processor time of this thread.
/// - Throws: what the body throws.
public func threadTime(_ body: () throws -> Void) rethrows -> Duration {
  let start = threadClock()
  try body()
  return threadClock() - start
}

private func threadClock() -> Duration {
  var now = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
  return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
}
