// SPDX-License-Identifier: GPL-3.0-or-later

/// The ways in which mail carries bytes (RFC 2045, section 6).
enum TransferEncoding {
  /// The bytes that base64 carries; what belongs to no alphabet is passed over.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let value = digit(byte) else {
        if byte == 0x3D { break }
        continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// Whether a text is base64 up to the mark of its end; a stray byte in twenty is borne.
  static func isBase64(_ text: some Sequence<UInt8>) -> Bool {
    var (digits, strays) = (0, 0)
    for byte in text.prefix(while: { $0 != 0x3D }) where !WhiteSpace.isASCII(byte) {
      if digit(byte) == nil { strays += 1 } else { digits += 1 }
    }
    return strays * 20 <= digits
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  /// The bytes that quoted-printable carries; a stray sign of equality stands for itself.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      defer { index += 1 }
      guard text[index] == 0x3D else {
        bytes.append(text[index])
        continue
      }
      let rest = text[(index + 1)...]
      if let high = rest.first.flatMap(hexadecimal), let low = rest.dropFirst().first.flatMap(hexadecimal) {
        bytes.append(high << 4 | low)
        index += 2
      } else if let lineEnd = rest.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }), rest[lineEnd] == 0x0A
      {
        index = lineEnd
      } else {
        bytes.append(0x3D)
      }
    }
    return bytes
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }
}
