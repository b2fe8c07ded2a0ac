// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

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
