// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct AssessmentTests {
  private let log = MemoryLog()

  @Test(arguments: [
    ("assess B2", "B2", nil), ("assess b 2", "B2", nil), ("assess B2 saw the plan", "B2", "saw the plan"),
    ("assess F6", "F6", nil), ("assess -3", "-3", nil), ("assess C", "C-", nil),
    ("assess C -", "C-", nil), ("assess C x", "C-", "x"),
    ("assess 1 D 4 basis=hearsay", "D4", "hearsay"), ("assess source=\"mayor ruiz\" E5", "E5", nil),
  ])
  func gradesAreRead(line: String, grades: String, basis: String?) throws {
    var session = SampleReview.harbour()
    for line in ["go 3", "source \"Mayor Ruiz\"", line] { try session.type(line, log: log) }
    let rating = try #require(session.annotations.ratings[1])
    #expect(rating.value.grades == grades)
    #expect(rating.value.basis == basis)
    #expect(rating.value.source == 1)
    #expect(rating.paragraph == 3)
  }

  @Test(arguments: ["assess G2", "assess B7", "assess B2C", "assess --", "assess 7 B2", "assess 1"])
  func whatIsNoRatingIsRefused(line: String) throws {
    var session = SampleReview.harbour()
    try session.type("source \"Mayor Ruiz\"", log: log)
    #expect(throws: (any Error).self) { try session.type(line, log: log) }
    #expect(session.annotations.ratings.isEmpty)
  }

  @Test func whoDoesNotSpeakHereIsRatedWhereTheySpokeFirst() throws {
    var session = SampleReview.harbour()
    for line in ["source \"Mayor Ruiz\" ¶2", "source \"Mayor Ruiz\" ¶4", "go 3", "assess 1 B2", "go 4", "assess 1 C3"] {
      try session.type(line, log: log)
    }
    #expect(session.annotations.ratings.mapValues(\.paragraph) == [1: 2, 2: 4])
  }

  @Test func ratingAgainKeepsHistoryAndTheLastStands() throws {
    var session = SampleReview.harbour()
    for line in ["source \"Mayor Ruiz\"", "assess B2", "assess C3", "basis she was there"] {
      try session.type(line, log: log)
    }
    #expect(session.annotations.ratings.mapValues(\.value.grades) == [1: "B2", 2: "C3", 3: "C3"])
    #expect(session.annotations.rating(ofSource: 1)?.rating.basis == "she was there")
    #expect(session.annotations.standingRatings == [3])
    try session.type("undo 2", log: log)
    #expect(session.annotations.rating(ofSource: 1)?.rating.grades == "B2")
  }

  @Test func aParagraphWhereNobodySpeaksIsRatedForItsInformation() throws {
    var session = SampleReview.harbour()
    for line in ["source \"Mayor Ruiz\" ¶3", "go 4", "assess C3", "assess ¶2 B2"] { try session.type(line, log: log) }
    #expect(session.annotations.rating(ofParagraph: 4)?.rating.grades == "C3")
    #expect(session.annotations.rating(ofParagraph: 2)?.rating.grades == "B2")
    #expect(session.annotations.rating(ofSource: 1) == nil)
  }

  @Test func whereSeveralSpeakItMustBeSaidWhichIsRated() throws {
    var session = SampleReview.harbour()
    for line in ["source \"Mayor Ruiz\"", "source Courier"] { try session.type(line, log: log) }
    let error = #expect(throws: ReviewError.self) { try session.type("assess B2", log: log) }
    guard case .annotating(.severalSpeak(1, [1, 2], ["Mayor Ruiz", "Courier"])) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func confirmedWithoutIndependentOriginsIsRecordedAsOverridden() throws {
    var session = SampleReview.harbour()
    for line in ["go 3", "source \"Mayor Ruiz\"", "assess A1"] { try session.type(line, log: log) }
    #expect(session.annotations.ratings[1]?.value.overridden == .fewOrigins)
    for line in ["source \"two former planners\" in=1 ¶2", "assess 1 A1"] { try session.type(line, log: log) }
    #expect(session.annotations.ratings[2]?.value.overridden == .circular)
    for line in ["source set 2 in=none", "assess 1 A1"] { try session.type(line, log: log) }
    #expect(session.annotations.ratings[3]?.value.overridden == nil)
  }

  @Test func gradesThatCanNotBeJudgedAreNoPointOfTheScale() {
    #expect(SourceReliability.allCases.map(\.rank) == [1, 2, 3, 4, 5, nil])
    #expect(InformationCredibility.allCases.map(\.rank) == [1, 2, 3, 4, 5, nil])
    #expect(SourceRating(source: 1, reliability: .f, credibility: .cannotBeJudged).isDiagonal == nil)
    #expect(SourceRating(source: 1, reliability: .b, credibility: .probable).isDiagonal == true)
  }
}
