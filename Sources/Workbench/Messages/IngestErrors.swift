// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest
internal import JSON
internal import TerminalIO

extension IngestError: UserFacingError {
  var message: Message {
    switch self {
    case .within: Self.message(of: cause, within: parts)
    case .empty: Message(.badInput, "there is no text in it")
    case .inputTooLarge(let bytes, let limit):
      Message(.badInput, "it has \(counted(bytes, "byte")), the most is \(limit)", advice: "split it")
    case .noArticle(let reason): reason.message
    case .paragraphTooLarge(let number, let bytes, let limit):
      Message(
        .badInput, "paragraph \(number) has \(counted(bytes, "byte")), the most is \(limit)",
        advice: "separate paragraphs by blank lines")
    case .tooManyParagraphs(let limit):
      Message(.badInput, "it has more than \(counted(limit, "paragraph"))", advice: "split it")
    case .tooManyLines(let limit): Message(.badInput, "it has more than \(counted(limit, "line"))", advice: "split it")
    case .tooManyTags(let limit):
      Message(.badInput, "it has more than \(counted(limit, "HTML tag"))", advice: "split it")
    case .unreadFormat(let format):
      Message(.badInput, "this is \(format.name), which attest does not read", advice: format.advice)
    case .missing(.libarchive):
      Message(
        .badInput, "libarchive, which unpacks such files, is not installed",
        advice: "on Debian: apt-get install libarchive13; or unpack it first")
    case .missing(.pdftotext):
      Message(
        .badInput, "this is a PDF file, and pdftotext, which reads them, is not installed",
        advice: "on Debian: apt-get install poppler-utils; or save it as text")
    case .damaged(let format):
      Message(.badInput, "it is cut off or no whole \(format.rawValue) file", advice: "get it anew")
    case .locked: Message(.badInput, "it is locked with a password", advice: "unpack it first")
    case .unpackedTooLarge(let members, let bytes):
      Message(
        .badInput, "it unpacks to more than \(counted(members, "file")) or \(counted(bytes, "byte"))",
        advice: "unpack it and load a part at a time")
    case .packedTooDeep(let limit):
      Message(.badInput, "packed files lie in one another deeper than \(limit)", advice: "unpack it first")
    case .malformedXML:
      Message(.badInput, "the XML is not well-formed", advice: "get it anew, or save the article as HTML")
    case .noHeader:
      Message(.badInput, "its first row holds a text and names no columns", advice: "put a row of names over it")
    case .columnTwice(let name):
      Message(.badInput, "two columns are called \(quoted(name))", advice: "give each a name of its own")
    case .surplusCells(let cells, let columns):
      Message(
        .badInput, "it has \(counted(cells, "cell")), the table \(counted(columns, "column"))",
        advice: "set cells with commas in quotation marks")
    case .unclosedQuote(let row):
      Message(.badInput, "row \(row): a quoted cell is never closed", advice: "mend the quotation marks there")
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
      Message(.badInput, "the HTML tag at byte \(offset) is longer than \(counted(limit, "byte"))")
    case .tooManyAttributes(let offset, let limit):
      Message(.badInput, "the HTML tag at byte \(offset) has more than \(counted(limit, "attribute"))")
    case .nestingTooDeep(let limit): Message(.badInput, "its elements are nested deeper than \(limit)")
    case .noArticleText:
      Message(.badInput, "no running text was found in the page", advice: "save the text alone, or try --format text")
    case .withoutText(.scan):
      Message(
        .badInput, "the PDF file holds no text, but perhaps pictures of pages",
        advice: "have a program read them (OCR), and load what it wrote")
    case .withoutText(.links):
      Message(.badInput, "its entries have no text, they only lead to articles", advice: "load the articles' own pages")
    case .withoutText(.message):
      Message(.badInput, "the message holds no text", advice: "save what it shows as text or HTML")
    case .parserFailed: Message(.inputOutput, "the HTML parser ran out of memory")
    case .malformedJSON(let fault, let line, let column):
      Message(.badInput, "line \(line), column \(column): \(fault.words)", advice: "mend the JSON there")
    case .notARecord: Message(.badInput, "no object begins there", advice: "a record is a JSON object")
    case .recordWithoutText(let fields):
      Message(
        .badInput, "no text in the record; its fields are \(Self.some(fields))",
        advice: "name the field that holds the text: --field text=NAME")
    case .emptyText(let field): Message(.badInput, "its \(quoted(field)) is empty", advice: "put a text there")
    case .unknownField(let part, let name, let there):
      Message(
        .badInput, "no record has a field \(quoted(name)); there are \(Self.some(there))",
        advice: "name the field that holds it: --field \(part)=NAME")
    }
  }
}

