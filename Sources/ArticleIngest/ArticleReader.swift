// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Reads the bytes of a document as articles: numbered paragraphs with kinds, metadata and provenance.
public struct ArticleReader: Sendable {
  /// How the bytes are to be read.
  public var format: ArticleFormat
  /// The name of the bytes' encoding; nil lets a byte order mark decide, else strict UTF-8.
  public var encoding: String?
  /// The format to take where it is found automatically and the content tells none, as a file's name suggests it.
  public var suggestion: ArticleFormat?
  /// The names under which JSON records keep an article's parts.
  public var fields: FieldNames

  /// Whether articles say which blocks of their pages were left out, and by which rule.
  public var explains: Bool
  /// Whether parts that can not be read are passed over: lines of records, messages, pages of a crawl, files of an archive.
  public var keepsGoing: Bool

  /// A reader of one format.
  public init(
    format: ArticleFormat = .auto, encoding: String? = nil, suggestion: ArticleFormat? = nil,
    fields: FieldNames = FieldNames(), explains: Bool = false, keepsGoing: Bool = false
  ) {
    self.format = format
    self.encoding = encoding
    self.suggestion = suggestion
    self.fields = fields
    self.explains = explains
    self.keepsGoing = keepsGoing
  }

  /// The articles in the bytes, in order; records, feeds, tables, exports, mailboxes, crawls and archives may give many.
  ///
  /// Throws what ``reading(of:)`` throws. Complexity: linear.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> [Article] {
    try reading(of: bytes).articles
  }

  /// The articles in the bytes, and the parts that gave none: those that hold nothing to read, and with ``keepsGoing`` those
  /// that can not be read.
  ///
  /// Throws an ``IngestError`` when the bytes cannot be decoded, exceed a limit or hold no text or line at all, and without
  /// ``keepsGoing`` for the first part that can not be read. Complexity: linear.
  public func reading(of bytes: [UInt8]) throws(IngestError) -> ArticleReading {
    var unpacking = Unpacking()
    return try reading(of: bytes, &unpacking)
  }

  /// The articles in bytes that may come out of a packed file.
  func reading(of bytes: [UInt8], _ unpacking: inout Unpacking) throws(IngestError) -> ArticleReading {
    guard bytes.count <= IngestLimits.inputBytes else {
      throw .inputTooLarge(bytes: bytes.count, limit: IngestLimits.inputBytes)
    }
    switch FileKind(opening: bytes) {
    case .unread(let kind): throw .unreadFormat(kind)
    case .format(let found) where found.isCertain || format == .auto || format == .html:
      return try reading(unpacking: bytes, as: found, &unpacking)
    default: break
    }
    if format.isOfBytes { return try reading(unpacking: bytes, as: format, &unpacking) }
    let decoded: DecodedText
    do throws(IngestError) { decoded = try text(of: bytes) } catch {
      // Programs that cut texts to a length cut letters too: such lines of records take no others along.
      guard encoding == nil, case .notUTF8 = error, let lines = DecodableLines(of: bytes) else { throw error }
      return try lines.reading(by: self)
    }
    let format = try self.format(of: decoded.bytes)
    if format == .html { return ArticleReading([try page(decoded, of: bytes)]) }
    return try reading(in: decoded.bytes, as: format, &unpacking).adding(decoded.claim)
  }

  /// The text of bytes; what is no text in any encoding is said to be none rather than bad UTF-8.
  private func text(of bytes: [UInt8]) throws(IngestError) -> DecodedText {
    do throws(IngestError) { return try TextDecoder(encoding: encoding).decode(bytes) } catch {
      throw encoding == nil && UnreadFormat.isBinary(bytes) ? .unreadFormat(.binary) : error
    }
  }

  private func reading(
    in text: [UInt8], as format: ArticleFormat, _ unpacking: inout Unpacking
  ) throws(IngestError) -> ArticleReading {
    let records = JSONReader(fields: fields, keepsGoing: keepsGoing)
    return switch format {
    case .markdown: ArticleReading([try MarkdownReader().read(text)])
    case .json: try records.readDocument(text)
    case .jsonl: try records.readLines(text)
    case .csv: try TableReader(fields: fields, keepsGoing: keepsGoing).read(text)
    case .feed: try FeedReader(keepsGoing: keepsGoing).read(text)
    case .newsxml: try NewsXMLReader(keepsGoing: keepsGoing).read(text)
    case .export: try PressExportReader(keepsGoing: keepsGoing).read(text)
    case .auto, .text: ArticleReading([try TextReader().read(text)])
    default: try reading(unpacking: text, as: format, &unpacking)
    }
  }

  /// The article of a page, of which the file that it came in may claim something.
  func page(
    _ decoded: DecodedText, of bytes: [UInt8], claims: [MetadataClaim] = []
  ) throws(IngestError) -> Article {
    var article = try HTMLReader(explains: explains).read(decoded.bytes, claims: claims)
    article.claims += decoded.claim.map { [$0] } ?? StrayBytes(of: bytes, readAs: decoded.bytes).claim
    return article
  }

  /// The format set, else what the content tells, else what is suggested; whoever names the format knows better than a
  /// likeness, but XML that is no page is none under any name.
  private func format(of text: [UInt8]) throws(IngestError) -> ArticleFormat {
    guard format == .auto || format == .html else { return format }
    let told = FormatSniff.format(of: text)
    let isOpen = told == .text && (suggestion == nil || suggestion == .html || suggestion == .csv)
    switch TextKind.certain(text) ?? (format == .auto && isOpen ? TextKind.likely(text) : nil) {
    case .unread(let kind): throw .unreadFormat(kind)
    case .format(let format): return format
    case nil: break
    }
    guard format == .auto, told == .text, let suggestion else { return format == .auto ? told : format }
    return suggestion == .html && !text.contains(0x3C) ? .text : suggestion
  }
}
