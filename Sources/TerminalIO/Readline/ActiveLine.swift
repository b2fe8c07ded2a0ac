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
  /// Whether the screen is to be drawn again.
  var wantsRedraw = false
  /// What was typed.
  var keys = KeyFilter()
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
    (event, hotKey, wantsRedraw, candidates) = (nil, nil, false, [])
  }

  /// Waits for a byte, a signal or the end of patience, and takes what came.
  func wait() {
    let wanted = Int16(POLLIN)
    var sources = [
      pollfd(fd: relay.readEnd, events: wanted, revents: 0),
      pollfd(fd: shim_input_descriptor(), events: wanted, revents: 0),
    ]
    let count = poll(&sources, 2, keys.patience)
    if count == 0 {
      keys.expire()
    } else if count > 0, sources[0].revents != 0 {
      signals.formUnion(relay.take())
    } else if count > 0 {
      keys.read()
    }
  }
}

/// Starts readline with everything that must be set before the first line; harmless when repeated.
///
/// Without a UTF-8 locale readline would show typed letters as octal codes; the text we write is UTF-8 everywhere, so it
/// is told that the terminal is too.
func startReadline() {
  if shim_adopt_locale() == 0 {
    let isForced = getenv("LC_ALL").map { $0.pointee != 0 } ?? false
    setenv(isForced ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1)
    _ = shim_adopt_locale()
  }
  shim_configure(applicationName, readKey, isKeyReady, completeWord, showCandidates, takeTerminal, {})
  shim_completion_over(0)
  rl_initialize()
}

/// What `~/.inputrc` calls the program in `$if`; readline keeps the pointer.
nonisolated(unsafe) private let applicationName = strdup("attest")

/// readline's word that the line is finished, or nil at the end of input.
func finishLine(_ text: UnsafeMutablePointer<CChar>?) {
  let line = ActiveLine.current
  rl_callback_handler_remove()
  defer { free(text) }
  guard let text, !line.keys.hasEnded else {
    rl_crlf()
    shim_flush()
    line.event = .endOfInput
    return
  }
  if let key = line.hotKey {
    line.keys.dropEnter()
    line.event = .key(key)
  } else {
    line.event = InputEvent(
      line: UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:)))
  }
}
