// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Reads whole lines from a person at a terminal that can do nothing but print, as the system edits them.
///
/// Prompts are written plainly; keys do not act by themselves. Signals are taken over at the first call of `next`.
public final class PlainTerminalSource: LineSource {
  /// A person answers.
  public let isInteractive = true
  /// Everything is a line here.
  public let takesKeys = false
  /// How many lines were returned so far.
  public private(set) var lineNumber = 0
  private let lines = PipedSource(fileDescriptor: STDIN_FILENO)
  private let console = StandardConsole()
  private var relay = SignalRelay()
  private var isOpen = false

  /// A source at standard input and output.
  public init() {}

  deinit { relay.restore() }

  /// Writes the prompt and waits for a line; what was typed before the first prompt is dropped.
  ///
  /// A text to edit can only be shown here: the line that is typed takes its place.
  public func next(_ request: LineRequest) -> InputEvent {
    if !isOpen {
      isOpen = true
      relay.install()
      _ = discardWaiting()
    }
    if !request.prefill.isEmpty { console.write("  now: \(sanitized(request.prefill))\n") }
    console.write(sanitized(request.prompt))
    while !lines.hasLine {
      if let event = wait() {
        console.write("\n")
        return event
      }
      lines.fill()
    }
    let event = lines.next(request)
    lineNumber = lines.lineNumber
    if event == .endOfInput { console.write("\n") }
    return event
  }

  /// Drops the lines that wait, and what is being typed; whether there was a line.
  public func discardWaiting() -> Bool {
    var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let waits = poll(&source, 1, 0) > 0 && source.revents & Int16(POLLIN) != 0
    tcflush(STDIN_FILENO, TCIFLUSH)
    return lines.forget() || waits
  }

  /// Waits for bytes to read, or for a signal, which ends the line.
  private func wait() -> InputEvent? {
    let wanted = Int16(POLLIN)
    var sources = [
      pollfd(fd: relay.readEnd, events: wanted, revents: 0), pollfd(fd: STDIN_FILENO, events: wanted, revents: 0),
    ]
    while true {
      let count = poll(&sources, 2, -1)
      guard count > 0 else { continue }
      guard sources[0].revents != 0 else { return nil }
      let signals = relay.take()
      if let signal = [SIGTERM, SIGHUP].first(where: signals.contains) { return .terminated(signal: signal) }
      if signals.contains(SIGINT) { return .interrupt }
      if signals.contains(SIGTSTP) { relay.stopProcess() }
      if !signals.isDisjoint(with: [SIGTSTP, SIGCONT]) { return .redraw }
    }
  }
}

/// Where lines come from at standard input: a person's keys, a person's lines where `TERM` is `dumb` or not set, or a
/// pipe.
///
/// - Parameter style: how prompts are written.
/// - Returns: the source, which has not touched the terminal yet.
public func standardSource(style: Style) -> any LineSource {
  if isInteractive() { return ReadlineSource(style: style) }
  return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 ? PlainTerminalSource() : PipedSource()
}
