// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline

/// Reads lines and keys from a person at a terminal, by readline's callback interface.
///
/// Nothing happens before the first call of `next`: then the terminal and the signals are taken over, and kept between
/// calls so that keys typed ahead are neither echoed nor lost. `close`, the end of the process and a trap give the
/// terminal back. readline is one per process: use one source at a time, from one thread, and only where
/// `isInteractive()` is true.
public final class ReadlineSource: LineSource {
  /// A person answers.
  public let isInteractive = true
  /// How many lines and keys were returned so far.
  public private(set) var lineNumber = 0
  /// How prompts are written; a change counts from the next one on.
  public var style: Style
  private var history = LineHistory()
  private var isOpen = false
  /// Typed text that waits for the next line, with the cursor in bytes.
  var kept: (text: [CChar], cursor: Int32)?
  /// The line being edited.
  var line: ActiveLine { .current }

  /// A source whose prompts are written in bold if the style has escapes.
  public init(style: Style = .plain) {
    self.style = style
  }

  deinit {
    close()
  }

  /// Shows the prompt and waits.
  ///
  /// Keys pressed before the first call are dropped; keys pressed between two calls are waiting and come first, unless
  /// `discardWaiting` drops them.
  public func next(_ request: LineRequest) -> InputEvent {
    open()
    line.begin(request)
    line.hotKeys.bind(for: request)
    defer { line.hotKeys.unbind() }
    rl_callback_handler_install(guardedPrompt(request.prompt), finishLine)
    fillIn(request.prefill)
    while true {
      if let event = line.event { return counted(event) }
      if !line.signals.isEmpty {
        handleSignals()
      } else if line.keys.isReady {
        rl_callback_read_char()
        if line.wantsRedraw { drawAgain() }
      } else {
        line.wait()
      }
    }
  }

  /// Drops the keys that wait; whether there were any.
  public func discardWaiting() -> Bool {
    guard isOpen else { return false }
    rl_clear_pending_input()
    return line.keys.discard()
  }

  /// Adds a line to the history.
  public func remember(_ line: String) {
    history.add(line)
  }

  /// Saves the history list and loads the one at `path`; nil means none.
  public func openHistory(_ path: String?) {
    history.open(path)
  }

  /// Saves the history and gives terminal and signals back; the next call of `next` takes them again.
  public func close() {
    history.save()
    guard isOpen else { return }
    isOpen = false
    leaveTerminal()
    line.relay.restore()
  }

  private func open() {
    if !isOpen {
      isOpen = true
      startReadline()
      line.relay.install()
      TerminalGuard.arm(shim_input_descriptor())
      takeTerminal(1)
      _ = discardWaiting()
    }
    TerminalGuard.arm(shim_input_descriptor())
  }

  private func fillIn(_ prefill: String) {
    if let kept {
      rl_insert_text(kept.text)
      shim_set_cursor(kept.cursor)
    } else if !prefill.isEmpty {
      rl_insert_text(prefill)
    }
    if kept != nil || !prefill.isEmpty { rl_redisplay() }
    kept = nil
  }

  /// Escapes stand between marks, so that readline does not count their columns.
  private func guardedPrompt(_ prompt: String) -> String {
    let text = sanitized(prompt)
    guard style.escapes, !text.isEmpty else { return text }
    return "\u{1}\u{1B}[1m\u{2}" + text + "\u{1}\u{1B}[0m\u{2}"
  }

  private func counted(_ event: InputEvent) -> InputEvent {
    switch event {
    case .line, .malformedLine, .key: lineNumber += 1
    case .interrupt, .endOfInput, .redraw, .terminated: break
    }
    return event
  }
}
