// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// The rules by which votes, trainings, recusals and gold are judged.
@Suite struct RuleTests {
  private let paragraph = Paragraph(number: 1, kind: .body, text: "A text.", sha256: "")

  private func ballot(_ labels: [LabelID?], silent: Int = 0, unsure: Bool = false) -> Ballot {
    let votes = labels.enumerated().map {
      Vote(reviewer: "r\($0)", id: "\($0)", judgement: Judgement(label: $1, unsure: unsure && $0 == 0))
    }
    return Ballot(paragraph: paragraph, votes: votes, silent: (0..<silent).map { "s\($0)" })
  }

  private func result(_ labels: [LabelID?], silent: Int = 0, majority: Bool = false, unsure: Bool = false)
    -> Ballot.Result
  {
    ballot(labels, silent: silent, unsure: unsure).result(
      AcceptanceRule(acceptsMajority: majority, asksUnsure: unsure))
  }

  @Test func aBallotIsSettledByAllOrWhereThatIsAskedByMoreThanHalf() {
    #expect(result(["report", "report"]) == .unanimous("report"))
    #expect(result(["report"]) == .open && result([]) == .open)
    #expect(result(["report", "report", "quote"]) == .open)
    #expect(result(["report", "report", "quote"], majority: true) == .majority("report"))
    #expect(result(["report", "report", "quote", "quote"], majority: true) == .open)
    #expect(result(["report", "report"], silent: 1) == .open)
    #expect(result(["report", "report"], silent: 1, majority: true) == .majority("report"))
    #expect(result(["report", "report", nil], majority: true) == .majority("report"))
    #expect(result(["report", "report"], unsure: true) == .open)
  }

  @Test func aTrainingIsPassedAtTheMarkAndNotBelow() {
    let rule = TrainingRule(passMark: 80)
    #expect(rule.isPassed(right: 4, of: 5) && !rule.isPassed(right: 3, of: 4) && !rule.isPassed(right: 0, of: 0))
    #expect(
      TrainingTaken(article: "a", round: ReviewID.firstTraining + 1, right: 1, asked: 1, isPassed: true).attempt == 2)
    var record = TrainingRecord()
    #expect(!record.hasPassed("ana"))
    record.articles = [("a", [:]), ("b", [:])]
    func taken(_ article: String, _ isPassed: Bool) -> TrainingTaken {
      TrainingTaken(article: article, round: ReviewID.firstTraining, right: 1, asked: 1, isPassed: isPassed)
    }
    record.taken = ["ana": [taken("a", true), taken("b", false)]]
    #expect(record.hasPassed("ana", "a") && !record.hasPassed("ana", "b") && !record.hasPassed("ana"))
    record.taken["ana"]?.append(taken("b", true))
    #expect(record.hasPassed("ana") && !record.hasPassed("ben") && record.attempts(of: "ana", at: "b").count == 2)
  }

  @Test func aRecusalBarsThatReviewerFromThatOutletAlone() {
    let article = ArticleSummary(
      slug: "a", title: nil, paragraphs: 1, annotatable: 1, loadedAt: Timestamp(milliseconds: 0),
      outlets: ["Wire", "The Coastal Post"])
    let recusal = Recusal(reviewer: "ana", outlet: "the coastal POST", reason: "worked there")
    #expect(recusal.bars("ana", from: article) && !recusal.bars("ben", from: article))
    #expect(!Recusal(reviewer: "ana", outlet: "Coastal Post", reason: "").bars("ana", from: article))
  }

  @Test func whatSeveralMarkedTheSameIsOfferedOnceWithTheirNames() {
    func marks(_ label: String, _ grades: (SourceReliability, InformationCredibility), spans: [Int]) -> AnnotationSet {
      var set = AnnotationSet()
      set.put(
        .source(Source(name: label, label: label, kind: .person, naming: .named)), .source, number: 1, paragraph: 1)
      let mention = Mention(source: 1, mode: .direct, cue: nil, stance: .neutral)
      set.put(.mention(mention), .mention, number: 1, paragraph: 1)
      set.put(
        .rating(SourceRating(source: 1, reliability: grades.0, credibility: grades.1)), .rating, number: 1,
        paragraph: 1)
      for (place, start) in spans.enumerated() {
        let span = TextSpan(type: .hedge, start: start, end: start + 1, text: "x")
        set.put(.span(span), .span, number: place + 1, paragraph: 2)
      }
      return set
    }
    let sets = [
      (reviewer: "ana", marks: marks("Orla", (.a, .confirmed), spans: [5, 2])),
      (reviewer: "ben", marks: marks("Orla", (.b, .confirmed), spans: [2])),
    ]
    let offered = OfferedMark.union(sets)
    #expect(
      offered[1] == [
        OfferedMark(.source("Orla"), by: ["ana", "ben"]),
        OfferedMark(.rating(grades: "A1", source: "Orla"), by: ["ana"]),
        OfferedMark(.rating(grades: "B1", source: "Orla"), by: ["ben"]),
      ])
    #expect(offered[2]?.map(\.reviewers) == [["ana", "ben"], ["ana"]])
    let first = offered[1] ?? []
    #expect(OfferedMark.taking(2, beside: [0, 1], of: first) == [0, 2])
    #expect(OfferedMark.taking(0, beside: [1], of: first) == [0, 1])
    #expect(!first[1].mark.contradicts(first[1].mark) && first[1].mark.contradicts(first[2].mark))
    #expect(!first[1].mark.contradicts(.rating(grades: "B1", source: nil)))
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1),
    ("ca", "abc", 3), ("kitten", "sitting", 3), ("articls", "articles", 1),
  ])
  func editsAreCounted(left: String, right: String, distance: Int) {
    #expect(editDistance(left, right) == distance && editDistance(right, left) == distance)
  }

  @Test func aWordIsSuggestedOnlyWhereItIsNearAndThenTheNearest() {
    #expect(suggestion(for: "articls", among: ["sources", "articles", "article"]) == "article")
    #expect(suggestion(for: "serch", among: ["search", "arch"]) == "search")
    #expect(suggestion(for: "x", among: ["abc"]) == nil && suggestion(for: "x", among: []) == nil)
    #expect(suggestion(for: "abcdef", among: ["abcd"]) == "abcd" && suggestion(for: "abcdef", among: ["abc"]) == nil)
    #expect(suggestion(for: "a", among: ["c", "b"]) == "b")
  }

  @Test(arguments: [
    ("Ana met ana.", "ana", "R1", "R1 met R1."), ("banana Ana", "ana", "R1", "banana R1"),
    ("Ana2 2ana ana-2", "ana", "R1", "Ana2 2ana R1-2"), ("an", "ana", "R1", "an"), ("ana", "ana", "R1", "R1"),
    ("ana", "", "R1", "ana"), ("anaana", "ana", "x", "anaana"), ("ÉVA, éva", "éva", "R2", "R2, R2"),
    ("ana ana", "ana", "ana", "ana ana"), ("", "a", "b", ""),
  ])
  func aWordIsReplacedWhereItStandsWhole(text: String, word: String, other: String, expected: String) {
    #expect(text.replacingWord(word, with: other) == expected)
  }
}
