// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Glibc

extension ProjectStore {
  /// Copies the project to a new file, and shows that the copy is whole.
  ///
  /// - Parameter path: the file, which must not be there yet.
  /// - Returns: how many entries the copy holds.
  /// - Throws: ``StoreError/backupExists(path:)``, or why the copy is not made; nothing stays of it then.
  public func backUp(to path: String) throws(StoreError) -> Int {
    do {
      try Backup.make(of: queue, project: self.path, at: path)
    } catch {
      throw StoreError(error, path: path)
    }
    return try entryCount()
  }

  /// Whether two paths lead to one file, whatever it is called.
  public static func isOneFile(_ path: String, _ other: String) -> Bool {
    var first = stat(), second = stat()
    guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// How many entries the ledger holds.
  public func entryCount() throws(StoreError) -> Int {
    try read { try $0.number("SELECT count(*) FROM ledger") }
  }

  /// How many entries of this project another one lacks.
  public func entries(missingIn other: ProjectStore) throws(StoreError) -> Int {
    let known = try other.read { Set(try String.fetchAll($0, sql: "SELECT id FROM ledger")) }
    return try read { try String.fetchAll($0, sql: "SELECT id FROM ledger") }.count { !known.contains($0) }
  }

  /// Makes this file what another project is, in one transaction.
  ///
  /// - Throws: ``StoreError`` when one of them can not be read or this one not be written; it is what it was then.
  public func takeOver(_ other: ProjectStore) throws(StoreError) {
    do { try other.queue.backup(to: queue) } catch { throw StoreError(error, path: path) }
  }
}
