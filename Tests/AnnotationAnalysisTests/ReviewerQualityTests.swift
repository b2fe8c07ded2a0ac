// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel
import Testing

/// Figures of one reviewer's work, against hand computations.
@Suite struct ReviewerQualityTests {
  private func record(
    _ reviewer: String, _ number: Int, _ label: LabelID?, seconds: Double = 60, round: Int = 1, words: Int = 10,
    day: Int64? = nil
  ) -> LabelRecord {
    let text = Array(repeating: "word", count: words).joined(separator: " ")
    return LabelRecord(
      article: "harbour", paragraph: Paragraph(number: number, kind: .body, text: text, sha256: "p\(number)"),
      reviewer: reviewer, round: round, judgement: Judgement(label: label), note: nil, isFlagged: false,
      seconds: seconds, codebook: "test@1",
      madeAt: day.map { Timestamp(milliseconds: $0 * 86_400_000) })
  }

  private func gold(_ number: Int, _ label: LabelID?, isStale: Bool = false) -> GoldRecord {
    GoldRecord(
      article: "harbour", paragraph: number, label: label, how: label == nil ? .unresolved : .adjudicated, votes: [:],
      adjudicator: "cleo", madeAt: Timestamp(milliseconds: 0), isStale: isStale)
  }

  private func quality(_ labels: [LabelRecord], _ gold: [GoldRecord] = []) throws -> [ReviewerQuality] {
    var builder = try MatrixBuilder(categories: ["report", "quote"], level: .nominal, duplicates: .last)
    for label in labels where label.round == 1 {
      try builder.add(
        unit: "\(label.paragraph.number)", rater: label.reviewer, category: label.judgement?.label?.rawValue ?? "",
        cluster: nil)
    }
    return ReviewerQuality.all(labels, [], gold: gold, report: AgreementAnalysis().run(try builder.build()))
  }

  @Test func goldCountsWhereItIsSettledAndFresh() throws {
    let labels = (1...5).map { record("ana", $0, "report") }
    let all = try quality(
      labels, [gold(1, "report"), gold(2, "quote"), gold(3, nil), gold(4, "report", isStale: true)])
    #expect(all.map(\.gold) == [.init(count: 1, of: 2)] && all.map(\.decisions) == [5])
  }

  @Test func goldThatIsTheOwnUnanimousVoteIsToldApart() throws {
    func gold(_ number: Int, _ how: GoldRecord.Origin, _ voters: String...) -> GoldRecord {
      GoldRecord(
        article: "harbour", paragraph: number, label: "report", how: how,
        votes: Dictionary(voters.map { ($0, "report") }) { $1 }, adjudicator: "ana",
        madeAt: Timestamp(milliseconds: 0), isStale: false)
    }
    let labels = (1...4).map { record("ana", $0, "report") }
    let records = [
      gold(1, .unanimous, "ana", "ben"), gold(2, .unanimous, "ben", "cleo"), gold(3, .adjudicated, "ana", "ben"),
      gold(4, .majority, "ana", "ben"),
    ]
    let all = try quality(labels, records)
    #expect(all.map(\.gold) == [.init(count: 4, of: 4)] && all.map(\.ownGold) == [1])
  }

  @Test func aDecisionFasterThanReadingIsCounted() throws {
    // 119 words take 10 seconds at 714 words a minute.
    let labels = [
      record("ana", 1, "report", seconds: 9.9, words: 119), record("ana", 2, "report", seconds: 10.1, words: 119),
    ]
    #expect(try quality(labels + [record("ana", 3, "report", seconds: 0)]).map(\.tooFast) == [.init(count: 1, of: 2)])
  }

  @Test func theLongestRunIsOfOneLabelInReadingOrder() throws {
    let given: [LabelID?] = ["report", "quote", "quote", nil, "quote", "quote", "quote", "report"]
    let labels = given.enumerated().map { record("ana", $0.offset + 1, $0.element) }.reversed()
    #expect(try quality(Array(labels)).map(\.run) == [.init(label: "quote", length: 3)])
  }

  @Test func aReTestIsComparedWithTheFirstReading() throws {
    let labels = [
      record("ana", 1, "report"), record("ana", 2, "quote"), record("ana", 1, "report", round: 101),
      record("ana", 2, "report", round: 101), record("ana", 9, "report", round: 101),
    ]
    #expect(try quality(labels).map(\.retest) == [.init(count: 1, of: 2)])
  }

  @Test func itIsToldByTheWeeksBetweenTheReadings() throws {
    let first = (1...4).map { record("ana", $0, "report", day: 0) }
    let again = [
      record("ana", 1, "report", round: 101, day: 6), record("ana", 2, "quote", round: 101, day: 7),
      record("ana", 3, "report", round: 102, day: 13), record("ana", 4, "report", round: 101, day: 30),
    ]
    let drift = try quality(first + again).first?.drift ?? []
    #expect(drift.map(\.weeks) == [0, 1, 4])
    #expect(drift.map(\.same) == [.init(count: 1, of: 1), .init(count: 1, of: 2), .init(count: 1, of: 1)])
  }

  @Test func correlationsAreThoseOfFisher() throws {
    // x = 1…6, y = 2 1 4 3 6 5: sxx = syy = 17.5, sxy = 14.5, r = .828571; z = 1.18366 ± 1.95996/√3.
    let pairs = zip([1.0, 2, 3, 4, 5, 6], [2.0, 1, 4, 3, 6, 5]).map { ($0, $1) }
    let correlation = try #require(ReviewerQuality.Correlation(pairs))
    #expect(abs(correlation.value - 0.828571428571) < 1e-9 && correlation.n == 6)
    let interval = try #require(correlation.interval)
    #expect(abs(interval.lower - 0.051929) < 1e-5 && abs(interval.upper - 0.980685) < 1e-5)
    #expect(ReviewerQuality.Correlation([(1, 1), (1, 2)]) == nil && ReviewerQuality.Correlation([]) == nil)
    #expect(ReviewerQuality.Correlation([(1, 1), (2, 2), (3, 3), (4, 4)])?.interval == nil)
  }
}
