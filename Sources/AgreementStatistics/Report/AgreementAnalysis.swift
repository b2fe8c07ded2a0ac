// SPDX-License-Identifier: GPL-3.0-or-later

/// Computes a report from a reliability matrix.
public struct AgreementAnalysis: Sendable {
  /// What to compute.
  public let options: AgreementOptions

  /// An analysis with the given options.
  public init(_ options: AgreementOptions = AgreementOptions()) { self.options = options }

  /// The report on a matrix; replicates of a rating beyond the first are not used.
  ///
  /// O(patterns) a coefficient, times the replicates where intervals are bootstrapped.
  public func run(_ matrix: ReliabilityMatrix) -> AgreementReport {
    let (inputs, clustering) = inputs(matrix)
    let pairs = PairEstimates(inputs)
    let coefficients = CoefficientEstimates(inputs)
    let estimates = coefficients.overall + pairs.estimates + coefficients.byCategory
    return AgreementReport(
      data: DataSummary(inputs.matrix, clustersIgnored: clustering.isIgnored), level: options.level,
      weights: options.weights?.name ?? "identity", plan: inputs.options.plan, coefficients: estimates,
      pairs: pairs.rows,
      diagnostics: Diagnostics(inputs, estimates, clustering), model: nil)
  }

  /// The estimates of a report on a matrix that concern all raters and all categories, and nothing else of it.
  ///
  /// - Parameter matrix: the ratings; replicates beyond the first are not used.
  /// - Returns: how many units have two ratings or more, and the estimates in the order of the report.
  /// - Complexity: O(patterns) a coefficient, times the replicates where intervals are bootstrapped.
  public func overall(_ matrix: ReliabilityMatrix) -> (pairableUnits: Int, estimates: [Estimate]) {
    let (inputs, clustering) = inputs(matrix)
    let data = DataSummary(inputs.matrix, clustersIgnored: clustering.isIgnored)
    return (data.pairableUnits, CoefficientEstimates(inputs, withCategories: false).overall)
  }

  private func inputs(_ matrix: ReliabilityMatrix) -> (AnalysisInputs, Clustering) {
    let matrix = matrix.hasReplicates ? matrix.withoutReplicates() : matrix
    let clustering = Clustering(matrix.clusters?.count ?? 0, isWanted: options.clustered)
    return (AnalysisInputs(matrix, options, clustered: clustering.isUsed), clustering)
  }
}

/// The estimates that concern all raters at once.
struct CoefficientEstimates {
  let overall: [Estimate]
  let byCategory: [Estimate]

  /// - Parameters:
  ///   - inputs: the frames.
  ///   - withCategories: whether the categories get estimates of their own.
  init(_ inputs: AnalysisInputs, withCategories: Bool = true) {
    let units = Estimator(
      plan: inputs.options.plan, rows: inputs.units.rows, sample: inputs.units.sample, totals: inputs.units.totals)
    let unitMeasures = Self.unitMeasures(inputs), categoryMeasures = withCategories ? Self.categoryMeasures(inputs) : []
    let byCountPattern = units.estimates(
      unitMeasures + categoryMeasures, progress: Self.progress(inputs, bootstrap: 0))
    let byUnit = Array(byCountPattern.prefix(unitMeasures.count))
    byCategory =
      inputs.units.layout.hasCategories || !withCategories
      ? Array(byCountPattern.dropFirst(unitMeasures.count)) : ManyCategories(inputs).estimates
    var byRater: [Estimate] = []
    if let frame = inputs.raters {
      let raters = Estimator(
        plan: inputs.options.plan, rows: frame.rows, sample: frame.sample, totals: frame.totals)
      byRater = raters.estimates(
        Self.raterMeasures(inputs, frame), progress: Self.progress(inputs, bootstrap: 1))
    } else {
      let reason = inputs.pairs.omitted ?? .tooManyCategories(limit: PairTables.categoryLimit)
      for index in inputs.weightings.indices {
        byRater += [.congerKappa, .lightKappa].map { Self.undefined($0, reason, weights: inputs.name(index)) }
      }
    }
    overall = (byUnit + byRater + FleissAlternatives(inputs).estimates).enumerated().sorted { left, right in
      let (a, b) = (Self.rank(left.element, inputs), Self.rank(right.element, inputs))
      return a != b ? a < b : left.offset < right.offset
    }.map(\.element)
  }

