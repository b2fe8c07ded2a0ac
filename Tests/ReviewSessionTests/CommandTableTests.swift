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
    for line in ["r", ":r", "label report", ":label r", "lab report", "report", "LABEL REPORT", "rep", "label rep"] {
      #expect(try table.resolve(line, in: .review) == decision("report"), "\(line)")
    }
    for line in ["E", "label aside unsure", "label e unsure", "aside unsure", ":editorial aside unsure", "label E"] {
      #expect(try table.resolve(line, in: .review) == decision("editorial_aside", unsure: true), "\(line)")
    }
  }

  @Test func oneParagraphCanBeNamedBehindALabel() throws {
    for line in ["label report 2", "label report ¶2", "r ¶2"] {
      #expect(try table.resolve(line, in: .review) == decision("report", paragraph: 2), "\(line)")
    }
    for line in ["label report 2 3", "label report -1", "label report ¶0", "label report x2"] {
      #expect(throws: CommandError.self, "\(line)") { try table.resolve(line, in: .review) }
    }
  }

  @Test func aPreferenceIsANameAndAValue() throws {
    for (line, preference) in [
      ("set keys off", Command.Preference.keys(false)), ("set keys on", .keys(true)), ("set ahead on", .ahead(true)),
      ("set context 0", .context(0)), ("set context 9", .context(9)), ("set colour never", .color("never")),
    ] { #expect(try table.resolve(line, in: .review) == .set(preference), "\(line)") }
    for line in ["set", "set keys", "set keys on off", "set context 10", "set keys maybe"] {
      #expect(throws: CommandError.self, "\(line)") { try table.resolve(line, in: .review) }
    }
  }

  @Test func aLabelsNameMayHaveABlankAnUnderscoreOrBeBegun() throws {
    let lines = [
      ":editorial aside 8", ":label editorial aside 8", "editorial_aside 8", "Editorial Aside 8", "edit 8",
      "label edit 8",
      "editorial a 8", "e 8", "label e ¶8",
    ]
    for line in lines {
      #expect(try table.resolve(line, in: .review) == decision("editorial_aside", paragraph: 8), "\(line)")
    }
    #expect(try table.resolve(":quo", in: .review) == decision("quote"))
    #expect(try table.resolve("mixed editorial aside, quo", in: .review) == .act(.mixed(["editorial_aside", "quote"])))
    #expect(try table.resolve("guide editorial aside", in: .desk) == .look(.guide("editorial_aside")))
  }

  @Test func everyUniqueBeginningIsACommand() throws {
    for place in Place.allCases {
      let commands = table.commands(in: place)
      let names =
        commands.map(\.name) + (place == .desk ? [] : ["report", "quote", "opinion", "editorial aside", "aside"])
      for command in commands {
        for length in 2...command.name.count {
          let typed = String(command.name.prefix(length))
          guard typed == command.name || names.filter({ $0.hasPrefix(typed) }).count == 1 else { continue }
          #expect(try table.command(named: typed, in: place).name == command.name, "\(typed) \(place)")
        }
      }
    }
    #expect(try table.resolve(":fi", in: .review) == .act(.finish))
    #expect(try table.resolve(":find quay", in: .review) == .act(.move(.find("quay"))))
  }

  @Test func aDigitIsNoLabelUnlessTheCodebookSaysSo() throws {
    #expect(throws: CommandError.unknown(word: "1", nearest: nil)) { try table.resolve("1", in: .review) }
    #expect(table.command(for: "1", in: .review) == nil)
    var codebook = SampleReview.codebook
    codebook.labels[1].key = "2"
    #expect(CommandTable(codebook: codebook).command(for: "2", in: .review) == decision("quote"))
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
    ("re", .ambiguous(word: "re", commands: ["redo", "reopen", "recent", "report"])),
    ("open", .notHere(command: "open", place: .review, works: [.desk])),
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
    ("only", .missing(command: "only", usage: "undecided | flagged | unsure | /TEXT | all")),
    ("only /", .missing(command: "only", usage: "undecided | flagged | unsure | /TEXT | all")),
    ("list whales", .notAChoice(word: "whales", command: "list", choices: ["all", "undecided", "flagged", "unsure"])),
  ])
  func aBadLineSaysWhatIsWrong(line: String, error: CommandError) {
    #expect(throws: error) { try table.resolve(line, in: .review) }
  }

  @Test func keysAreUniqueAndKeysOfLabelsAreNoOthers() {
    let keys = table.declarations.compactMap(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Set(keys).isDisjoint(with: "rqoeRQOE"))
    for place in Place.allCases {
      let names = table.commands(in: place).map(\.name)
      #expect(Set(names).count == names.count, "\(place)")
    }
  }

  @Test func everyKeyIsACommandOrAQuestion() {
    for place in Place.allCases {
      for key in table.hotKeys(in: place) { #expect(table.command(for: key, in: place) != nil, "\(key)") }
    }
    #expect(table.command(for: "Q", in: .review) == decision("quote", unsure: true))
    #expect(table.command(for: "n", in: .review) == .ask(.note(of: .atHand)))
    #expect(table.command(for: "n", in: .desk) == nil)
  }

  @Test func aCommandWithoutItsDetailAsksForItWhereItCan() throws {
    #expect(try table.resolve("note", in: .review, asks: true) == .ask(.note(of: .atHand)))
    #expect(try table.resolve("x", in: .review, asks: true) == .ask(.reason))
    #expect(try table.resolve("x too vague", in: .review, asks: true) == decision(nil, reason: "too vague"))
    #expect(try table.resolve("assess 2", in: .review, asks: true) == .ask(.assessment(of: .source(.number(2)))))
    #expect(try table.resolve("r", in: .review, asks: true) == decision("report"))
  }

  @Test func anAnswerIsReadByItsCommand() throws {
    #expect(try table.answer(" q e ", to: .mixed) == .act(.mixed(["quote", "editorial_aside"])))
    #expect(try table.answer("¶4", to: .paragraph) == .act(.move(.to(4))))
    #expect(throws: CommandError.notANumber(word: "four", command: "go", range: 0...Int.max)) {
      try table.answer("four", to: .paragraph)
    }
    #expect(try table.sourceDetails("group firsthand").kind == .group)
  }

  @Test func completionOffersCommandsThenTheirArguments() {
    func texts(_ line: String, _ place: Place = .review) -> [String] {
      table.candidates(for: line, in: place) { $0 == .article ? ["harbour", "budget"] : [] }.map(\.text)
    }
    #expect(texts(":fi") == [":finish"])
    #expect(texts("label q") == ["quote"])
    #expect(texts("open ", .desk) == ["harbour", "budget"])
    #expect(texts("nonsense x").isEmpty)
  }

  @Test func theDeskKnowsTheVerbsOfTheCommandLine() throws {
    let words = ["export", "--format", "csv", "-o", "my labels.csv"]
    #expect(try table.resolve("export --format csv -o \"my labels.csv\"", in: .desk) == .verb(words))
    #expect(try table.resolve("open", in: .desk) == .open(article: nil))
    #expect(throws: CommandError.notHere(command: "note", place: .desk, works: [.review])) {
      try table.resolve("note x", in: .desk)
    }
  }
}
