// SPDX-License-Identifier: GPL-3.0-or-later

/// Why bytes could not be read as an article.
public enum IngestError: Error, Sendable, Hashable {
  /// The input holds no text at all: no bytes, or white space only.
  case empty
  /// The input is larger than the reader takes.
  case inputTooLarge(bytes: Int, limit: Int)
  /// A paragraph is larger than the reader takes.
  case paragraphTooLarge(number: Int, bytes: Int, limit: Int)
  /// The input has more paragraphs than the reader takes.
  case tooManyParagraphs(limit: Int)
  /// The byte at this offset begins no valid UTF-8 sequence; the encoding has to be named.
  case notUTF8(offset: Int, byte: UInt8)
  /// The input is not valid in the encoding that its byte order mark, its markup or the caller named.
  case notDecodable(encoding: String, offset: Int)
  /// No such encoding is known to the C library.
  case unknownEncoding(String)
  /// The text holds a NUL at this byte offset.
  case nulByte(offset: Int)
}
