// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct SourceTests {
  private let log = MemoryLog()

  private func session(_ lines: String..., register: [Source] = []) throws -> Session {
    var session = SampleReview.harbour(register: register)
    for line in lines { try session.type(line, log: log) }
    return session
  }

  @Test func aNewNameIsNamedAndMentionedInOneGesture() throws {
    let session = try session("source \"The Meridian Courier\"")
    let source = try #require(session.annotations.sources[1]?.value)
    #expect(source.kind == .outlet)
    #expect(source.naming == .named)
    #expect(
      session.annotations.mentions[1]?.value == Mention(source: 1, mode: .indirect, cue: "reports", stance: .neutral))
    #expect(log.saved.map { $0.event.kind } == [.sourceNamed, .mentionMade])
  }

  @Test func aDescriptionIsUnnamedAndNumbered() throws {
    let session = try session(
      "go 2", "source two former planners", "source planner new person", "source \"one of them\" cue=said")
    #expect(session.annotations.sources.keys.sorted() == [1, 2, 3])
    #expect(session.annotations.sources[1]?.value.label == "planner 1")
    #expect(session.annotations.sources[1]?.value.kind == .group)
    #expect(session.annotations.sources[2]?.value.label == "planner 2")
    #expect(session.annotations.mentions[1]?.value.cue == "claim")
    #expect(session.annotations.mentions[1]?.value.stance == .doubt)
    #expect(session.annotations.mentions[3]?.value.stance == .neutral)
  }

  @Test(arguments: [
    ("two former planners and a current one", "planner 1", Source.Kind.group),
    ("current and former (US) officials", "official 1", .group), ("a US defense official", "official 1", .person),
    ("a spokeswoman for the Ostra Port Company", "spokeswoman 1", .person), ("the survey", "survey 1", .poll),
    ("a leaked memo", "memo 1", .document), ("Al-Mayadeen sources", "source 1", .group),
  ])
  func descriptionsAreGuessed(name: String, label: String, kind: Source.Kind) throws {
    let source = try #require(try session("source \"\(name)\"").annotations.sources[1]?.value)
    #expect(source.naming == .unnamed)
    #expect(source.label == label)
    #expect(source.kind == kind)
  }

  @Test(arguments: [
    ("Mayor Ruiz", Source.Kind.person), ("Wall Street Journal", .outlet), ("Ministry of Defence", .group),
    ("Ostra Port Company", .group), ("@harbourwatch", .account),
  ])
  func namesAreGuessed(name: String, kind: Source.Kind) throws {
    let source = try #require(try session("source \"\(name)\"").annotations.sources[1]?.value)
    #expect(source.kind == kind)
    #expect(source.label == name)
  }

  @Test func aKnownNameIsMentionedAgainWhateverItsCase() throws {
    let session = try session("source \"The Meridian Courier\"", "source \"meridian courier\" ¶3", "source 1 at=4")
    #expect(session.annotations.sources.count == 1)
    #expect(session.annotations.mentions.values.map(\.paragraph).sorted() == [1, 3, 4])
  }

  @Test(arguments: ["set up", "same people", "split", "drop"])
  func aWordOfACommandWithoutTheRestIsAName(name: String) throws {
    #expect(try session("source \(name)").annotations.sources[1]?.value.name == name)
  }

  @Test func anUnnamedSourceIsHeardInTheOutletOfItsParagraph() throws {
    let session = try session("source \"The Meridian Courier\" ¶2", "source \"two former planners\" ¶2")
    #expect(session.annotations.sources[2]?.value.nestedIn == 1)
    #expect(session.annotations.chain(from: 2) == [2, 1])
    #expect(session.annotations.origins(in: session.bodyNumbers) == [1])
  }

  @Test func theOneItIsHeardInIsNamedAlong() throws {
    var session = try session("source \"Mayor Ruiz\" in=\"The Coast Post\" ¶3")
    #expect(session.annotations.sources.mapValues(\.value.label) == [1: "The Coast Post", 2: "Mayor Ruiz"])
    #expect(session.annotations.sources[2]?.value.nestedIn == 1)
    try session.type("undo", log: log)
    #expect(session.annotations.isEmpty)
  }

  @Test func aSourceOfTheRegisterKeepsWhatItIs() throws {
    let known = Source(
      name: "Nine", label: "Nine", kind: .outlet, naming: .pseudonym, nestedIn: 4, firstHand: .yes, note: "there")
    let session = try session("source nine", register: [known])
    let source = try #require(session.annotations.sources[1]?.value)
    #expect((source.name, source.kind, source.naming) == ("Nine", .outlet, .pseudonym))
    #expect((source.nestedIn, source.note, source.firstHand) == (nil, nil, .unknown))
  }

  @Test func theHandsOfTheChainAreNestedInOneAnother() throws {
    let chain = [
      ProvenanceStep(party: "saltwater", partyKind: .account, role: .reposter),
      ProvenanceStep(party: "Coastal Voice", partyKind: .outlet, role: .republisher),
      ProvenanceStep(party: "The Meridian Courier", partyKind: .outlet, role: .origin),
    ]
    var session = SampleReview.harbour(provenance: chain)
    for name in ["saltwater", "Coastal Voice", "Meridian Courier", "two former planners"] {
      try session.type("source \"\(name)\"", log: log)
    }
    #expect(session.annotations.chain(from: 4) == [4, 3, 2, 1])
    #expect(session.annotations.sources[1]?.value.naming == .pseudonym)
    #expect(session.annotations.sources[3]?.value.name == "The Meridian Courier")
    #expect(session.annotations.sources[3]?.value.role == .origin)
    #expect(session.annotations.origins(in: session.bodyNumbers) == [3])
    #expect(session.annotations.isCircular(in: session.bodyNumbers))
    #expect(session.annotations.deepestChain(in: session.bodyNumbers) == [1, 2, 3, 4])
  }

  @Test func joiningMakesOneSourceAndSplittingTwo() throws {
    var session = try session("source \"Mayor Ruiz\" ¶3", "source \"the mayor\" ¶4", "source same 2 1")
    #expect(session.annotations.distinctSources == [1])
    #expect(session.annotations.mentions(of: 2).map(\.paragraph) == [3, 4])
    try session.type("source split 2", log: log)
    #expect(session.annotations.distinctSources == [1, 2])
    try session.type("undo 2", log: log)
    #expect(session.annotations.distinctSources == [1, 2])
    #expect(session.annotations.joins.isEmpty)
  }

  @Test func aSourceCanBeJoinedWithOneOfAnotherArticle() throws {
    let known = Source(name: "Mayor Ruiz", label: "Mayor Ruiz", kind: .person, naming: .named)
    let session = try session("source \"the mayor\" ¶3", "source same 1 \"mayor ruiz\"", register: [known])
    #expect(session.annotations.sources[2]?.value.name == "Mayor Ruiz")
    #expect(session.annotations.canonical(1) == 2)
  }

  @Test(arguments: [
    "source same 1 1", "source same 1 9", "source split 1", "source set 1 in=1", "source set 9 group", "source drop 2",
    "source \"…\"", "mention 9 doubt",
  ])
  func whatCanNotBeIsRefusedAndChangesNothing(line: String) throws {
    var session = try session("source \"Mayor Ruiz\" ¶3", "source Courier ¶3", "source set 1 in=2", "go 3")
    let before = session
    #expect(throws: ReviewError.self) { try session.type(line, log: log) }
    #expect(session.annotations == before.annotations)
    #expect(session.undoHistory == before.undoHistory)
  }

  @Test func droppingTakesMentionsAndRatingsAlongAndUndoBringsThemBack() throws {
    var session = try session("source \"Mayor Ruiz\" ¶3", "source 1 ¶4", "assess 1 B2")
    let before = session.annotations
    try session.type("source drop 1", log: log)
    #expect(session.annotations.isEmpty)
    try session.type("undo", log: log)
    #expect(session.annotations == before)
  }

  @Test func aMentionIsCorrectedByItsCue() throws {
    let session = try session("source \"Mayor Ruiz\" ¶3", "go 3", "mention cue=told")
    #expect(session.annotations.mentions[1]?.value.stance == .neutral)
    #expect(session.annotations.mentions[1]?.value.cue == "told")
  }

  @Test func completionKnowsTheRegisterAndTheCapitalisedNamesOfTheArticleOnly() throws {
    let known = Source(name: "Nine", label: "Nine", kind: .outlet, naming: .named)
    let names = try session("source \"two former planners\" ¶2", register: [known]).speakerCandidates.map(\.text)
    #expect(names == ["planner 1", "Nine", "Meridian Courier", "Ostra", "Vela", "Mayor Ruiz", "Courier", "March"])
  }

  @Test func completionOfSeveralWordsGivesTheRestOfTheName() throws {
    let session = try session("source \"two former planners\" ¶2")
    #expect(session.speakerCompletions(of: "meridian C", wordStart: 9).map(\.text) == ["Courier"])
    #expect(session.speakerCompletions(of: "PL", wordStart: 0).map(\.text) == ["planner 1"])
  }

  @Test(arguments: [
    ("“We knew. All of us knew,” said Mayor Ruiz.", Mention.Mode.direct),
    ("“We knew,” said Mayor Ruiz, and “all of us knew it then.”", .direct),
    ("Mayor Ruiz said that all of them knew.", .indirect),
  ])
  func howSomebodySpeaksIsGuessedByTheQuotedWords(text: String, mode: Mention.Mode) throws {
    let paragraph = Paragraph(number: 1, kind: .body, text: text, sha256: "digest-1")
    var session = Session(
      ReviewID(article: "harbour", reviewer: "ana"), article: SampleReview.article([paragraph]),
      codebook: SampleReview.codebook)
    try session.type("source \"Mayor Ruiz\"", log: log)
    #expect(session.annotations.mentions[1]?.value.mode == mode)
  }

  @Test func whatCanBeSaidOfASourceIsNamedWhereAWordSaysNothing() {
    var session = SampleReview.harbour()
    do {
      try session.type("source \"Mayor Ruiz\" bogus", log: log)
      Issue.record("a word that says nothing was taken")
    } catch {
      guard case .notAChoice(_, _, let choices)? = error as? CommandError else {
        Issue.record("\(error)")
        return
      }
      #expect(choices.contains("kind=") && choices.contains("note=") && !choices.contains("first_hand="))
    }
  }
}
