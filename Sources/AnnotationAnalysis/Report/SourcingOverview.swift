// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// How the sources of many articles hang together, collected article by article.
public struct SourcingOverview: Sendable {
  /// The longest way from a file in hand to a source that speaks in it.
  public struct Chain: Sendable {
    /// The article's slug.
    public let article: String
    /// Who found it, by identifier.
    public let reviewers: [String]
    /// The sources, outermost first.
    public let sources: [String]
  }

  /// An article all of whose sources stand behind one origin, as some reviewer found it.
  public struct Circle: Sendable {
    /// The article's slug.
    public let article: String
    /// Who found it so, by identifier.
    public let reviewers: [String]
    /// The origin.
    public let origin: String
  }

  /// The longest chains of two sources and more, at the top.
  public private(set) var chains: [Chain] = []
  /// How many chains there are.
  public private(set) var chainCount = 0
  /// The articles with circular reporting, in the order of adding.
  public private(set) var circles: [Circle] = []
  /// The readings by how many origins they found; readings without a source are left out.
  public private(set) var readingsByOrigins: [Int: Int] = [:]
  private let most: Int

  /// Keeps so many chains.
  public init(most: Int) { self.most = most }

  /// Looks through the readings of an article. Complexity: O(readings x depth).
  public mutating func add(_ signals: ArticleSignals) {
    var finders: [[String]: [String]] = [:], order: [[String]] = [], circular: [String: [String]] = [:]
    for reading in signals.readings where !reading.signals.chain.isEmpty {
      let reviewer = reading.review.id.reviewer, chain = reading.signals.chain
      readingsByOrigins[reading.signals.origins.count, default: 0] += 1
      if reading.signals.isCircular, let origin = reading.signals.origins.first {
        circular[origin, default: []].append(reviewer)
      }
      guard chain.count > 1 else { continue }
      if finders[chain] == nil { order.append(chain) }
      finders[chain, default: []].append(reviewer)
    }
    circles += circular.sorted { $0.key < $1.key }.map {
      Circle(article: signals.slug, reviewers: Self.once($1), origin: $0)
    }
    for sources in order {
      chainCount += 1
      let place = chains.firstIndex { $0.sources.count < sources.count } ?? chains.count
      guard place < most else { continue }
      let chain = Chain(article: signals.slug, reviewers: Self.once(finders[sources] ?? []), sources: sources)
      chains.insert(chain, at: place)
      if chains.count > most { chains.removeLast() }
    }
  }

  private static func once(_ reviewers: [String]) -> [String] { Set(reviewers).sorted() }
}
