// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Counts and the time left of a long act, on one line of standard error; nothing where that is no terminal.
public final class Progress {
  private let total: Int?
  private let unit: String
  private let label: String
  private let write: ((String) -> Void)?
  private let now: () -> Double
  private let start: Double
  private var lastDrawn = -Double.infinity
  private var hasDrawn = false

  /// A count on standard error, if that is a terminal and `TERM` is not `dumb`.
  ///
  /// - Parameters:
  ///   - total: How many there are, nil where unknown.
  ///   - unit: What is counted, in the plural.
  ///   - label: What is being done.
  public convenience init(total: Int?, unit: String, label: String) {
    let dumb = getenv("TERM").map { String(cString: $0) } == "dumb"
    let console = isatty(STDERR_FILENO) == 1 && !dumb ? StandardConsole(fileDescriptor: STDERR_FILENO) : nil
    let write = console.map { console in { (text: String) in console.write(text) } }
    self.init(total: total, unit: unit, label: label, now: monotonicSeconds, write: write)
  }

  /// A count with a clock in seconds and a way to write; nil writes nothing.
  init(total: Int?, unit: String, label: String, now: @escaping () -> Double, write: ((String) -> Void)?) {
    self.total = total
    self.unit = unit
    self.label = label
    self.now = now
    self.write = write
    start = now()
  }

  /// Says that `count` units are done; draws at most ten times a second.
  public func advance(to count: Int) {
    guard let write else { return }
    let time = now()
    guard time - lastDrawn >= 0.1 else { return }
    lastDrawn = time
    hasDrawn = true
    write("\r" + line(count, elapsed: time - start) + "\u{1B}[K")
  }

  /// Removes the line.
  public func finish() {
    if hasDrawn { write?("\r\u{1B}[K") }
    hasDrawn = false
  }

  private func line(_ count: Int, elapsed: Double) -> String {
    guard let total, total > 0 else { return "\(label): \(count) \(unit)" }
    let done = "\(label): \(count) of \(total) \(unit)"
    guard count > 0, count < total, elapsed >= 1 else { return done }
    let seconds = Int((elapsed * Double(total - count) / Double(count)).rounded(.up))
    let left = seconds < 100 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
    return "\(done), \(left) left"
  }
}

private func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
