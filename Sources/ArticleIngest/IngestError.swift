// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

/// Why bytes could not be read as an article.
public enum IngestError: Error, Sendable, Hashable {
  /// A part of the file could not be read, and why.
  indirect case within(FilePart, IngestError)
  /// The input holds no text at all: no bytes, or white space only.
  case empty
  /// The input is larger than the reader takes.
  case inputTooLarge(bytes: Int, limit: Int)
  /// A part of the file is no article of it.
  case noArticle(NotAnArticle)
  /// A paragraph is larger than the reader takes.
  case paragraphTooLarge(number: Int, bytes: Int, limit: Int)
  /// The input has more paragraphs than the reader takes.
  case tooManyParagraphs(limit: Int)
  /// The text has more lines than the reader takes.
  case tooManyLines(limit: Int)
  /// The file is of a kind that is not read.
  case unreadFormat(UnreadFormat)
  /// What is needed to read such a file is not installed.
  case missing(Requirement)
  /// The file is cut off, or not what it says it is.
  case damaged(ArticleFormat)
  /// The file in an archive is locked with a password.
  case locked
  /// What the file unpacks to is more than the reader takes.
  case unpackedTooLarge(members: Int, bytes: Int)
  /// Packed files hold others deeper than the reader follows.
  case packedTooDeep(limit: Int)
  /// The XML is not well-formed.
  case malformedXML
  /// The first row of a table names no columns, for it holds a text.
  case noHeader
  /// Two columns of a table have the name of the one that holds its texts.
  case columnTwice(String)
  /// A row of a table has more cells than the table has columns.
  case surplusCells(Int, columns: Int)
  /// A quoted cell that begins in this row of a table, from 1, is never closed.
  case unclosedQuote(row: Int)
  /// The byte at this offset begins no valid UTF-8 sequence; the encoding has to be named.
  case notUTF8(offset: Int, byte: UInt8)
  /// The input is not valid in the encoding that its byte order mark, its markup or the caller named.
  case notDecodable(encoding: String, offset: Int)
  /// No such encoding is known to the C library.
  case unknownEncoding(String)
  /// The text holds a NUL at this byte offset.
  case nulByte(offset: Int)
  /// The HTML tag at this byte offset is larger than the reader takes, long attribute values not counted.
  case tagTooLarge(offset: Int, limit: Int)
  /// The HTML tag at this byte offset has more attributes than the reader takes.
  case tooManyAttributes(offset: Int, limit: Int)
  /// The HTML has more tags than the reader takes.
  case tooManyTags(limit: Int)
  /// The HTML's elements are nested deeper than the reader follows.
  case nestingTooDeep(limit: Int)
  /// The HTML parser failed, for want of memory.
  case parserFailed
  /// The document was read, but no running text was found in it.
  case noArticleText
  /// The file is of a kind that may hold none, and holds no text.
  case withoutText(TextlessFile)
  /// The JSON is not well-formed, or means nothing certain, at this line and column, both from 1 and in bytes.
  case malformedJSON(JSONFault, line: Int, column: Int)
  /// A record is no object.
  case notARecord
  /// A record has these fields, none of which holds an article's text.
  case recordWithoutText(fields: [String])
  /// The field that should hold a record's text is empty.
  case emptyText(field: String)
  /// No record has the field that somebody named for a part of the article; these are there.
  case unknownField(part: String, name: String, there: [String])
}

/// A part of a file that is read by itself.
public enum FilePart: Sendable, Hashable {
  /// A line of records or a row of a table, by its number from 1.
  case line(Int)
  /// A record in a list, or of a crawl where it has no address, by its number from 1.
  case record(Int)
  /// A message of a mailbox, by its number from 1.
  case message(Int)
  /// A page of a crawl, by its address.
  case page(String)
  /// A file in an archive or at a message, by its name there.
  case file(String)
  /// A member of a JSON document, by its name.
  case member(String)
  /// What stands behind the place where the file breaks off.
  case rest
}

/// Files of kinds that may hold no text.
public enum TextlessFile: Sendable, Hashable {
  /// A PDF file of pictures of pages.
  case scan
  /// A feed whose entries only lead to articles.
  case links
  /// A message that says nothing, or says it in pictures.
  case message
}

/// Why a part of a file is none of its articles, though nothing is wrong with it.
public enum NotAnArticle: Sendable, Hashable {
  /// It is hidden by its name, or a system keeps it for itself.
  case hidden
  /// A browser saved it with a page.
  case savedWithPage
  /// It is a folder in one that is not searched to any depth.
  case folder
  /// It is a link, which is followed only when it is named itself.
  case link
  /// It is a device, a pipe or a socket.
  case special
  /// It is attached to a message.
  case attachment
  /// The server answered with this status.
  case answer(Int)
  /// It is what a server sends in place of a page, by its title.
  case errorPage(String)
  /// It is of this media type, which is no page.
  case content(String)
  /// So many records stand beside the articles.
  case records(Int)
  /// So many records hold another text than the one that is read.
  case texts(Int)
}

extension NotAnArticle {
  /// Whether nobody would look for an article there.
  public var isRoutine: Bool { self == .hidden || self == .savedWithPage }
}

extension IngestError {
  /// What is wrong, without the parts of the file that it lies in.
  public var cause: IngestError {
    if case .within(_, let error) = self { error.cause } else { self }
  }

  /// Whether reading goes on behind the part that it lies in, where parts that can not be read are passed over.
  public var isOfPart: Bool { !parts.isEmpty && !cause.tellsNoArticle && !cause.isOfWholeInput }

  /// The parts of the file that it lies in, the outermost first.
  public var parts: [FilePart] {
    if case .within(let part, let error) = self { [part] + error.parts } else { [] }
  }
}

/// What some formats need beside this library.
public enum Requirement: Sendable, Hashable {
  /// The library libarchive, for archives and packed files.
  case libarchive
  /// Poppler's program `pdftotext`, for PDF.
  case pdftotext
}

/// The most that the readers take from one input.
public enum IngestLimits {
  /// Bytes of one input: 256 MiB.
  public static let inputBytes = 256 << 20
  /// Bytes of one paragraph: 1 MiB.
  public static let paragraphBytes = 1 << 20
  /// Paragraphs of one article.
  public static let paragraphs = 1_000_000
  /// Lines of one text that are not blank.
  public static let lines = 8_000_000
  /// Tags of one page.
  public static let tags = 4_000_000
  /// Bytes of one HTML tag, attribute values of 4 KiB or more not counted: 64 KiB.
  public static let tagBytes = 64 << 10
  /// Attributes of one HTML tag.
  public static let attributes = 512
  /// Elements open at once in HTML; browsers stop there too.
  public static let htmlDepth = 512
  /// Elements open at once in XML.
  public static let xmlDepth = 256
  /// Files of an archive; all files that one input unpacks to have at most ``inputBytes`` together.
  public static let archiveMembers = 100_000
  /// Packed files in one another.
  public static let packedDepth = 4
  /// Arrays and objects open at once in JSON.
  public static let jsonDepth = 64
}
