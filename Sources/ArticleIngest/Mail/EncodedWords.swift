// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Words of a header outside ASCII: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=` (RFC 2047).
enum EncodedWords {
  /// The text with such words decoded; a word that can not be is left as it stands.
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    var isAfterWord = false
    while let open = rest.firstRange(of: "=?") {
      let parts = rest[open.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].first == "=", let word = word(parts[0], parts[1], parts[2]) else {
        result += rest[..<open.upperBound]
        rest = rest[open.upperBound...]
        isAfterWord = false
        continue
      }
      let between = rest[..<open.lowerBound]
      if !isAfterWord || !between.allSatisfy(\.isWhitespace) { result += between }
      result += word
      rest = parts[3].dropFirst()
      isAfterWord = true
    }
    return (result + rest).trimmed
  }

  private static func word(_ charset: Substring, _ encoding: Substring, _ text: Substring) -> String? {
    let name = String(charset.prefix { $0 != "*" })
    let bytes: [UInt8]
    switch encoding {
    case "B", "b": bytes = TransferEncoding.base64(text.utf8)
    case "Q", "q": bytes = TransferEncoding.quotedPrintable(Array(text.utf8.map { $0 == 0x5F ? 0x20 : $0 })[...])
    default: return nil
    }
    guard let decoded = try? TextDecoder(encoding: name).decode(bytes) else { return nil }
    return String(decoding: decoded.bytes, as: UTF8.self)
  }
}
