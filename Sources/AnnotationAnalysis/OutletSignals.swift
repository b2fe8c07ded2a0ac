// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
public import AnnotationModel

/// The signals of the articles of one outlet or origin: means over articles with 95 % intervals.
public struct OutletSignals: Sendable {
  /// A mean over articles.
  public struct Mean: Sendable {
    /// The signal.
    public let name: String
    /// The mean; nil where no article has a value.
    public let value: Double?
    /// The interval of Student's t over articles, cut at the least and the most that the mean can be, which takes nothing from
    /// its coverage; nil with fewer than two.
    public let interval: (lower: Double, upper: Double)?
    /// How many articles have a value.
    public let articles: Int
  }

  /// The outlet or origin; empty where it is not known.
  public let name: String
  /// Its articles.
  public let articles: [String]
  /// The signals, the shares of the labels first.
  public let means: [Mean]

  /// The outlets, or the origins, with an article that may be seen, by name; those unknown come last.
  public static func group(
    _ signals: [ArticleSignals], _ codebook: Codebook, by key: (Article) -> String?
  ) -> [OutletSignals] {
    let readable = signals.filter { !$0.tellingReadings.isEmpty }
    let groups = Dictionary(grouping: readable) { key($0.article) ?? "" }
    return groups.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }.map { name, mine in
      OutletSignals(
        name: name, articles: mine.map(\.slug), means: measures(codebook).map { mean($0, mine) })
    }
  }

  private typealias Measure = (name: String, most: Double, value: (SourcingSignals) -> Double?)

  private static func measures(_ codebook: Codebook) -> [Measure] {
    let shares: [Measure] = codebook.labels.map { label in
      (
        "\(label.id.rawValue)_share", 1,
        { signals in
          let mine = signals.shares.first { $0.label == label.id }?.paragraphs ?? 0
          return ArticleSignals.ratio(mine, signals.shares.reduce(0) { $0 + $1.paragraphs })
        }
      )
    }
    return shares + [
      ("attributed_share", 1, { ArticleSignals.ratio($0.attributed, $0.attributed + $0.unattributed) }),
      ("unnamed_share", 1, { ArticleSignals.ratio($0.unnamed, $0.named + $0.unnamed + $0.pseudonyms) }),
      ("origins", .infinity, { $0.chain.isEmpty ? nil : Double($0.origins.count) }),
      ("depth", .infinity, { $0.chain.isEmpty ? nil : Double($0.depth) }),
      ("loaded_per_1000_words", .infinity, { $0.perThousandWords($0.loaded) }),
      ("hedges_per_1000_words", .infinity, { $0.perThousandWords($0.hedges) }),
    ]
  }

  /// Each article counts once: the mean of its reviewers.
  private static func mean(_ measure: Measure, _ signals: [ArticleSignals]) -> Mean {
    let name = measure.name
    let values = signals.compactMap { article -> Double? in
      let readings = article.tellingReadings.compactMap { measure.value($0.signals) }
      return readings.isEmpty ? nil : readings.reduce(0, +) / Double(readings.count)
    }
    let n = Double(values.count)
    guard n > 0 else { return Mean(name: name, value: nil, interval: nil, articles: 0) }
    let mean = values.reduce(0, +) / n
    guard n > 1 else { return Mean(name: name, value: mean, interval: nil, articles: 1) }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let reach = StudentDistribution.quantile(0.975, degrees: n - 1) * (variance / n).squareRoot()
    return Mean(
      name: name, value: mean, interval: (max(0, mean - reach), min(measure.most, mean + reach)), articles: values.count
    )
  }
}