extension IngestError {
  /// The file with the parts of it that something lies in: `desk.zip: rows.jsonl line 3`.
  func place(in file: String) -> String {
    parts.reduce(file) { place, part in
      switch part {
      case .line, .record, .message: "\(place) \(part.words)"
      case .page, .file, .member, .rest: "\(place): \(part.words)"
      }
    }
  }

  private static func message(of cause: IngestError, within parts: [FilePart]) -> Message {
    var message = cause.message
    // A fault of JSON says its line itself.
    let isSaid = if case .malformedJSON = cause, case .line? = parts.last { true } else { false }
    let place = (isSaid ? parts.dropLast() : parts).map(\.words)
    message.reason = (place + [message.reason]).joined(separator: ": ")
    return message
  }

  /// The first of a record's fields, and how many more there are.
  private static func some(_ fields: [String]) -> String {
    let most = 8
    guard fields.count > most else { return fields.isEmpty ? "none" : listed(fields.map(quoted)) }
    return fields.prefix(most).map(quoted).joined(separator: ", ") + " and \(fields.count - most) more"
  }
}

extension FilePart {
  /// The part in words: `line 3`, or its name.
  var words: String {
    switch self {
    case .line(let number): "line \(number)"
    case .record(let number): "record \(number)"
    case .message(let number): "message \(number)"
    case .page(let name), .file(let name): name
    case .member(let name): quoted(name)
    case .rest: "the rest"
    }
  }
}

extension NotAnArticle {
  /// Why it was passed over, and how it is loaded where somebody wants it.
  fileprivate var message: Message {
    switch self {
    case .hidden: Message(.badInput, "it is hidden", advice: "load it by its own name")
    case .savedWithPage: Message(.badInput, "it was saved with a page", advice: "load it by its own name")
    case .folder: Message(.badInput, "it is a folder", advice: "--recursive searches it")
    case .link: Message(.badInput, "it is a link", advice: "load it by its own name")
    case .special: Message(.badInput, "it is no file")
    case .attachment: Message(.badInput, "it is attached to the message", advice: "save it and load it by itself")
    case .answer(let status): Message(.badInput, "the server answered \(status)")
    case .errorPage(let title):
      Message(
        .badInput, "it is no article but what a server says in its place: “\(title)”", advice: "save the page again")
    case .content(let type): Message(.badInput, "it is \(type), no page", advice: "save it and load it by itself")
    case .texts(let count):
      Message(
        .badInput, "another text in \(counted(count, "record"))", advice: "--field text=NAME reads it and not the first"
      )
    case .records(let count):
      Message(
        .badInput, "\(counted(count, "record")) beside the articles", advice: "load them from a file of their own")
    }
  }
}

extension UnreadFormat {
  /// What a file is, as its reader calls it.
  fileprivate var name: String {
    switch self {
    case .xml(let root): "XML with the root \(quoted(root))"
    case .document(let name): "a file of \(name)"
    case .archive(let name): "a \(name) archive"
    case .image(let name): "a picture (\(name))"
    case .media: "sound or video"
    case .program: "a program"
    case .database: "a database"
    case .data(let name): "stored data (\(name))"
    case .font: "a font"
    case .propertyList: "a property list"
    case .code: "a style sheet or a script"
    case .binary: "no text, but a binary file of a kind that is not known"
    }
  }

  /// What to do with such a file.
  fileprivate var advice: String {
    switch self {
    case .archive: "unpack it first"
    case .document: "save it as text or HTML"
    case .xml: "save each article as HTML or text"
    case .code: "load the page it belongs to, or read it as it is with --format text"
    case .image, .media, .program, .database, .data, .font, .propertyList, .binary: "save the article as HTML or text"
    }
  }
}

extension JSONFault {
  /// What is wrong, without the place.
  var words: String {
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
