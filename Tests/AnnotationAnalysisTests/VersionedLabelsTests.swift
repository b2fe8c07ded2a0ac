// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Testing

/// Labels of a project whose codebook went through several versions.
@Suite struct VersionedLabelsTests {
  private func version(_ number: Int, _ labels: [LabelID], _ change: CodebookChange?) -> CodebookVersion {
    let definitions = zip(labels, "abc").map { id, key in
      LabelDefinition(id: id, key: String(key), name: id.rawValue, definition: "What it is.", color: .cyan)
    }
    return CodebookVersion(
      codebook: Codebook(id: "test", version: number, title: "Test", procedure: [], labels: definitions),
      change: change, clock: number * 10)
  }

  /// An aside became a comment, then the meaning of a comment changed, then reports went.
  private var history: CodebookHistory {
    CodebookHistory([
      version(1, ["report", "aside"], nil),
      version(2, ["report", "comment"], CodebookChange(.mapped, map: ["aside": "comment"])),
      version(3, ["report", "comment"], CodebookChange(.semantic, stale: ["comment"])),
      version(4, ["comment"], CodebookChange(.structural, stale: ["report"])),
    ])
  }

  private func record(_ judgement: Judgement?, under version: Int?) -> LabelRecord {
    var record = Records.labels("pier", "ben", [nil])[0]
    (record.judgement, record.codebook) = (judgement, version.map { "test@\($0)" })
    return record
  }

  private func read(_ records: [LabelRecord], upTo version: Int) -> VersionedLabels {
    VersionedLabels(records, under: history.upTo(version), standard: history.versions[0].codebook)
  }

  @Test func underTheFirstVersionEverythingReadsAsItWasGiven() {
    let given = [record(Judgement(label: "aside", mixed: ["report"]), under: 1), record(nil, under: nil)]
    let labels = read(given, upTo: 1)
    #expect(labels.records == given && labels.stale.isEmpty && labels.codebook.version == 1)
  }

  @Test func anOldNameReadsAsTheNewOneWhereverItStands() {
    let labels = read(
      [
        record(Judgement(label: "aside"), under: 1), record(Judgement(label: "report", mixed: ["aside"]), under: 1),
        record(Judgement(label: "comment"), under: 2),
      ], upTo: 2)
    #expect(labels.records.map { $0.judgement?.label } == ["comment", "report", "comment"])
    #expect(labels.records[1].judgement?.mixed == ["comment"])
    #expect(labels.stale.isEmpty && labels.codebook.version == 2)
  }

  @Test func aMeaningThatChangedIsToldOfTheDecisionsBefore() {
    let older = record(Judgement(label: "aside"), under: 1), newer = record(Judgement(label: "comment"), under: 3)
    let labels = read([older, newer], upTo: 3)
    #expect(labels.stale == [older])
    #expect(labels.records.map { $0.judgement?.label } == ["comment", "comment"])
  }

  @Test func aLabelThatWentIsMissingAndAnAbstentionStaysOne() {
    let abstained = record(Judgement(label: nil, reason: "torn page"), under: 1), note = record(nil, under: nil)
    let labels = read([record(Judgement(label: "report", mixed: ["aside"]), under: 3), abstained, note], upTo: 4)
    #expect(labels.records[0].judgement == Judgement(label: nil, mixed: []))
    #expect(Array(labels.records.dropFirst()) == [abstained, note])
    #expect(labels.stale.count == 1)
  }

  @Test func rulesThatOnlyRenameAreNoOthers() {
    let labels = read([], upTo: 3)
    let records = [1, 2, 3, 3].map { record(Judgement(label: "report"), under: $0) }
    #expect(labels.rules(of: records.dropLast(2)) == ["test@1"])
    #expect(labels.rules(of: records) == ["test@1", "test@3"])
    #expect(labels.rules(of: records[2]) == "test@3" && labels.rules(of: record(nil, under: nil)) == "")
  }
}
