// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Glibc

/// A private copy of a project, taken in short steps, so that no writer waits for what reads it.
final class Snapshot {
  /// Where the copy is, until it is released.
  let path: String
  let queue: DatabaseQueue

  /// After so many writes in between, which make the copy begin again, it is made under one lock.
  private static let patience = 6

  /// Copies a project to a file that only the owner may read, in the folder for temporary files.
  ///
  /// - Parameters:
  ///   - project: a connection to the project.
  ///   - pagesAtOnce: the pages of 4 KiB that are copied under one lock.
  ///   - progress: is told how many bytes of how many are copied.
  /// - Throws: ``StoreError`` when the copy can not be written.
  init(of project: DatabaseQueue, pagesAtOnce: CInt = 2_000, progress: @escaping (Int, Int) -> Void) throws {
    var template = Array((FileManager.default.temporaryDirectory.path + "/attest-examination-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0 else { throw StoreError.notWritable(path: path, reason: systemReason()) }
    close(descriptor)
    do {
      queue = try Self.connection(path)
      do { try Self.copy(project, to: queue, pagesAtOnce, progress) } catch is Restarted {
        try Self.copy(project, to: queue, -1, progress)
      }
    } catch {
      unlink(path)
      throw StoreError(error, path: path)
    }
  }

  deinit { release() }

  /// Another connection to the copy, so that two threads can read it; ask before it is released.
  func connection() throws -> DatabaseQueue { try Self.connection(path) }

  /// Nobody else knows the copy, so it may be mapped and needs no journal.
  private static func connection(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA mmap_size = 2147418112")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Takes the copy's name away; what is open stays readable until it is closed.
  func release() { unlink(path) }

  private struct Restarted: Error {}

  private static func copy(
    _ project: DatabaseQueue, to copy: DatabaseQueue, _ pages: CInt, _ progress: @escaping (Int, Int) -> Void
  ) throws {
    try project.writeWithoutTransaction { source in
      try copy.writeWithoutTransaction { target in
        var left = Int.max, restarts = 0
        try source.backup(to: target, pagesPerStep: pages) { step in
          if step.remainingPageCount >= left { restarts += 1 }
          left = step.remainingPageCount
          if restarts > patience { throw Restarted() }
          progress(step.completedPageCount * 4096, step.totalPageCount * 4096)
        }
      }
    }
  }
}
