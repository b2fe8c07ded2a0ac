// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

/// What a machine says of a paragraph, with the id of the decision.
public typealias MachineAnswer = (label: LabelID?, id: String)

extension ProjectStore {
  /// What a machine says of an article's paragraphs, by number, under the names that labels have in the codebook in force.
  ///
  /// - Throws: ``StoreError/reviewerIsPerson(id:)``, or another when the project can not be read.
  public func answers(of machine: String, in article: String) throws(StoreError) -> [Int: MachineAnswer] {
    guard try reviewer(machine).kind == .machine else { throw .reviewerIsPerson(id: machine) }
    let sql = """
      SELECT j.* FROM decision d JOIN judgement j ON j.id = d.judgement
      JOIN review r ON r.article = d.article AND r.reviewer = d.reviewer AND r.round = d.round
      WHERE d.article = ? AND d.reviewer = ? AND d.round < \(ReviewID.firstRetest) AND r.state = 'finished'
      ORDER BY d.round
      """
    return try read { db in
      let history = CodebookHistory(try CodebookRow.versions(db))
      let answers = try Row.fetchAll(db, sql: sql, arguments: [article, machine]).map { row in
        let row = StoredRow(row, of: "judgement")
        return (try row.number("paragraph"), (try Self.label("", of: row, history), try row.text("id")))
      }
      return Dictionary(answers) { $1 }
    }
  }

  /// What reviewers said before a machine's label was shown to them, and what stands now, in finished reviews.
  ///
  /// - Throws: ``StoreError`` when the project can not be read.
  public func priors() throws(StoreError) -> [PriorRecord] {
    let sql = """
      SELECT f.reviewer, f.label, f.codebook, p.reviewer AS prior_reviewer, p.label AS prior_label,
        p.codebook AS prior_codebook, s.label AS last_label, s.codebook AS last_codebook
      FROM judgement f JOIN judgement p ON p.id = f.prior
      JOIN review r ON r.article = f.article AND r.reviewer = f.reviewer AND r.round = f.round
      JOIN decision d ON d.article = f.article AND d.reviewer = f.reviewer AND d.round = f.round
        AND d.paragraph = f.paragraph
      JOIN judgement s ON s.id = d.judgement
      WHERE r.state = 'finished' AND f.round < \(ReviewID.firstRetest)
        AND f.article NOT IN (SELECT slug FROM article WHERE exclusion IS NOT NULL)
      ORDER BY f.reviewer, f.article, f.round, f.paragraph
      """
    return try read { db in
      // Only where there are machines is it worth a look at every decision.
      guard try Row.exists(db, sql: "SELECT 1 FROM reviewer WHERE kind = 'machine'", []) else { return [] }
      let history = CodebookHistory(try CodebookRow.versions(db))
      return try Row.fetchAll(db, sql: sql).map { row in
        let row = StoredRow(row, of: "judgement")
        return PriorRecord(
          reviewer: try row.text("reviewer"), machine: try row.text("prior_reviewer"),
          first: try Self.label("", of: row, history), prior: try Self.label("prior_", of: row, history),
          last: try Self.label("last_", of: row, history))
      }
    }
  }

  private static func label(_ prefix: String, of row: StoredRow, _ history: CodebookHistory) throws -> LabelID? {
    guard let label = try row.optionalText(prefix + "label").map(LabelID.init(rawValue:)) else { return nil }
    return history.reading(of: label, under: try row.text(prefix + "codebook")).label ?? label
  }
}
