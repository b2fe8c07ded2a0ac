// SPDX-License-Identifier: GPL-3.0-or-later

/// Computes a report from ratings whose labels are sets, written with a separator between their members.
public struct SetValuedAnalysis: Sendable {
  /// What stands between two members of a set; the empty text is the empty set.
  public let separator: String
  /// Which interval to give: analytic, jackknife or none.
  public let plan: IntervalPlan

  /// An analysis of sets.
  public init(separator: String, plan: IntervalPlan = IntervalPlan()) {
    self.separator = separator
    self.plan = plan
  }

  /// Observed agreement and Krippendorff's alpha by every distance of sets.
  ///
  /// - Parameter matrix: ratings whose categories are written sets.
  /// - Returns: the report; its categories are the members.
  /// - Complexity: that of `SetValuedAlpha` once a distance.
  public func run(_ matrix: ReliabilityMatrix) -> AgreementReport {
    let matrix = matrix.hasReplicates ? matrix.withoutReplicates() : matrix
    let written = matrix.categories.map(members)
    var units: [Int] = []
    var sets: [Set<String>] = []
    for unit in 0..<matrix.unitCount {
      for rating in matrix.ratings(ofUnit: unit) {
        units.append(unit)
        sets.append(written[Int(rating.category)])
      }
    }
    let ratings = SetRatings(units: units, sets: sets)
    let alphas = SetDistance.allCases.map { ($0, SetValuedAlpha(ratings, distance: $0)) }
    let estimates = alphas.map { agreement($1, $0, units: matrix.unitCount) } + alphas.map { estimate($1, $0, matrix) }
    var data = DataSummary(matrix, clustersIgnored: false)
    data.categories = Set(written.joined()).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    return AgreementReport(
      data: data, level: .nominal, weights: "identity", plan: plan, coefficients: estimates, pairs: [],
      diagnostics: Diagnostics(), model: nil)
  }

  private func members(_ text: String) -> Set<String> {
    guard !separator.isEmpty else { return text.isEmpty ? [] : [text] }
    var members: Set<String> = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let end = Self.firstRange(of: separator, in: rest) ?? rest.endIndex
      let member = String(decoding: rest[..<end], as: UTF8.self)
      if !member.isEmpty { members.insert(member) }
      rest = end == rest.endIndex ? rest[end...] : rest[end...].dropFirst(separator.utf8.count)
    }
    return members
  }

  private static func firstRange(of separator: String, in text: Substring.UTF8View) -> String.Index? {
    text.indices.first { text[$0...].starts(with: separator.utf8) }
  }

  private func agreement(_ alpha: SetValuedAlpha, _ distance: SetDistance, units: Int) -> Estimate {
    var estimate = Estimate(.percentAgreement, n: units)
    estimate.metric = distance == .nominal ? nil : distance.rawValue
    estimate.value = alpha.percentAgreement
    estimate.observed = alpha.percentAgreement
    if alpha.percentAgreement == nil { estimate.reason = .noPairableUnit }
    return estimate
  }

  private func estimate(_ alpha: SetValuedAlpha, _ distance: SetDistance, _ matrix: ReliabilityMatrix) -> Estimate {
    var estimate = Estimate(.krippendorffAlpha, n: alpha.pairableUnits)
    estimate.metric = distance.rawValue
    estimate.observed = alpha.observedDisagreement
    estimate.expected = alpha.expectedDisagreement
    switch alpha.value {
    case .success(let value): estimate.value = value
    case .failure(.noPairableUnits): estimate.reason = .noPairableUnit
    case .failure(.oneValue): estimate.reason = .noVariation
    }
    if plan.method == .jackknife, let error = alpha.jackknifeStandardError {
      estimate.spread(error, degrees: Double(matrix.unitCount - 1), plan, .jackknife)
    } else if plan.method == .analytic, let error = alpha.standardError {
      estimate.spread(error, degrees: Double(alpha.pairableUnits - 1), plan, .analytic)
    }
    return estimate
  }
}
