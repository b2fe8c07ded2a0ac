// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

/// The line being edited: what readline's callbacks read and write, since C gives them nothing else to go by.
///
/// readline is one per process and is used from one thread, and so is this.
final class ActiveLine {
  /// The only one.
  nonisolated(unsafe) static let current = ActiveLine()

  /// How the line was asked for.
  var request = LineRequest(prompt: "")
  /// What came of it; nil while it is being edited.
  var event: InputEvent?
  /// The hot key that ended the line.
  var hotKey: Character?
  /// Whether the terminal went away.
  var inputEnded = false
  /// Signals that came and wait to be handled.
  var signals: Set<Int32> = []
  /// The candidates of the last completion, for the list.
  var candidates: [Completion] = []
  /// The keys bound for the request.
  var hotKeys = HotKeys()
  /// Where signals arrive.
  var relay = SignalRelay()

  /// Starts over for a request.
  func begin(_ request: LineRequest) {
    self.request = request
    (event, hotKey, inputEnded, candidates) = (nil, nil, false, [])
  }

  /// Waits for a byte to read or a signal, which is added to `signals`; true for a byte alone.
  func waitForInput() -> Bool {
    let wanted = Int16(POLLIN)
    var sources = [
      pollfd(fd: relay.readEnd, events: wanted, revents: 0),
      pollfd(fd: shim_input_descriptor(), events: wanted, revents: 0),
    ]
    guard poll(&sources, 2, -1) > 0 else { return false }
    guard sources[0].revents == 0 else {
      signals.formUnion(relay.take())
      return false
    }
    return true
  }
}
