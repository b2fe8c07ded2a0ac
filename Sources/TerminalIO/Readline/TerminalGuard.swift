// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Gives the terminal back as it was found, also when the process traps, aborts or exits without a word.
enum TerminalGuard {
  /// Notes the modes of the terminal before they are changed; does nothing while they are changed.
  static func arm(_ fileDescriptor: Int32) {
    let state = guardState
    guard !state.pointee.isArmed, tcgetattr(fileDescriptor, &state.pointee.modes) == 0 else { return }
    state.pointee.fileDescriptor = fileDescriptor
    state.pointee.isArmed = true
    if !state.pointee.isInstalled {
      state.pointee.isInstalled = true
      atexit(restoreTerminal)
      installHandlers(state)
    }
  }

  /// Says that the terminal was given back in good order.
  static func disarm() {
    guardState.pointee.isArmed = false
  }

  private static func installHandlers(_ state: UnsafeMutablePointer<GuardState>) {
    let room = 65_536
    var stack = stack_t(ss_sp: malloc(room), ss_flags: 0, ss_size: room)
    sigaltstack(&stack, nil)
    for signal in fatalSignals {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = dieCleanly
      action.sa_flags = SA_SIGINFO | SA_ONSTACK
      sigaction(signal, &action, state.pointee.previous + Int(signal))
    }
    // Swift's own handler would start its debugger when a person presses Ctrl-\.
    state.pointee.previous[Int(SIGQUIT)].__sigaction_handler.sa_handler = SIG_DFL
  }
}

private let fatalSignals = [SIGTRAP, SIGILL, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT]

/// What a handler needs; it is never freed, because a handler may run at any time.
private struct GuardState {
  var modes = termios()
  var fileDescriptor: Int32 = -1
  var isArmed = false
  var isInstalled = false
  let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
}

nonisolated(unsafe) private let guardState: UnsafeMutablePointer<GuardState> = {
  let state = UnsafeMutablePointer<GuardState>.allocate(capacity: 1)
  state.initialize(to: GuardState())
  return state
}()

/// Ends bracketed paste and sets the modes; from the background that would stop the process, so it is left alone there.
private func restoreTerminal() {
  let state = guardState
  guard state.pointee.isArmed, tcgetpgrp(state.pointee.fileDescriptor) == getpgrp() else { return }
  state.pointee.isArmed = false
  var bytes: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0x1B, 0x5B, 0x3F, 0x32, 0x30, 0x30, 0x34, 0x6C)
  _ = write(STDOUT_FILENO, &bytes, 8)
  tcsetattr(state.pointee.fileDescriptor, TCSANOW, &state.pointee.modes)
}

/// Restores the terminal, then lets the signal do what it would have done: a fault happens again on return, the others
/// are raised again.
private func dieCleanly(_ signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?, _: UnsafeMutableRawPointer?) {
  restoreTerminal()
  sigaction(signal, guardState.pointee.previous + Int(signal), nil)
  let recurs = signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL
  if !recurs || (info?.pointee.si_code ?? 0) <= 0 { raise(signal) }
}
