// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest

extension Wording {
  static func saying(_ error: IngestError) -> Saying {
    switch error {
    case .empty: Saying(.badInput, "there is no text in it")
    case .inputTooLarge(let bytes, let limit):
      Saying(.badInput, "it has \(bytes) bytes, the most is \(limit)", advice: "split it")
    case .paragraphTooLarge(let number, let bytes, let limit):
      Saying(
        .badInput, "paragraph \(number) has \(bytes) bytes, the most is \(limit)",
        advice: "separate paragraphs by blank lines")
    case .tooManyParagraphs(let limit):
      Saying(.badInput, "it has more than \(limit) paragraphs", advice: "split it")
    case .notUTF8(let offset, let byte):
      Saying(
        .badInput, "the byte 0x\(String(byte, radix: 16, uppercase: true)) at offset \(offset) is not UTF-8",
        advice: "name the encoding with --encoding")
    case .notDecodable(let encoding, let offset):
      Saying(
        .badInput, "the byte at offset \(offset) is not \(encoding)", advice: "name the right encoding with --encoding")
    case .unknownEncoding(let name):
      Saying(.badInput, "no encoding \(quoted(name)) is known", advice: "iconv --list shows the names")
    case .nulByte(let offset): Saying(.badInput, "there is a NUL at byte \(offset), so this is no text")
    }
  }
}
