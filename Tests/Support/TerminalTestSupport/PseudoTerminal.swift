// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A program running on a terminal of its own, driven as a person would.
public final class PseudoTerminal {
  /// Everything the program has written so far, escapes included.
  public var transcript: String { String(decoding: bytes, as: UTF8.self) }
  /// The process that was started; it leads a session of its own.
  public let process: Int32
  /// The width in columns.
  public private(set) var columns: Int
  /// The height in lines.
  public private(set) var rows: Int
  private let master: Int32
  private var bytes: [UInt8] = []
  private var ended: ExitStatus?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The path of the executable.
  ///   - arguments: What follows the program's name.
  ///   - environment: Added to `TERM`, a UTF-8 locale, no backtraces, an empty `INPUTRC` and a `HOME` that does not exist.
  ///   - columns: The width of the terminal.
  ///   - rows: The height of the terminal.
  /// - Throws: When there is no terminal or no such program.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws(PseudoTerminalError) {
    let base = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null", "HOME": "/nonexistent",
      "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
    ]
    let variables = base.merging(environment) { $1 }
    let started = try Spawn.start(
      [program] + arguments, environment: variables.map { "\($0)=\($1)" }.sorted(), size: Self.size(columns, rows))
    (master, process) = (started.master, started.process)
    (self.columns, self.rows) = (columns, rows)
  }

  deinit {
    if ended == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
  }

  /// The screen as it stands.
  public var screen: Screen {
    var screen = Screen(columns: columns, rows: rows)
    screen.feed(transcript)
    return screen
  }

  /// Types keys.
  public func send(_ keys: String) {
    send(Array(keys.utf8))
  }

  /// Types bytes.
  public func send(_ keys: [UInt8]) {
    var rest = keys[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else { pump(milliseconds: 10) }
      if count < 0, errno != EAGAIN, errno != EINTR { return }
    }
  }

  /// Waits until `text` has been written `times` times; false if it was not in time.
  public func wait(for text: String, times: Int = 1, seconds: Double = 60) -> Bool {
    waitUntil(seconds: seconds) { $0.transcript.count(of: text) >= times }
  }

  /// Waits until something holds; false if it did not in time.
  public func waitUntil(seconds: Double = 60, _ condition: (PseudoTerminal) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if condition(self) { return true }
      guard ContinuousClock.now < deadline else { return false }
      pump(milliseconds: 20)
    }
  }

  /// Gives the terminal another size; the system tells the program with SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    var size = Self.size(columns, rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Whether the terminal is as a shell leaves it: lines are edited and echoed by the system.
  public var isCooked: Bool {
    var modes = termios()
    tcgetattr(master, &modes)
    let wanted = tcflag_t(ICANON) | tcflag_t(ECHO) | tcflag_t(ISIG)
    return modes.c_lflag & wanted == wanted
  }

  /// Waits for the program to end; nil if it did not in time.
  public func exit(seconds: Double = 60) -> ExitStatus? {
    _ = waitUntil(seconds: seconds) { $0.hasEnded() }
    pump(milliseconds: 0)
    return ended
  }

  private func hasEnded() -> Bool {
    var status: Int32 = 0
    if ended == nil, waitpid(process, &status, WNOHANG) == process { ended = ExitStatus(status) }
    return ended != nil
  }

  private func pump(milliseconds: Int32) {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(master, &chunk, chunk.count)
      guard count > 0 else {
        if source.revents & Int16(POLLHUP) != 0 { usleep(2_000) }
        return
      }
      bytes += chunk.prefix(count)
    }
  }

  private static func size(_ columns: Int, _ rows: Int) -> winsize {
    winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
  }
}

extension String {
  fileprivate func count(of part: String) -> Int {
    ranges(of: part).count
  }
}
