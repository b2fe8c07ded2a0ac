// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Testing

/// A dataset in parts: what belongs together stays together, and each part is as large as it was asked for.
@Suite struct PartitionTests {
  private func items(_ count: Int, weight: Int = 10, label: LabelID? = "report") -> [DatasetPartition.Item] {
    (0..<count).map { .init(article: "\(label?.rawValue ?? "-")\($0)", keys: ["a\($0)"], labels: [label: weight]) }
  }

  private func sizes(_ partition: DatasetPartition) -> [String: Int] {
    Dictionary(partition.parts.values.map { ($0, 1) }, uniquingKeysWith: +)
  }

  private let shares = [(part: "train", percent: 80), (part: "dev", percent: 20)]

  @Test(arguments: UInt64(1)...4) func partsAreAsLargeAsTheirShares(seed: UInt64) {
    let partition = DatasetPartition(items(10), shares: shares, isStratified: false, seed: seed)
    #expect(sizes(partition) == ["train": 8, "dev": 2] && partition.groups == 10)
    let halves = [(part: "a", percent: 30), (part: "b", percent: 30), (part: "none", percent: 0)]
    #expect(sizes(DatasetPartition(items(10), shares: halves, isStratified: false, seed: seed)) == ["a": 5, "b": 5])
  }

  @Test func aLargeArticleIsCountedByItsParagraphs() {
    let heavy = DatasetPartition.Item(article: "heavy", keys: [], labels: ["report": 50, nil: 30])
    let partition = DatasetPartition(items(20, weight: 1) + [heavy], shares: shares, isStratified: false, seed: 7)
    #expect(partition.parts["heavy"] == "train" && sizes(partition) == ["train": 1, "dev": 20])
  }

  /// The parts can be met exactly: 18 and 6 paragraphs of 24.
  @Test func eachGroupGoesWhereItFillsMost() {
    let all = [10, 6, 5, 3].map { DatasetPartition.Item(article: "of\($0)", keys: [], labels: ["report": $0]) }
    for shares in [[(part: "train", percent: 75), (part: "dev", percent: 25)], [("dev", 10), ("train", 30)]] {
      let partition = DatasetPartition(all, shares: shares, isStratified: false, seed: 1)
      #expect(partition.parts == ["of10": "train", "of6": "dev", "of5": "train", "of3": "train"])
    }
  }

  @Test func ofEqualPartsTheFirstIsFilledFirst() {
    for shares in [[(part: "a", percent: 50), (part: "b", percent: 50)], [("b", 10), ("a", 10)]] {
      let partition = DatasetPartition(items(1), shares: shares, isStratified: true, seed: 5)
      #expect(Array(partition.parts.values) == [shares[0].part])
    }
  }

  @Test func whatSharesAKeyStaysTogether() {
    var all = items(9)
    all[0].keys = ["wire"]
    all[4].keys = ["wire", "cluster"]
    all[8].keys = ["cluster"]
    let partition = DatasetPartition(all, shares: shares, isStratified: false, seed: 3)
    #expect(partition.groups == 7)
    #expect(Set([0, 4, 8].map { partition.parts[all[$0].article] }).count == 1)
  }

  @Test(arguments: UInt64(1)...4) func stratifiedPartsHaveEachLabelInItsShare(seed: UInt64) {
    let all = items(4, label: "report") + items(4, label: "quote")
    let halves = [(part: "a", percent: 50), (part: "b", percent: 50)]
    let partition = DatasetPartition(all, shares: halves, isStratified: true, seed: seed)
    for label in ["report", "quote"] {
      #expect(partition.parts.filter { $0.key.hasPrefix(label) && $0.value == "a" }.count == 2)
    }
  }

  @Test func aSeedDecidesAndNothingElse() {
    let parts = [5, 5, 6].map { DatasetPartition(items(20), shares: shares, isStratified: false, seed: $0).parts }
    #expect(parts[0] == parts[1] && parts[0] != parts[2])
    #expect(DatasetPartition([], shares: shares, isStratified: true, seed: 1).parts.isEmpty)
    #expect(DatasetPartition(items(2), shares: [], isStratified: true, seed: 1).parts.isEmpty)
  }
}

