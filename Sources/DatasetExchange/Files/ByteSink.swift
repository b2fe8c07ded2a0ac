// SPDX-License-Identifier: GPL-3.0-or-later

/// Where bytes of an export go.
public protocol ByteSink: AnyObject {
  /// Writes all of the bytes, or throws.
  func write(_ bytes: [UInt8]) throws(ExchangeError)
}
