// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The width of a terminal in columns, or nil where there is no terminal or it does not say.
func terminalColumns(of fileDescriptor: Int32) -> Int? {
  var size = winsize()
  guard ioctl(fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// Whether a person sits at both ends of a terminal with a cursor: standard input and output are terminals and `TERM`
/// names one that is not `dumb`.
public func isInteractive() -> Bool {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return false }
  return !["", "dumb"].contains(getenv("TERM").map { String(cString: $0) } ?? "")
}
