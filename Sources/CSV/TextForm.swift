// SPDX-License-Identifier: GPL-3.0-or-later

/// The forms in which spreadsheets and scripts write a table, and the one in which it is read.
package enum TextForm: Equatable, Sendable {
  /// UTF-8 whose lines end in LF or CRLF.
  case plain
  /// UTF-16, with its byte order mark or shown by the zeros beside its letters.
  case utf16(isMarked: Bool, isLittle: Bool)
  /// Lines that end in CR alone.
  case carriageReturns

  /// So many bytes tell the form.
  package static let telling = 1 << 16

  /// The form of a text that begins so.
  package init(_ beginning: UnsafeRawBufferPointer) {
    let head = beginning.prefix(4)
    if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isMarked: true, isLittle: true)
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isMarked: true, isLittle: false)
    } else if head.count == 4, head.map({ $0 == 0 }) == [false, true, false, true] {
      self = .utf16(isMarked: false, isLittle: true)
    } else if head.count == 4, head.map({ $0 == 0 }) == [true, false, true, false] {
      self = .utf16(isMarked: false, isLittle: false)
    } else if beginning.prefix(Self.telling).contains(0x0D), !beginning.prefix(Self.telling).contains(0x0A) {
      self = .carriageReturns
    } else {
      self = .plain
    }
  }

  /// A whole text in the plain form; nil where it is not what its beginning announces.
  package static func plain(_ bytes: [UInt8]) -> [UInt8]? {
    switch bytes.withUnsafeBytes({ TextForm($0) }) {
    case .plain: bytes
    case .carriageReturns: bytes.map { $0 == 0x0D ? 0x0A : $0 }
    case .utf16(let isMarked, let isLittle): utf8(bytes.dropFirst(isMarked ? 2 : 0), isLittle: isLittle)
    }
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return String(validating: units, as: UTF16.self).flatMap { plain(Array($0.utf8)) }
  }
}
