// SPDX-License-Identifier: GPL-3.0-or-later

/// The mark at the head of a file that names its encoding.
struct ByteOrderMark {
  /// The encoding's name, as iconv knows it.
  let encoding: String
  /// The number of bytes of the mark.
  let length: Int

  /// The mark at the head of the bytes, or nil when there is none.
  init?(of bytes: [UInt8]) {
    let marks: [([UInt8], String)] = [
      ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
      ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]
    guard let found = marks.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    encoding = found.1
    length = found.0.count
  }
}
