// SPDX-License-Identifier: GPL-3.0-or-later

/// One statement of a document about itself, kept with its origin even where another origin contradicts it.
public struct MetadataClaim: Sendable, Hashable, Codable {
  /// What is claimed.
  public enum Field: String, Sendable, Codable {
    case title, byline, published, modified, site, url, language, basedOn = "based_on", citation, encoding
  }

  /// What is claimed.
  public var field: Field
  /// The value as printed.
  public var value: String
  /// Where the document says so: `json-ld`, `opengraph`, `meta`, `time`, `link`, `text`, `front-matter`, `record`.
  public var origin: String

  /// A claim with its origin.
  public init(field: Field, value: String, origin: String) {
    self.field = field
    self.value = value
    self.origin = origin
  }
}
