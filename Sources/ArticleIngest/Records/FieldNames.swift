// SPDX-License-Identifier: GPL-3.0-or-later

/// The names under which records keep an article's parts; the first present in a record counts.
///
/// A name with a dot looks into an object: `meta.title`.
public struct FieldNames: Sendable, Hashable {
  /// A part of an article.
  public enum Part: String, Sendable, CaseIterable {
    case text, title, byline, published, modified, site, url, language, credit, summary
  }

  /// The names of each part, in order of trust.
  public private(set) var names: [Part: [String]] = [
    .text: [
      "articleBody", "text", "body", "content", "maintext", "article", "full_text", "fulltext", "story", "cleaned_text",
    ],
    .title: ["headline", "title", "name"], .byline: ["author", "authors", "byline", "creator"],
    .published: [
      "datePublished", "published", "date", "publish_date", "date_publish", "published_at", "pubdate", "publishedAt",
      "timestamp",
    ],
    .modified: ["dateModified", "modified", "updated", "updated_at", "date_modify"],
    .site: ["publisher", "site", "outlet", "source_domain", "site_name", "publication"],
    .url: ["url", "link", "canonical_url", "mainEntityOfPage"],
    .language: ["inLanguage", "language", "lang"], .credit: ["isBasedOn", "credit", "source", "agency"],
    .summary: ["alternativeHeadline", "summary", "description", "abstract", "subtitle", "standfirst", "deck"],
  ]

  /// The names that schema.org and common scrapers use.
  public init() {}

  /// Puts a name before the others of a part.
  public mutating func prefer(_ name: String, for part: Part) {
    names[part] = [name] + (names[part] ?? []).filter { $0 != name }
  }

  /// The names of a part.
  public subscript(part: Part) -> [String] { names[part] ?? [] }
}
