// SPDX-License-Identifier: GPL-3.0-or-later

/// What came from the person, or from the system.
public enum InputEvent: Sendable, Equatable {
  /// A finished line, without its newline; a pasted line may hold newlines inside.
  case line(String)
  /// A line that is not UTF-8; its text is not guessed at.
  case malformedLine
  /// A key pressed at an empty line that acts at once.
  case key(Character)
  /// Ctrl-C: the line was dropped.
  case interrupt
  /// Ctrl-D at an empty line, the end of a pipe, or a terminal that went away.
  case endOfInput
  /// Ctrl-L, another size of the terminal, or the program continued after Ctrl-Z: draw again. Typed text is kept for the
  /// next line.
  case redraw
  /// SIGTERM or SIGHUP; the terminal is already restored.
  case terminated(signal: Int32)
}
