// SPDX-License-Identifier: GPL-3.0-or-later

/// Why no program could be started on a pseudo-terminal.
public enum PseudoTerminalError: Error, Equatable {
  /// The system gave no pseudo-terminal; an `errno`.
  case noTerminal(code: Int32)
  /// The program could not be started; an `errno`.
  case notStarted(program: String, code: Int32)
}
