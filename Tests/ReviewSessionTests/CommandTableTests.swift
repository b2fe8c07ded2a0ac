// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct CommandTableTests {
  private let table = CommandTable(codebook: SampleReview.codebook)

  private func decision(
    _ label: LabelID?, unsure: Bool = false, paragraph: Int? = nil, mixed: [LabelID]? = nil,
    confidence: Confidence? = nil, reason: String? = nil
  ) -> Command {
    var decision = Act.Decision(label)
    (decision.unsure, decision.paragraph, decision.mixed) = (unsure, paragraph, mixed)
    (decision.confidence, decision.reason) = (confidence, reason)
    return .act(.judge(decision))
  }

  @Test func keysAndWordsMeanTheSame() throws {
    for line in ["r", "1", ":r", "label report", ":label r", "lab report", "report", "LABEL REPORT"] {
      #expect(try table.resolve(line, in: .review) == decision("report"), "\(line)")
    }
    for line in ["E", "label aside unsure", "label e unsure", "aside unsure"] {
      #expect(try table.resolve(line, in: .review) == decision("editorial_aside", unsure: true), "\(line)")
    }
  }

  @Test func detailsAreArguments() throws {
    let line = "label quote ¶3 mixed=report,aside confidence=2"
    let expected = decision("quote", paragraph: 3, mixed: ["report", "editorial_aside"], confidence: .medium)
    #expect(try table.resolve(line, in: .review) == expected)
    #expect(try table.resolve("x too vague", in: .review) == decision(nil, reason: "too vague"))
    #expect(try table.resolve("x", in: .review) == decision(nil))
    #expect(try table.resolve("m qe", in: .review) == .act(.mixed(["quote", "editorial_aside"])))
    #expect(try table.resolve("mixed none", in: .review) == .act(.mixed([])))
    #expect(
      try table.resolve("note  said \"twice\", she  said ", in: .review) == .act(.note("said \"twice\", she  said")))
    #expect(try table.resolve("u 3", in: .review) == .act(.undo(3)))
    #expect(try table.resolve("confidence 2", in: .review) == .act(.confidence(.medium)))
    #expect(try table.resolve("g ¶4", in: .review) == .act(.move(.to(4))))
  }

  @Test func upperAndLowerKeysAreDifferentCommands() throws {
    #expect(try table.resolve("j", in: .review) == .act(.move(.nextUndecided)))
    #expect(try table.resolve("J", in: .review) == .act(.move(.next)))
  }

  @Test(arguments: [
    ("lable quote", CommandError.unknown(word: "lable", nearest: "label")),
    ("zebra", .unknown(word: "zebra", nearest: nil)),
    ("re", .ambiguous(word: "re", commands: ["redo", "reopen", "recent"])),
    ("open", .notHere(command: "open", place: .review)),
    ("note", .missing(command: "note", usage: "TEXT | none")),
    ("go four", .notANumber(word: "four", command: "go", range: 0...Int.max)),
    ("confidence 4", .notANumber(word: "4", command: "confidence", range: 1...3)),
    ("label gossip", .notALabel(word: "gossip", labels: ["report", "quote", "opinion", "editorial aside"])),
    (
      "label quote 3 perhaps",
      .unexpected(
        command: "label", word: "perhaps", usage: "LABEL [¶] [unsure] [mixed=LABELS] [confidence=1–3]")
    ),
    ("finish now", .unexpected(command: "finish", word: "now", usage: "")),
    ("handover Ben!", .notAReviewerID(word: "Ben!")),
    ("list \"flag", .openQuotation(command: "list")),
    ("list whales", .notAChoice(word: "whales", command: "list", choices: ["all", "undecided", "flagged", "unsure"])),
  ])
  func aBadLineSaysWhatIsWrong(line: String, error: CommandError) {
    #expect(throws: error) { try table.resolve(line, in: .review) }
  }

  @Test func keysAreUniqueAndKeysOfLabelsAreNoOthers() {
    let keys = table.declarations.compactMap(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Set(keys).isDisjoint(with: "rqoeRQOE1234"))
    #expect(Set(table.declarations.map(\.name)).count == table.declarations.count)
  }

  @Test func everyKeyStandsForALineThatResolvesOrAsks() throws {
    for key in table.hotKeys(in: .review) {
      let line = try #require(table.line(for: key))
      if table.question(for: line, in: .review) == nil { _ = try table.resolve(line, in: .review) }
    }
  }

  @Test func aCommandWithoutItsDetailAsksForIt() {
    #expect(table.question(for: "note", in: .review) == .note)
    #expect(table.question(for: "x", in: .review) == .reason)
    #expect(table.question(for: "x too vague", in: .review) == nil)
    #expect(table.question(for: "r", in: .review) == nil)
  }

  @Test func completionOffersCommandsThenTheirArguments() {
    func texts(_ line: String, _ place: Place = .review) -> [String] {
      table.candidates(for: line, in: place) { $0 == .article ? ["harbour", "budget"] : [] }.map(\.text)
    }
    #expect(texts(":fi") == [":find", ":finish"])
    #expect(texts("label q") == ["quote"])
    #expect(texts("open ", .desk) == ["harbour", "budget"])
    #expect(texts("nonsense x").isEmpty)
  }

  @Test func theDeskKnowsTheVerbsOfTheCommandLine() throws {
    let words = ["export", "--format", "csv", "-o", "my labels.csv"]
    #expect(try table.resolve("export --format csv -o \"my labels.csv\"", in: .desk) == .verb(words))
    #expect(try table.resolve("open", in: .desk) == .open(article: nil))
    #expect(throws: CommandError.notHere(command: "note", place: .desk)) { try table.resolve("note x", in: .desk) }
  }
}
