// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

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
  shim_configure(applicationName, readKey, isKeyReady, completeWord, showCandidates, {})
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
    line.event = String(validatingCString: text).map(InputEvent.line) ?? .malformedLine
  }
}
