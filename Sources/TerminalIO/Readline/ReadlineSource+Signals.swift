// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

extension ReadlineSource {
  /// Does what the signals that came ask for.
  func handleSignals() {
    let signals = line.signals
    line.signals = []
    if let signal = [SIGTERM, SIGHUP].first(where: signals.contains) {
      abandonLine()
      close()
      line.event = .terminated(signal: signal)
    } else if signals.contains(SIGINT) {
      line.keys.reset()
      rl_echo_signal_char(SIGINT)
      abandonLine()
      line.event = .interrupt
    } else if signals.contains(SIGTSTP) {
      stop()
    } else if signals.contains(SIGCONT) {
      keepLine()
      rl_callback_handler_remove()
      leaveTerminal()
      line.event = .redraw
    } else if signals.contains(SIGWINCH) {
      resize()
    }
  }

  private func resize() {
    rl_resize_terminal()
    if shim_line_length() == 0 { drawAgain() }
  }

  /// Takes the line off the screen, keeps what was typed, and has the screen drawn again.
  func drawAgain() {
    keepLine()
    rl_clear_visible_line()
    shim_flush()
    rl_callback_handler_remove()
    line.event = .redraw
  }

  private func stop() {
    keepLine()
    abandonLine()
    leaveTerminal()
    line.relay.stopProcess()
    line.event = .redraw
  }

  private func keepLine() {
    let text = Array(UnsafeBufferPointer(start: shim_line(), count: Int(shim_line_length()))) + [0]
    kept = text.count > 1 ? (text, shim_cursor()) : nil
  }

  /// Leaves the line as it stands on the screen and goes below it.
  private func abandonLine() {
    rl_callback_sigcleanup()
    shim_set_cursor(shim_line_length())
    rl_redisplay()
    rl_crlf()
    shim_flush()
    rl_free_line_state()
    rl_callback_handler_remove()
  }

  /// Gives the terminal back; readline takes it again with the next line.
  func leaveTerminal() {
    shim_forget_end_of_file()
    rl_deprep_terminal()
    TerminalGuard.disarm()
  }
}

/// Takes the terminal so that no read of it waits: Ctrl-C drops what was typed, also between the word that a byte is there
/// and its reading.
func takeTerminal(_ readsMeta: Int32) {
  rl_prep_terminal(readsMeta)
  let terminal = shim_input_descriptor()
  var modes = termios()
  guard tcgetattr(terminal, &modes) == 0 else { return }
  let waits = withUnsafeMutableBytes(of: &modes.c_cc) { characters in
    defer { characters[Int(VMIN)] = 0 }
    return characters[Int(VMIN)] > 0
  }
  // Where output is held by Ctrl-S this waits for Ctrl-Q, so it is not done at every prompt.
  if waits { tcsetattr(terminal, TCSADRAIN, &modes) }
}
