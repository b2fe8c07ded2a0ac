// SPDX-License-Identifier: GPL-3.0-or-later

/// A news article as it was loaded: its paragraphs, what it says about itself, and the hands it passed through.
public struct Article: Sendable, Hashable, Codable {
  /// The headline; nil when the document prints none.
  public var title: String?
  /// The author line's party, without "By".
  public var byline: String?
  /// The party named by a credit line, such as "Source: …".
  public var credit: String?
  /// The canonical address.
  public var url: String?
  /// The publishing outlet, where the document names it apart from the byline.
  public var site: String?
  /// The language as BCP 47, where it is known.
  public var language: String?
  /// Every date found, in order of evidence.
  public var dates: [ArticleDate]
  /// The chain from the file in hand to the origin.
  public var provenance: [ProvenanceStep]
  /// What the document claims of itself, all origins kept.
  public var claims: [MetadataClaim]
  /// The non-empty blocks, numbered from 1 without gaps.
  public var paragraphs: [Paragraph]
  /// The SHA-256 of the whole normalised text: no byte order mark, line ends LF.
  public var sha256: String
  /// The SHA-256 of the paragraphs' digests, the identity of the content whatever stands between the blocks.
  public var contentSHA256: String

  /// An article of the given paragraphs; everything else may be unknown.
  public init(
    title: String? = nil, byline: String? = nil, credit: String? = nil, url: String? = nil, site: String? = nil,
    language: String? = nil, dates: [ArticleDate] = [], provenance: [ProvenanceStep] = [],
    claims: [MetadataClaim] = [], paragraphs: [Paragraph], sha256: String, contentSHA256: String
  ) {
    self.title = title
    self.byline = byline
    self.credit = credit
    self.url = url
    self.site = site
    self.language = language
    self.dates = dates
    self.provenance = provenance
    self.claims = claims
    self.paragraphs = paragraphs
    self.sha256 = sha256
    self.contentSHA256 = contentSHA256
  }

  private enum CodingKeys: String, CodingKey {
    case title, byline, credit, url, site, language, dates, provenance, claims, paragraphs, sha256
    case contentSHA256 = "content_sha256"
  }
}
