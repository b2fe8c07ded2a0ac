// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationModel

extension ReviewerQuality {
  /// The reviewers of a project, by identifier.
  ///
  /// - Parameters:
  ///   - labels: the labels of finished reviews, re-tests with them.
  ///   - annotations: what was marked in finished reviews.
  ///   - gold: the gold.
  ///   - priors: what was decided before a machine's label was shown.
  ///   - report: the agreement over the first round, with the model of Dawid and Skene.
  /// - Returns: one for each reviewer with a decision.
  public static func all(
    _ labels: [LabelRecord], _ annotations: [AnnotationRecord], gold: [GoldRecord], priors: [PriorRecord] = [],
    report: AgreementReport
  ) -> [ReviewerQuality] {
    let settled = Dictionary(gold.settled.map { ("\($0.article)#\($0.paragraph)", $0) }) { $1 }
    let places = Dictionary(grouping: labels.indices.filter { labels[$0].judgement != nil }) { labels[$0].reviewer }
    let ratings = Dictionary(grouping: annotations, by: \.review.reviewer)
    return places.sorted { $0.key < $1.key }.map { reviewer, places in
      ReviewerQuality(
        reviewer, labels, places, ratings[reviewer] ?? [], settled,
        priors.filter { $0.reviewer == reviewer }, report)
    }
  }

  private init(
    _ reviewer: String, _ labels: [LabelRecord], _ places: [Int], _ annotations: [AnnotationRecord],
    _ gold: [String: GoldRecord], _ priors: [PriorRecord], _ report: AgreementReport
  ) {
    self.reviewer = reviewer
    flips = Flips.all(priors)
    let first = places.filter { labels[$0].round == ReviewID.firstRound }.sorted { left, right in
      (labels[left].article, labels[left].paragraph.number) < (labels[right].article, labels[right].paragraph.number)
    }
    decisions = first.count
    let withGold: [(gold: GoldRecord, isSame: Bool)] =
      gold.isEmpty
      ? []
      : first.compactMap { place in
        gold[labels[place].unit].map { ($0, $0.label == labels[place].judgement?.label) }
      }
    self.gold = Share(count: withGold.count(where: \.isSame), of: withGold.count)
    ownGold = withGold.count { $0.isSame && $0.gold.how == .unanimous && $0.gold.votes[reviewer] != nil }
    let timed = first.filter { labels[$0].carriedFrom == nil && (labels[$0].seconds ?? 0) > 0 }
    tooFast = Share(count: timed.count { Self.isTooFast(labels[$0]) }, of: timed.count)
    run = Self.longestRun(first.lazy.map { labels[$0] })
    let influence = report.diagnostics.influence.first { $0.rater == reviewer }
    let pair = report.coefficients.first { $0.coefficient == .cohenKappa && $0.raters?.contains(reviewer) == true }
    againstRest = influence?.againstRest ?? (report.data.raters.count == 2 ? pair : nil)
    alpha = (report[.krippendorffAlpha]?.value, influence?.alphaWithout)
    let chance = report.model?.raters.first { $0.rater == reviewer }?.competence
    competence = chance.map { Self.wilson($0, first.count) }
    diagonal =
      FieldRatings.diagonals(annotations).first.map { Share(count: $0.count, of: $0.of) } ?? Share(count: 0, of: 0)
    gradeCorrelation = Correlation(Self.grades(annotations))
    drift = Self.drift(places.lazy.map { labels[$0] })
    retest = Share(count: drift.map(\.same.count).reduce(0, +), of: drift.map(\.same.of).reduce(0, +))
  }

  private static func isTooFast(_ record: LabelRecord) -> Bool {
    let text = record.paragraph.text, seconds = record.seconds ?? 0
    func isTooShort(_ words: Int) -> Bool { seconds < Double(words) / wordsPerMinute * 60 }
    // No text has more words than every other byte: most need not be counted.
    return isTooShort((text.utf8.count + 1) / 2) && isTooShort(text.wordCount)
  }

  private static func longestRun(_ records: some Sequence<LabelRecord>) -> Run? {
    var longest: Run?, current: Run?
    for record in records {
      guard let label = record.judgement?.label else {
        current = nil
        continue
      }
      current =
        current?.label == label ? Run(label: label, length: (current?.length ?? 0) + 1) : Run(label: label, length: 1)
      if let run = current, run.length > longest?.length ?? 0 { longest = run }
    }
    return longest
  }

  /// Wilson 1927: the score interval of a proportion.
  static func wilson(_ share: Double, _ count: Int) -> (value: Double, lower: Double, upper: Double) {
    guard count > 0 else { return (share, 0, 1) }
    let n = Double(count), zz = z95 * z95
    let middle = (share + zz / (2 * n)) / (1 + zz / n)
    let half = z95 / (1 + zz / n) * (share * (1 - share) / n + zz / (4 * n * n)).squareRoot()
    return (share, max(0, middle - half), min(1, middle + half))
  }

  private static func grades(_ annotations: [AnnotationRecord]) -> [(Double, Double)] {
    annotations.flatMap { record in
      record.annotations.standingRatings.compactMap { number -> (Double, Double)? in
        let rating = record.annotations.ratings[number]?.value
        guard let reliability = rating?.reliability?.rank, let credibility = rating?.credibility?.rank else {
          return nil
        }
        return (Double(reliability), Double(credibility))
      }
    }
  }

  /// How often a re-test says what the first reading said, by the whole weeks between the two.
  ///
  /// Without a moment no week is counted.
  private static func drift(_ labels: some Sequence<LabelRecord>) -> [(weeks: Int, same: Share)] {
    let retests = labels.filter { $0.review.isRetest }
    if retests.isEmpty { return [] }
    let first = Dictionary(labels.filter { $0.round == ReviewID.firstRound }.map { ($0.unit, $0) }) { $1 }
    let again = retests.compactMap { record -> (weeks: Int, isSame: Bool)? in
      guard let before = first[record.unit] else { return nil }
      let weeks = before.madeAt.flatMap { start in record.madeAt.map { Self.weeks(from: start, to: $0) } } ?? 0
      return (weeks, before.judgement?.label == record.judgement?.label)
    }
    return Dictionary(grouping: again, by: \.weeks).sorted { $0.key < $1.key }.map { weeks, rows in
      (weeks, Share(count: rows.count(where: \.isSame), of: rows.count))
    }
  }

  private static func weeks(from start: Timestamp, to end: Timestamp) -> Int {
    max(0, Int((end.milliseconds - start.milliseconds) / (7 * 86_400_000)))
  }
}
