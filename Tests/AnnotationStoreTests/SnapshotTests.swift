// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import Testing

@testable import AnnotationStore

/// Copies of a file that others write while it is copied.
@Suite struct SnapshotTests {
  @Test func aCopyThatEveryStepMakesBeginAgainIsMadeUnderOneLock() throws {
    let path = NSTemporaryDirectory() + "snapshot-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let project = try DatabaseQueue(path: path), other = try DatabaseQueue(path: path)
    try other.write { db in
      try db.execute(
        sql: "CREATE TABLE page (number INTEGER, text BLOB); INSERT INTO page VALUES (0, zeroblob(400000))")
    }
    var steps = 0
    let snapshot = try Snapshot(of: project, pagesAtOnce: 4) { _, _ in
      steps += 1
      if steps < 60 { try? other.write { try $0.execute(sql: "UPDATE page SET number = \(steps)") } }
    }
    #expect(steps < 20)
    #expect(try snapshot.queue.read { try Int.fetchOne($0, sql: "SELECT length(text) FROM page") } == 400_000)
  }
}
