// SPDX-License-Identifier: GPL-3.0-or-later

/// Computes a report from ratings whose labels are sets, written with a separator between their members.
public struct SetValuedAnalysis: Sendable {
  /// What stands between two members of a set; the empty text is the empty set.
  public let separator: String
  /// Which interval to give.
  public let plan: IntervalPlan
  /// Whether units of one cluster are taken as dependent, where the matrix knows clusters.
  public let clustered: Bool

  /// An analysis of sets.
  public init(separator: String, plan: IntervalPlan = IntervalPlan(), clustered: Bool = true) {
    self.separator = separator
    self.plan = plan
    self.clustered = clustered
  }

  /// Observed agreement and Krippendorff's alpha by every distance of sets (Krippendorff 2004, ch. 11; Passonneau 2006).
  ///
  /// - Parameter matrix: ratings whose categories are written sets; the empty text is the empty set.
  /// - Returns: the report; its categories are the members.
  /// - Complexity: O(V^2) a distance and coefficient for V distinct sets, besides that of `AgreementAnalysis`.
  public func run(_ matrix: ReliabilityMatrix) -> AgreementReport {
    let matrix = matrix.hasReplicates ? matrix.withoutReplicates() : matrix
    let clustering = Clustering(matrix.clusters?.count ?? 0, isWanted: clustered)
    let figures = SetFigures(matrix, separator: separator, clustered: clustering.isUsed)
    let frame = figures.frame
    let estimator = Estimator(plan: plan, rows: frame.rows, sample: frame.sample, totals: frame.totals)
    var data = DataSummary(matrix, clustersIgnored: clustering.isIgnored)
    data.categories = figures.sets.labels
    return AgreementReport(
      data: data, level: .nominal, weights: "identity", plan: plan,
      coefficients: estimator.estimates(figures.wanted), pairs: [],
      diagnostics: Diagnostics(
        warnings: clustering.warnings + AgreementWarning.ofSize(frame.sample)
          + AgreementWarning.ofSkew(frame, figures.written)),
      model: nil)
  }
}

/// Every figure of ratings that are sets.
struct SetFigures: Sendable {
  let sets: LabelSets
  let frame: UnitFrame
  let wanted: [(estimate: Estimate, measure: any Measure)]
  /// Each distinct set as it was written.
  let written: [String]
  /// The ratings with every way to write a set made one category.
  let matrix: ReliabilityMatrix

  /// The figures of a matrix whose categories are written sets.
  init(_ matrix: ReliabilityMatrix, separator: String, clustered: Bool) {
    let sets = LabelSets(matrix.categories.map { Self.members($0, separator) })
    let values = (0..<sets.count).map { Double($0) }
    let distances = SetDistance.allCases
    var written = values.map { _ in "" }
    for (place, number) in sets.number.enumerated() { written[number] = matrix.categories[place] }
    let matrix = matrix.recoded(sets.number, as: values.map { String($0) })
    let frame = UnitFrame(
      matrix, values: values,
      weightings: distances.map { Weighting($0 == .nominal ? .identity : .sets(sets, $0), values: values) },
      metrics: distances.map { $0 == .nominal ? .nominal : .sets(sets, $0) }, clustered: clustered)
    let agreements = distances.enumerated().map { index, distance -> (estimate: Estimate, measure: any Measure) in
      var estimate = Estimate(.percentAgreement, n: 0)
      estimate.metric = distance == .nominal ? nil : distance.rawValue
      return (estimate, PercentAgreement(frame: frame, weighting: index))
    }
    let alphas = distances.enumerated().map { index, distance -> (estimate: Estimate, measure: any Measure) in
      var estimate = Estimate(.krippendorffAlpha, n: 0)
      estimate.metric = distance.rawValue
      return (estimate, KrippendorffAlpha(frame: frame, metric: index))
    }
    (self.sets, self.frame, self.written, self.matrix) = (sets, frame, written, matrix)
    wanted = agreements + alphas
  }

  /// The members of a written set; the empty text is the empty set.
  static func members(_ text: String, _ separator: String) -> Set<String> {
    guard !separator.isEmpty else { return text.isEmpty ? [] : [text] }
    var members: Set<String> = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let end = firstRange(of: separator, in: rest) ?? rest.endIndex
      let member = String(decoding: rest[..<end], as: UTF8.self)
      if !member.isEmpty { members.insert(member) }
      rest = end == rest.endIndex ? rest[end...] : rest[end...].dropFirst(separator.utf8.count)
    }
    return members
  }

  private static func firstRange(of separator: String, in text: Substring.UTF8View) -> String.Index? {
    text.indices.first { text[$0...].starts(with: separator.utf8) }
  }
}
