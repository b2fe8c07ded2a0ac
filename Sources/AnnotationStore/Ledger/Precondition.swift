// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// What must hold at the moment of writing, whatever another process did since the screen was drawn.
struct Precondition {
  var db: Database

  func check(_ event: Event, by reviewer: String?) throws {
    switch event {
    case .judgementMade(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkText(facts.article, facts.paragraph, facts.textSHA256)
    case .annotationChanged(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkText(facts.article, facts.paragraph, facts.textSHA256)
      if case .span(let span) = facts.annotation { try check(span, facts) }
    case .judgementWithdrawn(let facts): try checkOpen(facts.article, facts.round, reviewer)
    case .noteWritten(let facts): try checkOpen(facts.article, facts.round, reviewer)
    case .flagSet(let facts): try checkOpen(facts.article, facts.round, reviewer)
    case .reviewOpened, .reviewFinished, .reviewReopened, .paragraphKindSet: break
    case .articleLoaded, .reviewerJoined, .codebookAdopted, .provenanceCorrected, .labelsRevealed: break
    }
  }

  private func checkOpen(_ article: String, _ round: Int, _ reviewer: String?) throws {
    let sql = "SELECT state FROM review WHERE article = ? AND reviewer = ? AND round = ?"
    guard try String.fetchOne(db, sql: sql, arguments: [article, reviewer, round]) == "open" else {
      throw StoreError.reviewIsFinished(article: article, reviewer: reviewer ?? "")
    }
  }

  private func checkText(_ article: String, _ paragraph: Int, _ digest: String) throws {
    let sql = "SELECT sha256 FROM paragraph WHERE article = ? AND number = ?"
    guard try String.fetchOne(db, sql: sql, arguments: [article, paragraph]) == digest else {
      throw StoreError.textChanged(article: article, paragraph: paragraph)
    }
  }

  /// The words of a span are those that stand between its offsets.
  private func check(_ span: TextSpan, _ facts: AnnotationChanged) throws {
    let sql = "SELECT text FROM paragraph WHERE article = ? AND number = ?"
    let text = try String.fetchOne(db, sql: sql, arguments: [facts.article, facts.paragraph]) ?? ""
    let found = TextSpan.text(of: text, from: span.start, to: span.end)
    guard found.map({ Array($0.unicodeScalars) }) == Array(span.text.unicodeScalars) else {
      throw StoreError.textChanged(article: facts.article, paragraph: facts.paragraph)
    }
  }
}
