// SPDX-License-Identifier: GPL-3.0-or-later

/// Decimal numbers as people write them in data files.
enum Number {
  /// The finite number a text stands for; no hexadecimal, no infinity, no "nan".
  static func parse(_ text: String) -> Double? {
    for byte in text.utf8 {
      switch byte {
      case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        continue
      default: return nil
      }
    }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
