// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest
internal import JSON

extension IngestError: UserFacingError {
  var message: Message {
    switch self {
    case .empty: Message(.badInput, "there is no text in it")
    case .inputTooLarge(let bytes, let limit):
      Message(.badInput, "it has \(bytes) bytes, the most is \(limit)", advice: "split it")
    case .paragraphTooLarge(let number, let bytes, let limit):
      Message(
        .badInput, "paragraph \(number) has \(bytes) bytes, the most is \(limit)",
        advice: "separate paragraphs by blank lines")
    case .tooManyParagraphs(let limit):
      Message(.badInput, "it has more than \(limit) paragraphs", advice: "split it")
    case .notUTF8(let offset, let byte):
      Message(
        .badInput, "the byte 0x\(String(byte, radix: 16, uppercase: true)) at offset \(offset) is not UTF-8",
        advice: "name the encoding with --encoding")
    case .notDecodable(let encoding, let offset):
      Message(
        .badInput, "the byte at offset \(offset) is not \(encoding)", advice: "name the right encoding with --encoding")
    case .unknownEncoding(let name):
      Message(
        .badInput, "no encoding \(quoted(name)) is known",
        advice: "name the right one with --encoding; iconv --list shows the names")
    case .nulByte(let offset): Message(.badInput, "there is a NUL at byte \(offset), so this is no text")
    case .tagTooLarge(let offset, let limit):
      Message(.badInput, "the HTML tag at byte \(offset) is longer than \(limit) bytes")
    case .tooManyAttributes(let offset, let limit):
      Message(.badInput, "the HTML tag at byte \(offset) has more than \(limit) attributes")
    case .nestingTooDeep(let limit): Message(.badInput, "its elements are nested deeper than \(limit)")
    case .noArticleText:
      Message(.badInput, "no running text was found in the page", advice: "save the text alone, or try --format text")
    case .parserFailed: Message(.inputOutput, "the HTML parser ran out of memory")
    case .malformedJSON(let fault, let line, let column):
      Message(.badInput, "line \(line), column \(column): \(fault.words)", advice: "mend the JSON there")
    case .notARecord(let line):
      Message(.badInput, "line \(line): no object begins there", advice: "a record is a JSON object")
    case .recordWithoutText(let line, let fields):
      Message(
        .badInput, "line \(line): the record has none of \(listed(fields.map(quoted)))",
        advice: "name the field that holds the text: --field text=NAME")
    }
  }
}

extension JSONFault {
  /// What is wrong, without the place.
  fileprivate var words: String {
    switch self {
    case .unexpectedEnd: "the text ends inside a value"
    case .unexpectedByte(let byte): "the byte 0x\(String(byte, radix: 16, uppercase: true)) can not stand there"
    case .duplicateKey(let key): "the key \(quoted(key)) stands twice"
    case .loneSurrogate: "an escaped surrogate has no partner"
    case .notANumber: "NaN and Infinity are no JSON"
    case .numberTooLarge: "the number is too large"
    case .tooDeep(let limit): "more than \(limit) arrays and objects are open"
    case .controlCharacter(let byte):
      "the control character 0x\(String(byte, radix: 16, uppercase: true)) is not escaped"
    case .badEscape: "a backslash begins no escape"
    case .notUTF8: "the text is not UTF-8"
    case .trailingContent: "something follows the value"
    }
  }
}