/// What one reviewer is told, and two readings side by side.
@Suite struct SideBySideTests {
  private func gold(_ paragraph: Int, _ label: LabelID?, stale: Bool = false) -> GoldRecord {
    GoldRecord(
      article: "a", paragraph: paragraph, label: label, how: label == nil ? .unresolved : .adjudicated, votes: [:],
      adjudicator: "cy", note: "so it is", madeAt: Timestamp(milliseconds: 0), isStale: stale)
  }

  @Test func aReviewerIsToldWhereGoldOrOthersSayOtherwise() {
    let mine = Records.labels("a", "ana", ["report", "quote", nil, "report", "report"])
    let others = Records.labels("a", "ben", ["quote", "quote", "report", "report", "quote"])
    let all = [gold(1, "report"), gold(2, "opinion"), gold(4, nil), gold(5, "quote", stale: true)]
    let feedback = Feedback(for: "ana", labels: others + mine.reversed(), gold: all)
    let counts = feedback.counts
    #expect((counts.decided, counts.withGold, counts.asGold) == (5, 2, 1))
    #expect(feedback.rows.map(\.paragraph.number) == [2, 3, 5])
    #expect(feedback.rows.map(\.gold?.label) == ["opinion", nil, nil])
    #expect(feedback.rows.map { $0.others == ["ben": "quote"] } == [true, false, true])
    #expect(feedback.rows[1].label == nil && feedback.rows[1].others == ["ben": "report"])
  }

  @Test(arguments: [
    ("gold", ComparisonSide.gold), ("ana", .reviewer("ana", round: 1)), ("ana@2", .reviewer("ana", round: 2)),
    ("ana@0", nil), ("ana@", nil), ("ana@x", nil), ("@2", nil), ("", nil), ("ana@-1", nil),
  ])
  func aSideIsAReviewerInARoundOrTheGold(word: String, side: ComparisonSide?) {
    #expect(ComparisonSide(word) == side)
    if let side { #expect(side.name == word) }
  }

  @Test func onlyWhatBothDecidedIsLaidSideBySideInReadingOrder() {
    var mine = Records.labels("b", "ana", ["report", nil]) + Records.labels("a", "ana", ["report", "quote", "quote"])
    mine[0].judgement?.unsure = true
    mine[1].judgement?.reason = "torn"
    var theirs =
      Records.labels("a", "ben", ["report", "report"]) + Records.labels("b", "ben", ["report", nil, "quote"])
    theirs[0].judgement = nil
    let second = Records.labels("a", "ben", ["opinion"]).map { record in
      var record = record
      record.round = 2
      return record
    }
    let comparison = Comparison(
      .reviewer("ana", round: 1), .reviewer("ben", round: 1), labels: mine + theirs + second, gold: [])
    #expect(comparison.rows.map { "\($0.article)\($0.paragraph)" } == ["a2", "b1", "b2"])
    #expect(comparison.rows.map(\.differs) == [true, false, false])
    #expect(comparison.rows.map(\.left.isUnsure) == [false, true, false] && comparison.rows[2].left.note == "torn")
    let beside = Comparison(.gold, .reviewer("ben", round: 2), labels: theirs + second, gold: [gold(1, "quote")])
    #expect(beside.rows.map(\.left.label) == ["quote"] && beside.rows.map(\.left.note) == ["so it is"])
    #expect(beside.rows.map(\.right.label) == ["opinion"])
    var open = gold(1, "quote"), stale = open
    (open.how, open.label, stale.isStale) = (.unresolved, nil, true)
    let words = [open, stale].flatMap { record in
      Comparison(.gold, .reviewer("ben", round: 2), labels: second, gold: [record]).rows.map(\.left)
    }
    #expect(words.map(\.isUnresolved) == [true, false] && words.map(\.isStale) == [false, true])
  }
}
