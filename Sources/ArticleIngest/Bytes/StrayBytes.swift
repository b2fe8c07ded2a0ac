// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The bytes of a page that were no text in its encoding and are shown as U+FFFD.
struct StrayBytes {
  let count: Int

  init(of bytes: [UInt8], readAs text: [UInt8]) {
    count = max(0, Self.replacements(in: text) - Self.replacements(in: bytes))
  }

  /// The claim that says so; none for a page without such bytes.
  var claim: [MetadataClaim] {
    guard count > 0 else { return [] }
    let words =
      count == 1 ? "1 byte is no text and is shown as U+FFFD" : "\(count) bytes are no text and are shown as U+FFFD"
    return [MetadataClaim(field: .encoding, value: words, origin: "bytes")]
  }

  private static func replacements(in bytes: [UInt8]) -> Int {
    var count = 0
    var index = 0
    while let start = bytes[index...].firstIndex(of: 0xEF) {
      if bytes[start...].starts(with: [0xEF, 0xBF, 0xBD]) { count += 1 }
      index = start + 1
    }
    return count
  }
}