  /// What says how far one of the two bootstraps is, out of both.
  private static func progress(_ inputs: AnalysisInputs, bootstrap: Int) -> (@Sendable (Int) -> Void)? {
    guard let report = inputs.options.progress else { return nil }
    let replicates = inputs.options.plan.replicates
    return { report(bootstrap * replicates + $0, 2 * replicates) }
  }

  /// Weight schemes one after the other, then alpha, then the alternatives of Fleiss' kappa.
  private static func rank(_ estimate: Estimate, _ inputs: AnalysisInputs) -> Int {
    let order: [Coefficient] = [
      .percentAgreement, .unanimity, .fleissKappa, .congerKappa, .gwetAC1, .gwetAC2, .brennanPrediger, .lightKappa,
    ]
    guard let place = order.firstIndex(of: estimate.coefficient) else {
      return estimate.coefficient == .krippendorffAlpha ? 10_000 : 20_000
    }
    let scheme = inputs.weightings.indices.first { inputs.name($0) == estimate.weights } ?? 0
    return scheme * order.count + place
  }

  static func undefined(_ coefficient: Coefficient, _ reason: UndefinedReason, weights: String?) -> Estimate {
    var estimate = Estimate(coefficient, n: 0)
    estimate.weights = weights
    estimate.take(.undefined(reason))
    return estimate
  }

  typealias Wanted = (estimate: Estimate, measure: any Measure)

  static func unitMeasures(_ inputs: AnalysisInputs) -> [(estimate: Estimate, measure: any Measure)] {
    let frame = inputs.units
    var wanted: [Wanted] = []
    for index in inputs.weightings.indices {
      func add(_ coefficient: Coefficient, _ measure: any Measure) {
        var estimate = Estimate(coefficient, n: 0)
        estimate.weights = inputs.name(index)
        wanted.append((estimate, measure))
      }
      add(.percentAgreement, PercentAgreement(frame: frame, weighting: index))
      let isIdentity = inputs.weightings[index].isIdentity
      if isIdentity { add(.unanimity, Unanimity(frame: frame)) }
      add(.fleissKappa, ChanceCorrected(frame: frame, weighting: index, chance: .fleiss))
      add(isIdentity ? .gwetAC1 : .gwetAC2, ChanceCorrected(frame: frame, weighting: index, chance: .gwet))
      add(.brennanPrediger, ChanceCorrected(frame: frame, weighting: index, chance: .uniform))
    }
    for (index, metric) in frame.metrics.enumerated() {
      var estimate = Estimate(.krippendorffAlpha, n: 0)
      estimate.metric = metric.name
      wanted.append((estimate, KrippendorffAlpha(frame: frame, metric: index)))
    }
    return wanted
  }

  static func raterMeasures(_ inputs: AnalysisInputs, _ frame: RaterFrame) -> [Wanted] {
    var wanted: [Wanted] = []
    for index in inputs.weightings.indices {
      var estimate = Estimate(.congerKappa, n: 0)
      estimate.weights = inputs.name(index)
      wanted.append((estimate, CongerKappa(frame: frame, weighting: index)))
      guard frame.raters > 1 else { continue }
      var light = Estimate(.lightKappa, n: 0)
      light.weights = inputs.name(index)
      let isSparse = !frame.pairs.sparse.isEmpty && inputs.weightings[index].isIdentity
      wanted.append((light, isSparse ? SparseLightKappa(frame: frame) : LightKappa(frame: frame, weighting: index)))
    }
    return wanted
  }

  static func categoryMeasures(_ inputs: AnalysisInputs) -> [Wanted] {
    let frame = inputs.units
    guard frame.layout.hasCategories else { return [] }
    return inputs.matrix.categories.indices.flatMap {
      categoryMeasures(of: $0, named: inputs.matrix.categories[$0], frame)
    }
  }

  /// The figures of one category of a frame.
  static func categoryMeasures(of category: Int, named name: String, _ frame: UnitFrame) -> [Wanted] {
    let measures: [(Coefficient, any Measure)] = [
      (.fleissKappaCategory, CategoryKappa(frame: frame, category: category)),
      (.krippendorffAlphaCategory, CategoryAlpha(frame: frame, category: category)),
      (.specificAgreement, SpecificAgreement(frame: frame, category: category)),
    ]
    return measures.map { coefficient, measure in
      var estimate = Estimate(coefficient, n: 0)
      estimate.category = name
      return (estimate, measure)
    }
  }
}
