// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What a reading of some bytes gives: the articles, and what of the bytes gave none.
public struct ArticleReading: Sendable, Hashable {
  /// The articles, in order.
  public private(set) var articles: [Article]
  /// For each article the name of the file in the archive that it stands in; nil outside archives.
  public internal(set) var files: [String?]
  /// The parts that can not be read, in order: each with its place (``IngestError/within(_:_:)``) and the reason.
  public private(set) var failures: [IngestError] = []
  /// The parts that hold no article, in order: pictures, scripts, pages without running text; with place and reason.
  public private(set) var passedOver: [IngestError] = []

  /// A reading that gave these articles and no more.
  init(_ articles: [Article] = []) {
    self.articles = articles
    files = articles.map { _ in nil }
  }

  /// A reading of parts none of which can be read.
  init(failures: [IngestError]) {
    self.init()
    self.failures = failures
  }

  /// Adds what a part gives, or why it gives nothing.
  ///
  /// - Parameters:
  ///   - part: where it stands.
  ///   - keepsGoing: whether it is passed over when it can not be read.
  ///   - isCompanion: whether what fails so was never meant to be an article, beside pictures, scripts and pages without text.
  ///   - read: reads it.
  /// - Throws: what exceeds a limit of the whole input, and without `keepsGoing` what makes the part unreadable.
  mutating func add(
    _ part: FilePart, keepsGoing: Bool, isCompanion: (IngestError) -> Bool = { _ in false },
    _ read: () throws(IngestError) -> ArticleReading
  ) throws(IngestError) {
    do throws(IngestError) {
      let reading = try read()
      articles += reading.articles
      if case .file(let name) = part {
        files += reading.files.map { inner in inner.map { "\(name)/\($0)" } ?? name }
      } else {
        files += reading.files
      }
      failures += reading.failures.map { .within(part, $0) }
      passedOver += reading.passedOver.map { .within(part, $0) }
    } catch {
      let failure = IngestError.within(part, error)
      if error.cause.tellsNoArticle || isCompanion(error) {
        passedOver.append(failure)
      } else if keepsGoing, !error.cause.isOfWholeInput {
        failures.append(failure)
      } else {
        throw failure
      }
    }
  }

  /// Adds another reading of the same file.
  mutating func add(_ other: ArticleReading) {
    articles += other.articles
    files += other.files
    failures += other.failures
    passedOver += other.passedOver
  }

  /// Notes that something of the file can not be read.
  mutating func fail(_ error: IngestError) { failures.append(error) }

  /// Notes that a part is no article.
  mutating func passOver(_ part: FilePart, _ reason: NotAnArticle) {
    passedOver.append(.within(part, .noArticle(reason)))
  }

  /// The reading, unless nothing came of any part.
  func checked() throws(IngestError) -> ArticleReading {
    guard articles.isEmpty, failures.isEmpty else { return self }
    throw passedOver.first ?? .empty
  }

  /// The reading with a claim in each article.
  func adding(_ claim: MetadataClaim?) -> ArticleReading {
    guard let claim else { return self }
    return changing { $0.claims.append(claim) }
  }

  /// The reading with each article changed.
  func changing(_ change: (inout Article) -> Void) -> ArticleReading {
    var reading = self
    for index in articles.indices { change(&reading.articles[index]) }
    return reading
  }
}

extension IngestError {
  /// Whether nothing was lost, for the part holds no running text.
  var tellsNoArticle: Bool {
    switch self {
    case .noArticleText, .withoutText, .empty, .noArticle: true
    case .unreadFormat(let kind): !kind.mayHoldArticles
    default: false
    }
  }

  /// Whether the next part would fare no better.
  var isOfWholeInput: Bool {
    switch self {
    case .unpackedTooLarge, .parserFailed: true
    default: false
    }
  }
}
