// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics

/// Who differs most, on what, and what the commonest difference costs.
public struct DisagreementFocus: Sendable {
  /// Two reviewers and how often they differ.
  public struct Pair: Sendable, Equatable {
    /// The two.
    public let reviewers: [String]
    /// The paragraphs that both labelled.
    public let both: Int
    /// Those that they labelled differently.
    public let differing: Int
    /// The two labels that they gave against each other most often; nil where they never differ.
    public let labels: [String]?
    /// How often they gave these two against each other.
    public let count: Int

    /// The share of differing paragraphs, 0 to 1.
    public var share: Double { both == 0 ? 0 : Double(differing) / Double(both) }
  }

  /// The pair with the greatest share of differences, among those with paragraphs enough; nil where no two can be compared.
  public let pair: Pair?
  /// The two labels that cost most agreement over all reviewers.
  public let labels: HotSpot?
  /// What alpha would be about, were these two never given against each other and all else as it is; nil where it has none.
  public let alphaWithoutThem: Double?

  /// Fewer common paragraphs than these say little of a pair.
  private static let enough = 10

  /// The focus of a report. Complexity: O(pairs x categories squared).
  public init(_ report: AgreementReport) {
    let pairs = report.pairs.map { Self.pair($0, report.data.categories) }
    let large = pairs.filter { $0.both >= Self.enough }
    pair =
      (large.isEmpty ? pairs : large).filter { $0.differing > 0 }.enumerated().max { left, right in
        (left.element.share, right.offset) < (right.element.share, left.offset)
      }?.element
    labels = report.diagnostics.hotSpots.first
    let alpha = report[.krippendorffAlpha]
    alphaWithoutThem = labels.flatMap { spot in
      guard let observed = alpha?.observed, let expected = alpha?.expected, expected > 0 else { return nil }
      return 1 - observed * (1 - spot.share) / expected
    }
  }

  private static func pair(_ row: PairRow, _ categories: [String]) -> Pair {
    var differing = 0, most = 0
    var labels: [String]?
    for first in row.confusion.indices {
      for second in row.confusion.indices where second > first {
        let count = row.confusion[first][second] + row.confusion[second][first]
        differing += count
        if count > most { (most, labels) = (count, [categories[first], categories[second]]) }
      }
    }
    return Pair(reviewers: row.raters, both: row.n, differing: differing, labels: labels, count: most)
  }
}

/// What may be built on labels of a certain alpha.
///
/// Source: Krippendorff 2004, Content Analysis, 2nd ed., p. 241: data to rely on have .800 and more, and below .667 not even
/// tentative conclusions are drawn. The interval says how sure that is.
public enum Sufficiency: Sendable, Equatable {
  /// Even the lower limit is .800 and more.
  case reliable
  /// The value is .800 and more, the lower limit is not.
  case probablyReliable
  /// Even the lower limit is .667 and more.
  case tentative
  /// The value is .667 and more, the lower limit is not.
  case probablyTentative
  /// The value is below .667.
  case insufficient
  /// There is no value.
  case unknown

  /// The limit of data to rely on.
  public static let reliableLimit = 0.8
  /// The limit of tentative conclusions.
  public static let tentativeLimit = 0.667

  /// What an alpha suffices for.
  ///
  /// - Parameters:
  ///   - value: the value; nil where there is none.
  ///   - lower: the lower limit of its interval; nil where it has none, and then the value alone is nothing to be sure of.
  public init(value: Double?, lower: Double?) {
    guard let value else {
      self = .unknown
      return
    }
    if value >= Self.reliableLimit {
      self = lower ?? -1 >= Self.reliableLimit ? .reliable : .probablyReliable
    } else if value >= Self.tentativeLimit {
      self = lower ?? -1 >= Self.tentativeLimit ? .tentative : .probablyTentative
    } else {
      self = .insufficient
    }
  }

  /// What an estimate of alpha suffices for; an interval without a width is none.
  public init(_ alpha: Estimate?) {
    self.init(
      value: alpha?.value, lower: alpha?.interval.flatMap { $0.lower < $0.upper ? $0.lower : nil })
  }
}
