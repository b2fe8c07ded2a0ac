// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// Labels of older versions, read through every change since.
@Suite struct CodebookHistoryTests {
  private func codebook(_ version: Int, _ labels: [LabelID]) -> Codebook {
    Codebook(
      id: "test", version: version, title: "Test", procedure: [],
      labels: zip(labels, "abcdefgh").map { id, key in
        LabelDefinition(id: id, key: String(key), name: id.rawValue, definition: "What it is.", color: .cyan)
      })
  }

  private func version(_ number: Int, _ labels: [LabelID], _ change: CodebookChange?) -> CodebookVersion {
    CodebookVersion(codebook: codebook(number, labels), change: change, clock: number * 10)
  }

  private var history: CodebookHistory {
    CodebookHistory([
      version(1, ["report", "aside", "opinion"], nil),
      version(2, ["report", "comment", "opinion"], CodebookChange(.mapped, map: ["aside": "comment"])),
      version(3, ["report", "comment"], CodebookChange(.mapped, map: ["opinion": "comment"])),
      version(4, ["report", "comment"], CodebookChange(.semantic, stale: ["comment"])),
      version(5, ["brief", "comment"], CodebookChange(.structural, stale: ["report"])),
    ])
  }

  private func reading(_ label: LabelID, _ reference: String, upTo number: Int) -> CodebookHistory.Reading {
    history.upTo(number).reading(of: label, under: reference)
  }

  @Test func aRenamedAndAMergedLabelAreReadUnderTheNewName() {
    #expect(reading("aside", "test@1", upTo: 1) == .init(label: "aside", isStale: false))
    #expect(reading("aside", "test@1", upTo: 2) == .init(label: "comment", isStale: false))
    #expect(reading("opinion", "test@1", upTo: 3) == .init(label: "comment", isStale: false))
    #expect(reading("opinion", "test@2", upTo: 3) == .init(label: "comment", isStale: false))
    #expect(reading("comment", "test@3", upTo: 3) == .init(label: "comment", isStale: false))
  }

  @Test func aLabelIsCalledWhatALaterVersionCallsIt() {
    #expect(history.names(from: 1, to: 2) == ["aside": "comment"])
    #expect(history.names(from: 1, to: 3) == ["aside": "comment", "opinion": "comment"])
    #expect(history.names(from: 2, to: 2).isEmpty && history.names(from: 3, to: 2).isEmpty)
    #expect(history.names(from: 9, to: 10).isEmpty)
  }

  @Test func anUnknownVersionReadsAsTheFirst() {
    #expect(reading("aside", "other@7", upTo: 2) == .init(label: "comment", isStale: false))
    #expect(history.rules(of: "other@7") == "test@1" && history.rules(of: "test@3") == "test@1")
    #expect(history.rules(of: "test@4") == "test@4" && history.rules(of: "test@5") == "test@5")
  }

  @Test func aLabelIsNamedByAnyOfItsWordsInAnyCase() {
    var book = codebook(1, ["report", "aside"])
    book.labels[1].aliases = ["remark"]
    book.labels[0].name = "Plain Report"
    for word in ["report", "REPORT", "plain report", "a", "A"] { #expect(book.label(named: word)?.id == "report") }
    #expect(book.label(named: "Remark")?.id == "aside" && book.label(named: "b")?.id == "aside")
    #expect(book.label(named: "plain") == nil && book.label(named: "") == nil)
  }

  @Test func aMeaningThatChangedMakesOlderDecisionsStaleAndNoLaterOnes() {
    #expect(reading("aside", "test@1", upTo: 4) == .init(label: "comment", isStale: true))
    #expect(reading("comment", "test@4", upTo: 4) == .init(label: "comment", isStale: false))
    #expect(reading("report", "test@1", upTo: 4) == .init(label: "report", isStale: false))
  }

  @Test func aLabelThatWentStandsForNothing() {
    #expect(reading("report", "test@4", upTo: 5) == .init(label: nil, isStale: true))
    #expect(reading("brief", "test@5", upTo: 5) == .init(label: "brief", isStale: false))
  }

  @Test func versionsThatOnlyMapGoOnWithTheRulesBefore() {
    #expect(["test@1", "test@2", "test@3"].map(history.rules) == ["test@1", "test@1", "test@1"])
    #expect(history.rules(of: "test@4") == "test@4" && history.rules(of: "test@5") == "test@5")
  }

  @Test func aProjectThatLostItsCodebooksReadsLabelsAsTheyWere() {
    let none = CodebookHistory([])
    #expect(none.reading(of: "report", under: "test@1") == .init(label: "report", isStale: false))
    #expect(none.rules(of: "test@1") == "test@1" && none.upTo(1).versions.isEmpty && none.end(in: none) == nil)
  }

  @Test func aPastVersionEndsWhereTheNextBegan() {
    #expect(history.upTo(1).end(in: history) == 20 && history.upTo(5).end(in: history) == nil)
    #expect(history.version(3)?.codebook.version == 3 && history.version(9) == nil)
  }

  @Test func differencesAreNamedByTheirParts() {
    var new = codebook(2, ["report", "comment"])
    new.labels[0].definition = "Something else."
    new.labels[0].key = "z"
    let difference = CodebookDifference(from: codebook(1, ["report", "aside"]), to: new)
    #expect(difference.added == ["comment"] && difference.removed == ["aside"] && difference.isStructural)
    #expect(difference.changed == [.init(label: "report", parts: ["key", "definition"])])
    #expect(CodebookDifference(from: new, to: new).isEmpty)
  }

  @Test func aCodebookThatCanNotBeUsedSaysWhy() {
    let sound = codebook(1, ["report", "aside"])
    #expect(sound.fault(commandKeys: [:]) == nil)
    #expect(sound.fault(commandKeys: ["a": "assess"]) == .keyTaken("a", label: "report", by: "the command assess"))
    func fault(_ change: (inout Codebook) -> Void) -> CodebookFault? {
      var changed = sound
      change(&changed)
      return changed.fault(commandKeys: [:])
    }
    #expect(fault { $0.id = "No good" } == .badID("No good"))
    #expect(fault { $0.version = 0 } == .badVersion(0))
    #expect(fault { $0.labels.removeLast() } == .tooFewLabels(1))
    #expect(fault { $0.labels[1].id = "Ä" } == .badLabel("Ä"))
    #expect(fault { $0.labels[1].key = "1" } == .badKey("1", label: "aside"))
    #expect(fault { $0.labels[1].key = "a" } == .keyTaken("a", label: "aside", by: "report"))
    #expect(fault { $0.labels[1].aliases = ["REPORT"] } == .labelTwice("report"))
    #expect(fault { $0.labels[1].name = " " } == .lacks(part: "name", label: "aside"))
    #expect(fault { $0.labels[1].definition = "" } == .lacks(part: "definition", label: "aside"))
    #expect(
      fault { $0.labels[1].examples = [.init(text: "x", label: "gone")] } == .strayExample(label: "gone", of: "aside"))
  }
}
