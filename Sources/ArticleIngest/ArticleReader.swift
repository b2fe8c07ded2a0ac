// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Reads the bytes of a document as articles: numbered paragraphs with kinds, metadata and provenance.
public struct ArticleReader: Sendable {
  /// How the bytes are to be read.
  public var format: ArticleFormat
  /// The name of the bytes' encoding; nil lets a byte order mark decide, else strict UTF-8.
  public var encoding: String?
  /// The names under which JSON records keep an article's parts.
  public var fields: FieldNames

  /// A reader of one format.
  public init(format: ArticleFormat = .auto, encoding: String? = nil, fields: FieldNames = FieldNames()) {
    self.format = format
    self.encoding = encoding
    self.fields = fields
  }

  /// The articles in the bytes, in order; JSON and JSON lines may give many, all other formats give one.
  ///
  /// Throws an ``IngestError`` when the bytes cannot be decoded, exceed a limit or hold no text. Complexity: linear.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> [Article] {
    guard bytes.count <= IngestLimits.inputBytes else {
      throw .inputTooLarge(bytes: bytes.count, limit: IngestLimits.inputBytes)
    }
    let text = try TextDecoder(encoding: encoding).decode(bytes)
    switch format == .auto ? FormatSniff.format(of: text) : format {
    case .html: return [try HTMLReader().read(text)]
    case .markdown: return [try MarkdownReader().read(text)]
    case .json: return try JSONReader(fields: fields).readDocument(text)
    case .jsonl: return try JSONReader(fields: fields).readLines(text)
    case .auto, .text: return [try TextReader().read(text)]
    }
  }
}
