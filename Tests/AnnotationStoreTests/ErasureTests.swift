// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import ReviewTestSupport
import Testing

@testable import AnnotationStore

/// A body can be taken out and can come back; a head never changes.
@Suite struct ErasureTests {
  private let project = TemporaryProject()

  private func value(_ sql: String) throws -> String? { try MeddlingConnection.value(sql, path: project.path) }

  private func noted(_ store: ProjectStore, _ note: String) throws -> Receipt {
    let event = Event.noteWritten(NoteWritten(article: "harbour", round: 1, paragraph: 1, note: note))
    return try store.append([Submission(event)], by: "ana", at: TemporaryProject.time)[0]
  }

  @Test func anErasedNoteIsInNoTableAndTheChainHolds() throws {
    let store = try project.withReview()
    let first = try noted(store, "kept"), second = try noted(store, "a name that must go")
    try store.erase(second.id, reason: "asked for", by: nil, at: TemporaryProject.time)
    #expect(try value("SELECT body IS NULL FROM ledger WHERE id = '\(second.id)'") == "1")
    #expect(try value("SELECT note FROM v_labels") == "kept")
    #expect(try store.examine().findings.isEmpty)
    #expect(try store.history(of: ReviewID(article: "harbour", reviewer: "ana")).map(\.receipt.id).contains(first.id))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: project.path))
    #expect(bytes.firstRange(of: Data("a name that must go".utf8)) == nil)
  }

  @Test func whatWasErasedIsNotWaitedForAndWhatIsWithheldIs() throws {
    let store = try project.withReview()
    let withheld = try noted(store, "withheld"), erased = try noted(store, "a name that must go")
    try store.erase(erased.id, reason: nil, by: nil, at: TemporaryProject.time)
    #expect(try store.lackingBodies().isEmpty)
    let trigger = try #require(try value("SELECT sql FROM sqlite_schema WHERE name = 'ledger_is_not_updated'"))
    let withhold = "UPDATE ledger SET body = NULL WHERE id = '\(withheld.id)'"
    try #require(project.meddle("DROP TRIGGER ledger_is_not_updated; \(withhold); \(trigger)") == 0)
    let digest = try #require(try value("SELECT content_sha256 FROM article"))
    #expect(try store.lackingBodies().map { [$0.article, $0.reviewer] } == [[digest, "ana"]])
  }

  @Test func anErasedArticleTakesItsBytesWithIt() throws {
    let store = try project.withReview()
    let id = try #require(try value("SELECT id FROM ledger WHERE kind = 'articleLoaded'"))
    try store.erase(id, reason: nil, by: nil, at: TemporaryProject.time)
    #expect(try store.articles().isEmpty)
    #expect(try value("SELECT count(*) FROM original") == "0")
    #expect(try value("SELECT count(*) FROM ledger") == "4")
    #expect(try store.examine().findings == [])
  }

  @Test func whatOthersRestOnIsNotErased() throws {
    let store = try project.withReview()
    let id = try #require(try value("SELECT id FROM ledger WHERE kind = 'reviewOpened'"))
    for id in [id, "no such id"] {
      #expect(throws: StoreError.notErasable(id: id)) {
        try store.erase(id, reason: nil, by: nil, at: TemporaryProject.time)
      }
    }
  }

  @Test func aBodyThatWasWithheldComesBackOnlyAsItsDigestSays() throws {
    let store = try project.withReview()
    let id = try noted(store, "withheld").id
    let body = try #require(try value("SELECT body FROM ledger WHERE id = '\(id)'"))
    let trigger = try #require(try value("SELECT sql FROM sqlite_schema WHERE name = 'ledger_is_not_updated'"))
    let withhold = "DROP TRIGGER ledger_is_not_updated; UPDATE ledger SET body = NULL WHERE id = '\(id)'; \(trigger)"
    try #require(project.meddle(withhold) == 0)
    #expect(project.meddle("UPDATE ledger SET body = '{}' WHERE id = '\(id)'") == 19)
    #expect(throws: StoreError.self) { try store.write { try $1.restore(body + " ", of: id) } }
    try store.write { db, ledger in
      try ledger.restore(body, of: id)
      try Projection(db: db).rebuild()
    }
    #expect(try value("SELECT note FROM v_labels") == "withheld")
    #expect(try store.examine().findings.isEmpty)
  }
}
