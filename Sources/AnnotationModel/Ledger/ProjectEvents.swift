// SPDX-License-Identifier: GPL-3.0-or-later

/// An article entered the project.
public struct ArticleLoaded: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The article as it was read.
  public var content: Article
  /// The name of the file it was read from, `-` for standard input.
  public var source: String
  /// The SHA-256 of the bytes it was read from.
  public var originalSHA256: String
  /// The slug of the article that this one is a new version of.
  public var revises: String?

  /// The event with its facts.
  public init(article: String, content: Article, source: String, originalSHA256: String, revises: String? = nil) {
    self.article = article
    self.content = content
    self.source = source
    self.originalSHA256 = originalSHA256
    self.revises = revises
  }
}

/// The project took up a codebook, or a version of one.
public struct CodebookAdopted: Sendable, Hashable {
  /// The whole codebook.
  public var codebook: Codebook
  /// The SHA-256 of the codebook's canonical JSON.
  public var digest: String
  /// What it changes against the version before; nil for the first.
  public var change: CodebookChange?

  /// The event with its facts.
  public init(codebook: Codebook, digest: String, change: CodebookChange? = nil) {
    self.codebook = codebook
    self.digest = digest
    self.change = change
  }
}

/// Somebody corrected a paragraph's kind, for everybody.
public struct ParagraphKindSet: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The kind it has from here on.
  public var kind: ParagraphKind
  /// The kind it had.
  public var before: ParagraphKind

  /// The event with its facts.
  public init(article: String, paragraph: Int, kind: ParagraphKind, before: ParagraphKind) {
    self.article = article
    self.paragraph = paragraph
    self.kind = kind
    self.before = before
  }
}

/// Somebody corrected the chain of hands that an article passed through.
public struct ProvenanceCorrected: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The whole chain as it is from here on.
  public var provenance: [ProvenanceStep]

  /// The event with its facts.
  public init(article: String, provenance: [ProvenanceStep]) {
    self.article = article
    self.provenance = provenance
  }
}

/// Labels of reviews that are not finished were written where others can read them.
public struct LabelsRevealed: Sendable, Hashable {
  /// The name of the account that did it.
  public var account: String
  /// The verb of the command line that wrote them, such as `export`.
  public var verb: String
  /// Whose labels of what.
  public var reviews: [ReviewID]

  /// The verb that sends labels to other copies.
  public static let bundle = "bundle"

  /// The event with its facts.
  public init(account: String, verb: String, reviews: [ReviewID]) {
    self.account = account
    self.verb = verb
    self.reviews = reviews
  }
}

/// The body of an entry was taken out of the ledger; the entry's head stays, and with it the chain.
public struct EntryErased: Sendable, Hashable {
  /// The id of the entry.
  public var erases: String
  /// Why.
  public var reason: String?

  /// The event with its facts.
  public init(erases: String, reason: String? = nil) {
    self.erases = erases
    self.reason = reason
  }
}

/// A dataset was taken in whole: everything that it brought stands in the entries before this one.
public struct ImportFinished: Sendable, Hashable {
  /// The format, such as `label-studio`.
  public var format: String
  /// The name of the file or folder, without its path.
  public var source: String
  /// The clock before the first entry that it brought.
  public var after: Int
  /// How many articles it brought.
  public var articles: Int
  /// How many labels and abstentions it brought.
  public var labels: Int
  /// Whose labels it brought.
  public var reviewers: [String]
  /// The chains that its entries stand in, for other copies' entries may bear the same clocks; nil where it does not say.
  public var origins: [String]?

  /// The event with its facts.
  public init(
    format: String, source: String, after: Int, articles: Int, labels: Int, reviewers: [String],
    origins: [String]? = nil
  ) {
    self.origins = origins
    self.format = format
    self.source = source
    self.after = after
    self.articles = articles
    self.labels = labels
    self.reviewers = reviewers
  }
}

/// The articles were parted into training, development and test sets; the last such entry counts.
public struct DatasetSplit: Sendable, Hashable {
  /// The part of each article, by slug.
  public var parts: [String: String]
  /// What was kept together: `article`, `outlet`, `origin` or `cluster`.
  public var grouping: String
  /// What chance was drawn from.
  public var seed: UInt64
  /// How much of the articles each part was to get, in percent, by part.
  public var shares: [String: Int]

  /// The event with its facts.
  public init(parts: [String: String], grouping: String, seed: UInt64, shares: [String: Int]) {
    self.parts = parts
    self.grouping = grouping
    self.seed = seed
    self.shares = shares
  }
}
