// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics

/// Which figures are wanted.
public struct MeasureRequest: Sendable {
  /// The level of measurement.
  public var level = Level.nominal
  /// A weight scheme's name or a file with a matrix, beside those of the level.
  public var weights: String?
  /// The declared categories in order.
  public var categories: [String]?
  /// Which intervals.
  public var interval = IntervalChoice.auto
  /// Bootstrap replicates; nil draws 1,000, and 10,000 on up to 200 units.
  public var replicates: Int?
  /// The bootstrap's seed.
  public var seed: UInt64 = 1
  /// The probability with which intervals are to cover.
  public var confidence = 0.95
  /// What units depend on one another by: `none`, `article`, `outlet`, or a column of a file.
  public var cluster: String?
  /// How many pairs of raters are shown, those that share most units; nil for all.
  public var pairs: Int?
  /// A half-width of the interval to plan for.
  public var halfWidth: Double?
  /// A model of the raters to fit.
  public var model: AnnotationModelName?
  /// Whether the model's competences get limits, for which it is fitted two hundred times more.
  var limitsModel = true
  /// What a study is planned for, beside the half-width.
  public var aims = StudyAims()
  /// The formulas to show with the numbers in them.
  public var explanation: ExplanationRequest?
  /// Gamma, for spans.
  public var gamma: GammaRequest?
  /// Who is tested against the others.
  public var candidate: CandidateRequest?
  /// Whether Dawid-Skene seeks the mode of the posterior instead of the greatest likelihood.
  public var isMaximumAPosteriori = false
  /// The model's greatest number of iterations; nil for its own.
  public var iterationLimit: Int?
  /// Where the model's probability of each label for each unit goes.
  public var posteriors: String?

  /// The files that figures are computed from.
  func inputs(_ file: FileRequest?) -> [String] { [file?.path, weights].compactMap { $0 } }

  /// Nominal figures with the intervals that the data ask for.
  public init() {}
}

/// How intervals are made, or that there are none.
public enum IntervalChoice: String, Sendable, CaseIterable {
  case auto, smoothed, analytic, jackknife, bootstrap, bca, none

  /// The engine's method; with `auto` the data decide.
  var method: IntervalMethod? { self == .auto ? .smoothed : IntervalMethod(rawValue: rawValue) }
}
