// SPDX-License-Identifier: GPL-3.0-or-later

/// How a program ended.
public enum ExitStatus: Sendable, Equatable {
  /// It returned this status.
  case exited(Int32)
  /// This signal ended it.
  case signalled(Int32)

  /// Reads the status that `waitpid` gives.
  init(_ status: Int32) {
    self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }
}
