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

  /// The articles in the bytes, in order; JSON and JSON lines may give many, all other formats give one.
  ///
  /// Throws an ``IngestError`` when the bytes cannot be decoded, exceed a limit or hold no text. Complexity: linear.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> [Article] {
    try read(bytes, keepGoing: false).articles
  }

  /// The articles in the bytes, and with `keepGoing` the bad lines of JSON lines, which are then passed over.
  ///
  /// Throws an ``IngestError`` when the bytes cannot be decoded, exceed a limit or hold no text or line at all, and for
  /// anything else that is bad, save the lines passed over. Complexity: linear.
  public func read(_ bytes: [UInt8], keepGoing: Bool) throws(IngestError) -> LinesReading {
    let decoded = try decoded(bytes)
    let text = decoded.bytes
    if let unread = unread(text) { throw .unreadFormat(unread) }
    let format = format(of: text)
    if keepGoing, format == .jsonl { return try JSONReader(fields: fields).readGoodLines(text) }
    return LinesReading(articles: try articles(in: decoded, of: bytes, as: format), failures: [])
  }

  private func articles(
    in decoded: DecodedText, of bytes: [UInt8], as format: ArticleFormat
  ) throws(IngestError) -> [Article] {
    let text = decoded.bytes
    switch format {
    case .html:
      var article = try HTMLReader().read(text)
      article.claims +=
        decoded.assumed.map { encoding in
          let words = "read as \(encoding), for the page says nothing"
          return [MetadataClaim(field: .encoding, value: words, origin: "bytes")]
        } ?? StrayBytes(of: bytes, readAs: text).claim
      return [article]
    case .markdown: return [try MarkdownReader().read(text)]
    case .json: return try JSONReader(fields: fields).readDocument(text)
    case .jsonl: return try JSONReader(fields: fields).readLines(text)
    case .auto, .text: return [try TextReader().read(text)]
    }
  }

  /// The format set, else what the content tells, else what is suggested.
  private func format(of text: [UInt8]) -> ArticleFormat {
    guard format == .auto else { return format }
    let told = FormatSniff.format(of: text)
    guard told == .text, let suggestion else { return told }
    return suggestion == .html && !text.contains(0x3C) ? .text : suggestion
  }

  /// What kind of file a text is that no reader reads; whoever names the format knows better than a likeness.
  private func unread(_ text: [UInt8]) -> UnreadFormat? {
    guard format == .auto || format == .html else { return nil }
    if let certain = UnreadText.certain(text) { return certain }
    let isText = format == .auto && FormatSniff.format(of: text) == .text
    return isText && (suggestion == nil || suggestion == .html) ? UnreadText.likely(text) : nil
  }

  private func decoded(_ bytes: [UInt8]) throws(IngestError) -> DecodedText {
    guard bytes.count <= IngestLimits.inputBytes else {
      throw .inputTooLarge(bytes: bytes.count, limit: IngestLimits.inputBytes)
    }
    if let unread = UnreadFormat(opening: bytes) { throw .unreadFormat(unread) }
    return try TextDecoder(encoding: encoding).decode(bytes)
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
