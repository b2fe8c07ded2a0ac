// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto

/// SHA-256 over UTF-8, and its printed form.
enum Digest {
  /// The digest of bytes.
  static func sha256(_ bytes: some Collection<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    let fed: Void? = bytes.withContiguousStorageIfAvailable { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    if fed == nil { Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return hash.finalize()
  }

  /// The digest of bytes as 64 lower-case hexadecimal digits.
  static func printed(_ bytes: some Collection<UInt8>) -> String {
    sha256(bytes).withUnsafeBytes(hexadecimal)
  }

  /// Two lower-case hexadecimal digits a byte.
  static func hexadecimal(_ digest: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: digest.count * 2) { buffer in
      for index in digest.indices {
        buffer[index * 2] = digit(digest[index] >> 4)
        buffer[index * 2 + 1] = digit(digest[index] & 15)
      }
      return digest.count * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value &+ (value < 10 ? 0x30 : 0x57) }
}
