// SPDX-License-Identifier: GPL-3.0-or-later

/// A program that could not be started or did not end well.
struct ProcessFailure: Error {
  let program: String
  /// errno's code or the exit status.
  let code: Int32
}
