// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Turns signals into bytes on a pipe, so that one `poll` waits for the person and the system alike.
///
/// There is one pipe in the process, made at the first use and kept: a handler may run at any time.
struct SignalRelay {
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH]
  private var previous: [(signal: Int32, action: sigaction)] = []

  /// Where the bytes arrive, once signals were taken over.
  private(set) var readEnd: Int32 = -1

  /// Takes the signals over.
  mutating func install() {
    // The pipe exists before a handler can: a signal in the midst of making it would wait for itself for ever.
    readEnd = pipeEnds.read
    previous = Self.signals.map { ($0, replaceAction(of: $0, with: handler(noteSignal))) }
  }

  /// Gives the signals back to whoever had them.
  mutating func restore() {
    for (signal, action) in previous { _ = replaceAction(of: signal, with: action) }
    previous = []
  }

  /// The signals that came since the last call.
  func take() -> Set<Int32> {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(readEnd, &bytes, bytes.count)
    return Set(bytes.prefix(max(0, count)).map(Int32.init))
  }

  /// Stops the process as Ctrl-Z does where no one listens; returns when it is continued.
  func stopProcess() {
    let kept = [SIGTSTP, SIGCONT].map { ($0, replaceAction(of: $0, with: handler(SIG_DFL))) }
    raise(SIGTSTP)
    for (signal, action) in kept { _ = replaceAction(of: signal, with: action) }
  }
}

private let pipeEnds: (read: Int32, write: Int32) = {
  var ends: [Int32] = [-1, -1]
  pipe(&ends)
  for end in ends {
    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    _ = fcntl(end, F_SETFL, O_NONBLOCK)
  }
  return (ends[0], ends[1])
}()

private func noteSignal(_ signal: Int32) {
  let kept = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(pipeEnds.write, &byte, 1)
  errno = kept
}

private func handler(_ function: (@convention(c) (Int32) -> Void)?) -> sigaction {
  var action = sigaction()
  action.__sigaction_handler.sa_handler = function
  action.sa_flags = SA_RESTART
  return action
}

private func replaceAction(of signal: Int32, with action: sigaction) -> sigaction {
  var old = sigaction()
  var new = action
  sigaction(signal, &new, &old)
  return old
}
