// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// What Ctrl-C does where no prompt listens.
enum Interrupt {
  /// From here on Ctrl-C ends the program at once with status 130, the terminal's line behind it.
  static func endsProgram() {
    signal(SIGINT) { _ in
      if isatty(STDERR_FILENO) == 1 { _ = write(STDERR_FILENO, "\n", 1) }
      _exit(128 + SIGINT)
    }
  }
}
