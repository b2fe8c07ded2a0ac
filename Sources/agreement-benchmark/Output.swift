// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Bytes written whole to a file descriptor.
enum Output {
  static func write(_ bytes: [UInt8], to file: Int32 = 1) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}
