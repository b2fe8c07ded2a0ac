// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationModel
internal import Glibc

/// What a reviewer's decisions tell of how the work was done, without judging anybody by one figure.
public struct ReviewerQuality: Sendable {
  /// Whose decisions.
  public let reviewer: String
  /// How many paragraphs were decided or abstained from.
  public let decisions: Int
  /// Those that have gold, and those of them that gold says the same of.
  public let gold: Share
  /// Those of the same whose gold is nothing but the agreement of all reviewers, this one among them: they can not differ.
  public let ownGold: Int
  /// Those made faster than the text can be read.
  public let tooFast: Share
  /// The longest run of one label in reading order.
  public let run: Run?
  /// Against the others: the coefficient of this reviewer with the rest.
  public let againstRest: Estimate?
  /// Alpha with everybody, and without this reviewer.
  public let alpha: (with: Double?, without: Double?)
  /// The chance of a right label by the model of Dawid and Skene, with Wilson's interval over the decisions.
  public let competence: (value: Double, lower: Double, upper: Double)?
  /// Ratings on the diagonal A1, B2, … of those that could be judged on both scales.
  public let diagonal: Share
  /// How the two grades of ratings go together.
  public let gradeCorrelation: Correlation?
  /// How often the same paragraph got the same label again in a silent re-test.
  public let retest: Share
  /// The same by how many whole weeks lay between the two readings, the fewest first.
  public let drift: [(weeks: Int, same: Share)]

  /// What became of decisions once a machine's label was shown, by machine and by the label before.
  public let flips: [Flips]

  /// What became of decisions of one label once a machine's label was shown.
  public struct Flips: Sendable, Hashable {
    /// The machine.
    public var machine: String
    /// The label before; nil for abstentions.
    public var label: LabelID?
    /// How many paragraphs were decided so before the machine's label was shown.
    public var decided = 0
    /// Those of which the machine says the same.
    public var same = 0
    /// Those that were changed to what the machine says.
    public var toPrior = 0
    /// Those that were changed to something else.
    public var away = 0

    /// The flips of some paragraphs, by machine and label.
    public static func all(_ priors: [PriorRecord]) -> [Flips] {
      let groups = Dictionary(grouping: priors) { Flips(machine: $0.machine, label: $0.first) }
      return groups.map { flips, records in
        var flips = flips
        flips.decided = records.count
        flips.same = records.count { $0.first == $0.prior }
        flips.toPrior = records.count { $0.last != $0.first && $0.last == $0.prior }
        flips.away = records.count { $0.last != $0.first && $0.last != $0.prior }
        return flips
      }.sorted { ($0.machine, $0.label?.rawValue ?? "~") < ($1.machine, $1.label?.rawValue ?? "~") }
    }
  }

  /// So many of so many.
  public struct Share: Sendable, Equatable {
    /// How many.
    public var count: Int
    /// Of how many.
    public var of: Int

    /// So many of so many.
    public init(count: Int, of: Int) {
      self.count = count
      self.of = of
    }

    /// The share, 0 to 1; nil of none.
    public var value: Double? { of == 0 ? nil : Double(count) / Double(of) }
  }

  /// One label given several times in a row.
  public struct Run: Sendable, Equatable {
    /// The label.
    public var label: LabelID
    /// How many times.
    public var length: Int

    /// A run.
    public init(label: LabelID, length: Int) {
      self.label = label
      self.length = length
    }
  }

  /// Pearson's correlation with Fisher's interval of 95 %.
  public struct Correlation: Sendable, Equatable {
    /// The correlation, -1 to 1.
    public let value: Double
    /// Its interval; nil for fewer than four pairs or a perfect correlation.
    public let interval: (lower: Double, upper: Double)?
    /// How many pairs.
    public let n: Int

    /// Whether value, interval and count are the same.
    public static func == (left: Correlation, right: Correlation) -> Bool {
      left.value == right.value && left.n == right.n && left.interval?.lower == right.interval?.lower
        && left.interval?.upper == right.interval?.upper
    }

    /// The correlation of pairs; nil for fewer than two, or where one side does not vary.
    ///
    /// Source: Fisher 1921, the z-transformation with standard error 1/√(n - 3).
    public init?(_ pairs: [(Double, Double)]) {
      let count = Double(pairs.count)
      let means = (pairs.map(\.0).reduce(0, +) / count, pairs.map(\.1).reduce(0, +) / count)
      var sums = (xx: 0.0, yy: 0.0, xy: 0.0)
      for (x, y) in pairs {
        sums.xx += (x - means.0) * (x - means.0)
        sums.yy += (y - means.1) * (y - means.1)
        sums.xy += (x - means.0) * (y - means.1)
      }
      guard pairs.count > 1, sums.xx > 0, sums.yy > 0 else { return nil }
      let correlation = max(-1, min(1, sums.xy / (sums.xx * sums.yy).squareRoot()))
      (value, n) = (correlation, pairs.count)
      guard pairs.count > 3, abs(correlation) < 1 else {
        interval = nil
        return
      }
      let z = atanh(correlation), half = ReviewerQuality.z95 / (count - 3).squareRoot()
      interval = (tanh(z - half), tanh(z + half))
    }
  }

  static let z95 = 1.959963984540054
  /// Words a minute that nobody reads: three times the 238 of silent reading (Brysbaert 2019).
  static let wordsPerMinute = 714.0
}
