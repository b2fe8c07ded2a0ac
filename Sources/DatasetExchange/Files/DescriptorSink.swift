// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// Writes to an open file descriptor, whole and past interruptions.
public final class DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let path: String

  /// A sink on a descriptor that stays the caller's to close; the path is for messages.
  public init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Writes all of the bytes.
  public func write(_ bytes: [UInt8]) throws(ExchangeError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw ExchangeError(errno, path: path)
      }
    }
  }
}

extension ExchangeError {
  init(_ code: Int32, path: String) {
    let reason = String(cString: strerror(code))
    switch code {
    case ENOSPC, EDQUOT, EFBIG: self = .diskFull(path: path)
    case EACCES, EPERM, EROFS, ENOENT, ENOTDIR, EISDIR, ELOOP: self = .notWritable(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
