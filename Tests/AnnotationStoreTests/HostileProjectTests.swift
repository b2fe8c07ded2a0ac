// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewTestSupport
import Testing

@testable import AnnotationStore

/// Whatever a project file holds, reading it ends with values or with a place that is damaged.
@Suite struct HostileProjectTests {
  private let project = TemporaryProject()

  /// What the tables say once their own rules are switched off.
  static let lies = [
    "UPDATE article SET paragraphs = 'many'", "UPDATE article SET annotatable = -1",
    "UPDATE article SET annotatable = 9223372036854775807", "UPDATE article SET loaded_at = 'yesterday'",
    "UPDATE article SET loaded_at = '99999999999-1-1T1:1:1.1Z'", "UPDATE article SET dates = '{'",
    "UPDATE article SET claims = NULL", "UPDATE article SET title = x'ff00fe'", "UPDATE article SET slug = NULL",
    "UPDATE paragraph SET number = -5 WHERE number = 1",
    "UPDATE paragraph SET number = 9223372036854775807 WHERE number = 2",
    "UPDATE paragraph SET kind = 'sonnet'", "UPDATE paragraph SET text = 7", "DELETE FROM paragraph WHERE number = 1",
    "UPDATE review SET state = 3", "UPDATE review SET scope = 'sky'", "UPDATE review SET round = -1",
    "UPDATE review SET touched_at = 1e308", "UPDATE judgement SET seconds = 1e308", "UPDATE judgement SET seconds = -1",
    "UPDATE judgement SET seconds = 9e999", "UPDATE judgement SET unsure = 'x'", "UPDATE judgement SET confidence = 17",
    "UPDATE judgement SET mixed = '[1,2'", "UPDATE judgement SET label = 5", "UPDATE decision SET flag = NULL",
    "UPDATE decision SET paragraph = -9223372036854775808 WHERE paragraph = 1", "UPDATE reviewer SET id = NULL",
    "UPDATE reviewer SET name = 1.5",
    "UPDATE source SET kind = NULL", "UPDATE source SET nested_in = -4", "UPDATE span SET \"end\" = \"start\"",
    "UPDATE span SET \"start\" = 9223372036854775807", "UPDATE codebook SET body = '[]'",
    "DELETE FROM codebook", "UPDATE head SET origin = NULL", "UPDATE head SET id = x'ff'",
  ]

  private func meddledProject(_ sql: String) throws {
    let store = try project.withReview()
    let annotations: [(Annotation, Annotation.Aspect)] = [
      (.source(Source(name: "The Courier", label: "The Courier", kind: .outlet, naming: .named)), .source),
      (.span(TextSpan(type: .loaded, start: 0, end: 9, text: "Paragraph")), .span),
    ]
    let marks = annotations.enumerated().map { index, mark in
      Event.annotationChanged(
        AnnotationChanged(
          article: "harbour", round: 1, paragraph: 1, textSHA256: "digest-1", aspect: mark.1, number: 1,
          annotation: mark.0, gesture: index + 1))
    }
    let events = [TemporaryProject.judged(1, "report"), TemporaryProject.judged(2, "quote")] + marks
    _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    _ = try store.codebook(orAdopt: SampleReview.codebook, at: TemporaryProject.time)
    try store.close()
    for table in [
      "article", "paragraph", "review", "judgement", "decision", "reviewer", "source", "span", "codebook", "head",
    ] {
      _ = project.meddle(
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql, 'STRICT', ''), 'NOT NULL', ''), 'json_valid', 'length'),
          'INTEGER', '') WHERE name = '\(table)'
        """)
    }
    _ = project.meddle("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)")
  }

  private static let candidate = ProjectStore.Candidate(
    SampleReview.article([.body, .body]), slug: "harbour", isPinned: false)

  @Test(arguments: lies) func aLieIsAPlaceThatIsDamaged(sql: String) throws {
    try meddledProject(sql)
    let acts: [(ProjectStore) throws -> Void] = [
      { _ = try $0.articles() }, { _ = try $0.article("harbour") }, { _ = try $0.reviews() }, { _ = try $0.labels() },
      { _ = try $0.annotations() }, { _ = try $0.reviewers() }, { _ = try $0.codebook() }, { _ = try $0.examine() },
      { _ = try $0.history(of: ReviewID(article: "harbour", reviewer: "ana")) },
      { _ = try $0.gold() }, { _ = try $0.adjudication(of: "harbour") }, { _ = try $0.codebooks() },
      { _ = try $0.search("word") }, { _ = try $0.work() }, { _ = try $0.history(of: "harbour") },
      { _ = try $0.predecessor(of: Self.candidate, url: nil) }, { try self.project.load($0, content: "other") },
    ]
    var damaged = 0
    for act in acts {
      do { try act(try project.open(.examine)) } catch StoreError.damaged(let path, let reason) {
        #expect(path == project.path && !reason.contains("SELECT") && !reason.contains("Error"))
        damaged += 1
      } catch StoreError.noSuchArticle {}
    }
    #expect(try damaged > 0 || !project.open(.examine).examine().findings.isEmpty)
  }

  @Test(arguments: [
    "CREATE TRIGGER more AFTER INSERT ON decision BEGIN DELETE FROM judgement; END",
    "DROP TABLE span; CREATE VIEW span AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
  ])
  func whatWouldRunIsRefusedBeforeItRuns(sql: String) throws {
    _ = try project.withReview()
    try #require(project.meddle(sql) == 0)
    for access in [ProjectStore.Access.read, .write, .create] {
      #expect {
        try project.open(access)
      } throws: {
        if case StoreError.damaged = $0 { true } else { false }
      }
    }
  }

  @Test func aCircleOfVersionsIsDamage() throws {
    let store = try project.open()
    try project.load(store)
    try project.load(store, content: "b", as: "ferry")
    let sql = "UPDATE article SET revises = CASE slug WHEN 'ferry' THEN 'harbour' ELSE 'ferry' END"
    try #require(project.meddle(sql) == 0)
    #expect {
      try store.predecessor(of: Self.candidate, url: nil)
    } throws: {
      if case StoreError.damaged = $0 { true } else { false }
    }
  }

  @Test(arguments: ["", "[]", "{", "{\"format\":1,\"after\":-1}"])
  func anEntryThatCanNotBeReadIsDamageWhereItIsTakenBack(body: String) throws {
    let store = try project.withReview()
    let receipt = try store.store(ImportPlan(), format: "csv", source: "rows.csv", at: TemporaryProject.time)
    let sql = "UPDATE ledger SET body = '\(body)' WHERE kind = 'importFinished'"
    try #require(project.meddle("DROP TRIGGER ledger_is_not_updated; \(sql)") == 0)
    #expect {
      _ = try store.revert(receipt.clock, by: nil, at: TemporaryProject.time)
    } throws: {
      if case StoreError.damaged = $0 { true } else { false }
    }
  }
}
