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
  /// What its reader left out, in order, where it was asked to say so; it is not stored.
  public var droppedBlocks: [DroppedBlock] = []

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

extension Article {
  /// The number of the heading above each paragraph, in paragraph order; nil before the first heading.
  ///
  /// A heading's own entry is the heading above it. Complexity: O(paragraphs).
  public var sections: [Int?] {
    var heading: Int?
    return paragraphs.map { paragraph in
      defer { if paragraph.kind == .heading { heading = paragraph.number } }
      return heading
    }
  }

  /// The paragraph of a number, or nil when the article has none.
  public func paragraph(_ number: Int) -> Paragraph? {
    paragraphs.indices.contains(number - 1) ? paragraphs[number - 1] : nil
  }

  /// How many paragraphs reviewers label by default.
  public var annotatableCount: Int { paragraphs.count { $0.kind.isAnnotatable } }

  /// What the reader of its page left out; nil for an article of which all was taken.
  public var dropped: DroppedText? {
    func number(_ field: MetadataClaim.Field) -> Int? { claims.first { $0.field == field }.flatMap { Int($0.value) } }
    guard let blocks = number(.droppedBlocks), let words = number(.droppedWords) else { return nil }
    return DroppedText(blocks: blocks, words: words)
  }

  /// The words of its paragraphs, parted at white space. Complexity: O(bytes).
  public var wordCount: Int { paragraphs.reduce(0) { $0 + $1.text.wordCount } }

  /// How many words each body and deck paragraph has, by its number. Complexity: O(text).
  public var wordsToLabel: [Int: Int] {
    Dictionary(uniqueKeysWithValues: paragraphs.filter(\.kind.isAnnotatable).map { ($0.number, $0.text.wordCount) })
  }
}

/// A date found in an article, as printed and as ISO 8601.
public struct ArticleDate: Sendable, Hashable, Codable {
  /// Whose date it is: the copy in hand, or the outlet whose text it copies.
  public enum Owner: String, Sendable, Codable {
    case repost, outlet
  }

  /// The calendar day, `YYYY-MM-DD`, or `--MM-DD` where the article says no year.
  public var iso: String
  /// The date as the article prints it.
  public var raw: String
  /// Whose date it is.
  public var of: Owner
  /// The paragraph it was found in, from 1; nil when it came from metadata outside the text.
  public var paragraph: Int?

  /// A date with its evidence.
  public init(iso: String, raw: String, of owner: Owner, paragraph: Int?) {
    self.iso = iso
    self.raw = raw
    self.of = owner
    self.paragraph = paragraph
  }
}
