// SPDX-License-Identifier: GPL-3.0-or-later

/// A journey that a signal ended.
struct EndedBySignal: Error {
  var signal: Int32
}
