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
  public var explains = false

  /// A reader of one format.
  public init(
    format: ArticleFormat = .auto, encoding: String? = nil, suggestion: ArticleFormat? = nil,
    fields: FieldNames = FieldNames()
  ) {
    self.format = format
    self.encoding = encoding
    self.suggestion = suggestion
    self.fields = fields
  }

  /// The articles in the bytes, in order; records, feeds, tables, exports, mailboxes, crawls and archives may give many.
  ///
  /// Throws an ``IngestError`` when the bytes cannot be decoded, exceed a limit or hold no text. Complexity: linear.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> [Article] {
    try read(bytes, keepGoing: false).articles
  }

  /// The articles in the bytes, and with `keepGoing` the bad lines of JSON lines and tables, which are then passed over.
  ///
  /// Throws an ``IngestError`` when the bytes cannot be decoded, exceed a limit or hold no text or line at all, and for
  /// anything else that is bad, save the lines passed over. Complexity: linear.
  public func read(_ bytes: [UInt8], keepGoing: Bool) throws(IngestError) -> LinesReading {
    var unpacking = Unpacking()
    return try read(bytes, keepGoing: keepGoing, &unpacking)
  }

  /// The articles in bytes that may come out of a packed file.
  func read(_ bytes: [UInt8], keepGoing: Bool, _ unpacking: inout Unpacking) throws(IngestError) -> LinesReading {
    guard bytes.count <= IngestLimits.inputBytes else {
      throw .inputTooLarge(bytes: bytes.count, limit: IngestLimits.inputBytes)
    }
    switch FileKind(opening: bytes) {
    case .unread(let kind): throw .unreadFormat(kind)
    case .format(let found) where found.isCertain || format == .auto || format == .html:
      return LinesReading(articles: try articles(unpacking: bytes, as: found, &unpacking), failures: [])
    default: break
    }
    if format.isOfBytes {
      return LinesReading(articles: try articles(unpacking: bytes, as: format, &unpacking), failures: [])
    }
    let decoded = try text(of: bytes)
    let format = try self.format(of: decoded.bytes)
    let text = decoded.bytes
    switch format {
    case .html: return LinesReading(articles: [try page(decoded, of: bytes)], failures: [])
    case .jsonl where keepGoing: return try JSONReader(fields: fields).readGoodLines(text)
    case .csv:
      let reading = try TableReader(fields: fields).read(text)
      if !keepGoing, let failure = reading.failures.first { throw failure.error }
      return reading
    default:
      return LinesReading(articles: try articles(in: text, as: format, &unpacking), failures: [])
    }
  }

  /// The text of bytes; what is no text in any encoding is said to be none rather than bad UTF-8.
  private func text(of bytes: [UInt8]) throws(IngestError) -> DecodedText {
    do throws(IngestError) { return try TextDecoder(encoding: encoding).decode(bytes) } catch {
      throw encoding == nil && UnreadFormat.isBinary(bytes) ? .unreadFormat(.binary) : error
    }
  }

  private func articles(
    in text: [UInt8], as format: ArticleFormat, _ unpacking: inout Unpacking
  ) throws(IngestError) -> [Article] {
    switch format {
    case .markdown: [try MarkdownReader().read(text)]
    case .json: try JSONReader(fields: fields).readDocument(text)
    case .jsonl: try JSONReader(fields: fields).readLines(text)
    case .feed: try FeedReader().articles(of: text)
    case .newsxml: try NewsXMLReader().articles(of: text)
    case .export: try PressExportReader().articles(of: text)
    case .auto, .text: [try TextReader().read(text)]
    default: try articles(unpacking: text, as: format, &unpacking)
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

/// What a reading gives that may pass over bad lines of JSON.
public struct LinesReading: Sendable, Hashable {
  /// A line that could not be read.
  public struct Failure: Sendable, Hashable {
    /// The line's number, from 1.
    public let line: Int
    /// Why it could not be read.
    public let error: IngestError

    /// A line with the reason.
    public init(line: Int, error: IngestError) {
      self.line = line
      self.error = error
    }
  }

  /// The articles of the good lines, in order.
  public let articles: [Article]
  /// The bad lines, in order.
  public let failures: [Failure]

  /// A reading with its articles and failures.
  public init(articles: [Article], failures: [Failure]) {
    self.articles = articles
    self.failures = failures
  }
}
