// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
internal import AnnotationModel

/// What a project's figures are broken down by.
public enum Grouping: String, Sendable, CaseIterable {
  case article, outlet, label, reviewer, week, codebook
}

/// A project's figures apart: by article or its outlet, by the week of a paragraph's last decision, by label or by reviewer.
public struct Breakdown: Sendable {
  /// One part and its figures.
  public struct Part: Sendable {
    /// What it is called.
    public let name: String
    /// How many units it has.
    public let units: Int
    /// Its figures.
    public let estimates: [Estimate]
    /// The nominal alpha without this reviewer.
    public var alphaWithout: Double?

    /// The first figure of a kind.
    public subscript(_ coefficient: Coefficient) -> Estimate? { estimates.first { $0.coefficient == coefficient } }
  }

  /// Computes the figures of a part: how many units two or more have labelled, and the estimates over them; it is called
  /// by several threads.
  public typealias Measure = @Sendable (ProjectRatings) throws -> (pairableUnits: Int, estimates: [Estimate])

  /// What the figures are broken down by.
  public let grouping: Grouping
  /// The parts in their order.
  public let parts: [Part]

  /// The figures of each part.
  ///
  /// - Parameters:
  ///   - ratings: the labels of the reviews that count.
  ///   - grouping: what to break them down by.
  ///   - whole: the figures over everything.
  ///   - outlets: the outlet of each article of which it is known, by slug; only the parts by outlet want them.
  ///   - measure: computes the figures of a part's ratings, and how many units two or more have labelled.
  /// - Throws: what `measure` throws.
  public init(
    _ ratings: ProjectRatings, by grouping: Grouping, whole: AgreementReport, outlets: [String: String] = [:],
    measure: Measure
  ) throws {
    self.grouping = grouping
    switch grouping {
    case .article: parts = try Self.parts(ratings, measure) { $0.article }
    case .outlet: parts = try Self.parts(ratings, measure) { outlets[$0.article] ?? "" }
    case .codebook: parts = try Self.parts(ratings, measure) { $0.codebook ?? "" }
    case .week:
      let weeks = Self.weeks(of: ratings)
      var last: Unit?, week = ""
      parts = try Self.parts(ratings, measure) { record in
        let unit = Unit(record)
        if unit != last { (last, week) = (unit, weeks[unit] ?? "") }
        return week
      }
    case .label:
      parts = whole.data.categories.map { category in
        let estimates = whole.coefficients.filter { $0.category == category }
        return Part(name: category, units: estimates.first?.n ?? 0, estimates: estimates)
      }
    case .reviewer: parts = Self.reviewers(whole)
    }
  }

  private static func parts(
    _ ratings: ProjectRatings, _ measure: Measure, name: (LabelRecord) -> String
  ) throws -> [Part] {
    let groups = ratings.grouped(by: name).sorted { $0.key < $1.key }
    let measured = groups.indices.concurrentMap { place in Result { try measure(groups[place].value) } }
    return try zip(groups, measured).map { group, measured in
      let (units, estimates) = try measured.get()
      return Part(name: group.key, units: units, estimates: estimates)
    }
  }

  /// A paragraph among all of a project.
  private struct Unit: Hashable {
    let article: String
    let paragraph: Int

    init(_ record: LabelRecord) { (article, paragraph) = (record.article, record.paragraph.number) }
  }

  private static func weeks(of ratings: ProjectRatings) -> [Unit: String] {
    var weeks: [Unit: String] = [:], unit: Unit?, last: Timestamp?
    for record in ratings.records {
      guard let madeAt = record.madeAt else { continue }
      let next = Unit(record)
      if let unit, let last, unit != next { weeks[unit] = ISOWeek.name(of: last) }
      last = unit == next ? max(last ?? madeAt, madeAt) : madeAt
      unit = next
    }
    if let unit, let last { weeks[unit] = ISOWeek.name(of: last) }
    return weeks
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

/// The week of a moment as ISO 8601 names it, `2026-W12`, in UTC.
enum ISOWeek {
  private static let day = 86_400_000

  static func name(of moment: Timestamp) -> String {
    let days = Int((Double(moment.milliseconds) / Double(day)).rounded(.down))
    // Day 0 was a Thursday; a week belongs to the year of its Thursday.
    let fromMonday = ((days + 3) % 7 + 7) % 7
    let thursday = days - fromMonday + 3
    let year = Timestamp(milliseconds: Int64(thursday) * Int64(day)).iso8601.prefix(4)
    guard let first = Timestamp(iso8601: "\(year)-01-01T00:00:00.000Z") else { return String(year) }
    let week = (thursday - Int(first.milliseconds) / day) / 7 + 1
    return "\(year)-W\(week < 10 ? "0" : "")\(week)"
  }
}
