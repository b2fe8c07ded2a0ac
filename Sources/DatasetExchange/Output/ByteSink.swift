// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// Where bytes of an export go.
public protocol ByteSink: AnyObject {
  /// Whether a person looks at the bytes.
  var isTerminal: Bool { get }
  /// Writes all of the bytes, or throws.
  func write(_ bytes: [UInt8]) throws(ExchangeError)
  /// Says that these were all; what is not committed may never appear.
  func commit() throws(ExchangeError)
}

/// Why an export was not written.
public enum ExchangeError: Error, Sendable, Equatable {
  /// The file, or its temporary sibling, can not be made.
  case notWritable(path: String, reason: String)
  /// The path leads to a file that the same command lives on or reads.
  case wouldReplace(path: String, input: String)
  /// The disk is full; the file that was there before is untouched.
  case diskFull(path: String)
  /// The operating system failed to write; the file that was there before is untouched.
  case failed(path: String, reason: String)
  /// The file is in its place, but its folder may forget that in a power cut.
  case notSynced(path: String, reason: String)
  /// A folder holds other things than an export.
  case notOurs(path: String)
  /// A file of a dataset can not be read.
  case notReadable(path: String, reason: String)
  /// The bytes hold what a terminal would obey or hide, and a terminal is where they were to go.
  case notForTerminals

  /// What an error number of the C library says of a path.
  public init(_ code: Int32, path: String) {
    let reason = String(cString: strerror(code))
    switch code {
    case ENOSPC, EDQUOT, EFBIG: self = .diskFull(path: path)
    case EACCES, EPERM, EROFS, ENOENT, ENOTDIR, EISDIR, ELOOP, ENXIO: self = .notWritable(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
