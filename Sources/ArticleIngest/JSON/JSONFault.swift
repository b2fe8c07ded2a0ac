// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong at a place in JSON.
public enum JSONFault: Error, Sendable, Hashable {
  /// The text ends inside a value.
  case unexpectedEnd
  /// This byte cannot stand here.
  case unexpectedByte(UInt8)
  /// An object has this key twice.
  case duplicateKey(String)
  /// An escaped surrogate has no partner.
  case loneSurrogate
  /// NaN or Infinity, which JSON does not have.
  case notANumber
  /// More arrays and objects are open than the reader follows.
  case tooDeep(limit: Int)
  /// A control character stands unescaped in a string.
  case controlCharacter(UInt8)
  /// A backslash begins no escape.
  case badEscape
  /// Something follows the value.
  case trailingContent
}
