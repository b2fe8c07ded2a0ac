// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether bytes are UTF-8.
enum UTF8Check {
  static func isValid(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    var decoder = UTF8()
    var iterator = UnsafeRawBufferPointer(rebasing: bytes[range]).makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue: continue
      case .emptyInput: return true
      case .error: return false
      }
    }
  }
}
