// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Writes to standard output or standard error, at once and in full.
public final class StandardConsole: Console {
  /// Whether the reader went away or the medium refused; nothing more is written then.
  public private(set) var isBroken = false
  /// What the system said when writing failed first, an `errno`; 0 while nothing failed.
  public private(set) var failure: Int32 = 0
  private let fileDescriptor: Int32
  private let isTerminal: Bool
  private var first: Canvas

  /// A console on a file descriptor. SIGPIPE is ignored from here on, so that a closed pipe becomes `isBroken`.
  public init(fileDescriptor: Int32 = 1, color: ColorChoice = .auto) {
    self.fileDescriptor = fileDescriptor
    isTerminal = isatty(fileDescriptor) == 1
    first = Canvas(color: color, fileDescriptor: fileDescriptor)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Style and glyphs as decided at the start, the width of this moment.
  public var canvas: Canvas {
    guard isTerminal, let width = terminalColumns(of: fileDescriptor) else { return first }
    return Canvas(width: width, style: first.style, glyphs: first.glyphs)
  }

  /// Decides style and glyphs anew.
  public func use(_ color: ColorChoice) {
    first = Canvas(color: color, fileDescriptor: fileDescriptor)
  }

  /// Writes all of the text, going on after interruptions and partial writes.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !isBroken, !rest.isEmpty {
        let written = Glibc.write(fileDescriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno == EAGAIN {
          waitUntilWritable()
        } else if errno != EINTR {
          (isBroken, failure) = (true, errno)
        }
      }
    }
  }

  /// Clears screen and scrollback on a terminal that can; writes a rule and a form feed elsewhere.
  public func clear() {
    let kind = getenv("TERM").map { String(cString: $0) } ?? ""
    guard isTerminal, !["", "dumb"].contains(kind) else { return write(canvas.clearedMark) }
    write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, -1)
  }
}
