// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import Testing

/// What others may not have seen before is written only after the ledger says so.
@Suite struct RevealingTests {
  private let project = TemporaryProject()

  private func revealed() throws -> String? {
    try MeddlingConnection.value("SELECT count(*) FROM ledger WHERE kind = 'labelsRevealed'", path: project.path)
  }

  @Test func revealingIsAnEntryWithTheAccountThatDidIt() throws {
    let store = try project.withReview()
    try store.revealLabels(
      of: [ReviewID(article: "harbour", reviewer: "ana")], verb: "export", by: nil, at: TemporaryProject.time)
    #expect(try revealed() == "1")
    let sql = "SELECT json_extract(body, '$.account') <> '' FROM ledger WHERE kind = 'labelsRevealed'"
    #expect(try MeddlingConnection.value(sql, path: project.path) == "1")
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func whereNothingIsRevealedNothingIsAppended() throws {
    let store = try project.withReview()
    try store.revealLabels(of: [], verb: "export", by: nil, at: TemporaryProject.time)
    #expect(try revealed() == "0")
  }
}
