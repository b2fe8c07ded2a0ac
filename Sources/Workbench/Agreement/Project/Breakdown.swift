// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel

/// A project's figures apart: by article, by the week of a paragraph's last decision, by label or by reviewer.
struct Breakdown {
  /// One part and its figures.
  struct Part {
    let name: String
    let units: Int
    let estimates: [Estimate]
    /// The nominal alpha without this reviewer.
    var alphaWithout: Double?

    /// The first figure of a kind.
    subscript(_ coefficient: Coefficient) -> Estimate? { estimates.first { $0.coefficient == coefficient } }
  }

  let grouping: Grouping
  let parts: [Part]

  init(
    _ ratings: ProjectRatings, by grouping: Grouping, _ measure: MeasureRequest, _ clusters: ArticleClusters,
    whole: AgreementReport
  ) throws {
    self.grouping = grouping
    switch grouping {
    case .article: parts = try Self.parts(ratings, measure, clusters) { $0.article }
    case .week:
      let weeks = Self.weeks(of: ratings)
      parts = try Self.parts(ratings, measure, clusters) { weeks["\($0.article)#\($0.paragraph.number)"] ?? "" }
    case .label:
      parts = whole.data.categories.map { category in
        let estimates = whole.coefficients.filter { $0.category == category }
        return Part(name: category, units: estimates.first?.n ?? 0, estimates: estimates)
      }
    case .reviewer: parts = Self.reviewers(whole)
    }
  }

  private static func parts(
    _ ratings: ProjectRatings, _ measure: MeasureRequest, _ clusters: ArticleClusters, name: (LabelRecord) -> String
  ) throws -> [Part] {
    try ratings.grouped(by: name).sorted { $0.key < $1.key }.map { part, ratings in
      let matrix = try ratings.matrix(level: measure.level) { clusters.name(of: $0.article) }
      let report = AgreementAnalysis(try measure.options(for: matrix)).run(matrix)
      return Part(
        name: part, units: report.data.pairableUnits,
        estimates: report.coefficients.filter { $0.category == nil && $0.raters == nil })
    }
  }

  private static func weeks(of ratings: ProjectRatings) -> [String: String] {
    var last: [String: Timestamp] = [:]
    for record in ratings.records {
      guard let madeAt = record.madeAt else { continue }
      let unit = "\(record.article)#\(record.paragraph.number)"
      last[unit] = max(last[unit] ?? madeAt, madeAt)
    }
    return last.mapValues(ISOWeek.name)
  }

  private static func reviewers(_ whole: AgreementReport) -> [Part] {
    if whole.diagnostics.influence.isEmpty {
      return whole.data.raters.map { rater in
        let kappas = whole.coefficients.filter { $0.coefficient == .cohenKappa && $0.raters?.contains(rater) == true }
        return Part(name: rater, units: kappas.first?.n ?? 0, estimates: kappas)
      }
    }
    return whole.diagnostics.influence.map { influence in
      Part(
        name: influence.rater, units: influence.againstRest.n, estimates: [influence.againstRest],
        alphaWithout: influence.alphaWithout)
    }
  }
}
