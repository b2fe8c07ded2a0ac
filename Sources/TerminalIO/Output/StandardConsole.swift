// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Synchronization

/// Writes to standard output or standard error, at once and in full.
public final class StandardConsole: Console {
  private let fileDescriptor: Int32
  private let firstFailure: WriteFailure
  private var first: Canvas

  /// A console on a file descriptor. SIGPIPE is ignored from here on, so that a closed pipe becomes a failure.
  ///
  /// - Parameters:
  ///   - fileDescriptor: where everything goes.
  ///   - color: when emphasis is written.
  ///   - failure: where the first failure is kept, for all consoles of one stream.
  public init(fileDescriptor: Int32 = 1, color: ColorChoice = .auto, failure: WriteFailure = WriteFailure()) {
    self.fileDescriptor = fileDescriptor
    firstFailure = failure
    first = Canvas(color: color, fileDescriptor: fileDescriptor)
    signal(SIGPIPE, SIG_IGN)
  }

  /// What the system said when writing failed first: the reader went away, or the medium refused. Nothing more is written
  /// then.
  public var failure: Int32 { firstFailure.code }

  /// Style and glyphs as decided at the start, the size of this moment.
  public var canvas: Canvas {
    guard first.isTerminal, let size = terminalSize(of: fileDescriptor) else { return first }
    return Canvas(width: size.columns, height: size.lines, style: first.style, glyphs: first.glyphs)
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
      while failure == 0, !rest.isEmpty {
        let written = Glibc.write(fileDescriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno == EAGAIN {
          waitUntilWritable()
        } else if errno != EINTR {
          firstFailure.note(errno)
        }
      }
    }
  }

  /// Gives a text that is higher than the terminal to the pager that `PAGER` names, by default `less`.
  ///
  /// An empty `PAGER`, a dumb terminal and an input that is none leave the text as it is.
  public func page(_ text: String) {
    let kind = getenv("TERM").map { String(cString: $0) } ?? "", pager = getenv("PAGER").map { String(cString: $0) }
    let isHigh = text.utf8.count { $0 == UInt8(ascii: "\n") } >= canvas.height
    guard first.isTerminal, isatty(STDIN_FILENO) == 1, isHigh, !["", "dumb"].contains(kind), pager != "",
      let pipe = popen(Self.pager, "w")
    else { return write(text) }
    // A pager that is left early reads no further, which is no failure of ours.
    fputs(text, pipe)
    pclose(pipe)
  }

  /// `F` and `X` let less leave what fits, and the text behind it, where it stands; `R` keeps the colours.
  private static let pager = """
    export LESS="${LESS-FRX}"
    if [ -n "$PAGER" ]; then eval "exec $PAGER"; fi
    command -v less > /dev/null && exec less
    exec cat
    """

  /// Clears screen and scrollback on a terminal that can; writes a rule and a form feed elsewhere.
  public func clear() {
    let kind = getenv("TERM").map { String(cString: $0) } ?? ""
    guard first.isTerminal, !["", "dumb"].contains(kind) else { return write(canvas.clearedMark) }
    write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, -1)
  }
}

/// What the system said when writing to a stream failed first.
public final class WriteFailure: Sendable {
  private let first = Mutex<Int32>(0)

  /// Nothing failed yet.
  public init() {}

  /// The error number; 0 while nothing failed.
  public var code: Int32 { first.withLock { $0 } }

  /// Keeps an error number, unless there is one already.
  func note(_ code: Int32) {
    first.withLock { first in if first == 0 { first = code } }
  }
}
