// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an export was not written.
public enum ExchangeError: Error, Sendable, Equatable {
  /// The file, or its temporary sibling, can not be made.
  case notWritable(path: String, reason: String)
  /// The disk is full; the file that was there before is untouched.
  case diskFull(path: String)
  /// The operating system failed to write; the file that was there before is untouched.
  case failed(path: String, reason: String)
}
