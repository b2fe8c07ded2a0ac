// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Synchronization

/// Starts processes on pseudo-terminals, one at a time, so that no child inherits the terminal of another.
enum Spawn {
  private static let turn = Mutex(())

  /// Starts a program in a new session whose controlling terminal is a new pseudo-terminal.
  static func start(
    _ arguments: [String], environment: [String], size: winsize
  ) throws(PseudoTerminalError) -> (master: Int32, process: pid_t) {
    try turn.withLock { _ throws(PseudoTerminalError) in
      try startAlone(arguments, environment, size)
    }
  }

  private static func startAlone(
    _ arguments: [String], _ environment: [String], _ size: winsize
  ) throws(PseudoTerminalError) -> (master: Int32, process: pid_t) {
    var size = size
    var (master, slave): (Int32, Int32) = (-1, -1)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else { throw .noTerminal(code: errno) }
    defer { close(slave) }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var name = [CChar](repeating: 0, count: 128)
    ttyname_r(slave, &name, name.count)

    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, 0, 1)
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    var attributes = posix_spawnattr_t()
    prepare(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    var process: pid_t = 0
    let program = arguments.first ?? ""
    let code = withStrings(arguments) { arguments in
      withStrings(environment) { posix_spawn(&process, program, &files, &attributes, arguments, $0) }
    }
    guard code == 0 else {
      close(master)
      throw .notStarted(program: program, code: code)
    }
    return (master, process)
  }

  /// A new session, every signal with its default action, none blocked.
  private static func prepare(_ attributes: inout posix_spawnattr_t) {
    let newSession: Int32 = 0x80
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(newSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { copies.forEach { free($0) } }
    return body(copies)
  }
}
