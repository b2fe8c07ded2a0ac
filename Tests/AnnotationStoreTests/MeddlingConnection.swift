// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// Another program that opens the file.
enum MeddlingConnection {
  /// SQLite's result code of running some SQL.
  static func execute(_ sql: String, path: String) -> Int32 {
    do {
      try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
      return 0
    } catch {
      return (error as? DatabaseError)?.resultCode.rawValue ?? -1
    }
  }

  /// The first value of a query, as text.
  static func value(_ sql: String, path: String) throws -> String? {
    try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: sql) }
  }
}
