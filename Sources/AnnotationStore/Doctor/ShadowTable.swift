// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB

/// A table of the shadow as the migrations make it, whatever a project holds under its name.
struct ShadowTable {
  var name: String
  var keys: [String]
  private var columns: [(name: String, isText: Bool)]

  /// The tables that a replay rebuilds, each behind those that it refers to.
  static func all(of fresh: Database) throws -> [ShadowTable] {
    try Projection.tables.map { name in
      ShadowTable(
        name: name, keys: try fresh.primaryKey(name).columns,
        columns: try fresh.columns(in: name).map { ($0.name, $0.type == "TEXT") })
    }
  }

  /// The SHA-256 over every row by primary key, 64 hexadecimal digits; nil where the table can not be read.
  func digest(in db: Database) -> String? {
    do { return try sha256(in: db) } catch { return nil }
  }

  private func sha256(in db: Database) throws -> String {
    let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let order = keys.map { "\"\($0)\"" }.joined(separator: ", ")
    let rows = try Row.fetchCursor(db, sql: "SELECT \(names) FROM \"\(name)\" ORDER BY \(order)")
    var hash = SHA256()
    var bytes: [UInt8] = []
    while let row = try rows.next() {
      for (index, column) in columns.enumerated() {
        if column.isText {
          // As it is stored: a text of another program's may hold a NUL, or be no UTF-8.
          try row.withUnsafeData(atIndex: index) { data in
            guard let data else { return bytes.append(UInt8(ascii: "-")) }
            data.withUnsafeBytes { Self.append($0, to: &bytes) }
          }
        } else {
          Self.append(row[index] as DatabaseValue, to: &bytes)
        }
      }
      bytes.append(0x0A)
      guard bytes.count > 1 << 16 else { continue }
      hash.update(data: bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    hash.update(data: bytes)
    return hash.finalize().hexadecimal
  }

  /// The first row of a replay that a project has not, or has otherwise.
  ///
  /// - Parameter fresh: the replay, with the project attached to it as `project`.
  /// - Returns: the columns of its key with their values; nil where the project has rows too many, or can not be read.
  func firstDifference(_ fresh: Database) -> String? {
    let others = columns.map(\.name).filter { !keys.contains($0) }
    func sides(_ columns: [String], _ sign: String) -> [String] { columns.map { "r.\"\($0)\" \(sign) p.\"\($0)\"" } }
    let isOther = (["p.\"\(keys[0])\" IS NULL"] + sides(others, "IS NOT")).joined(separator: " OR ")
    let sql = """
      SELECT \(keys.map { "r.\"\($0)\"" }.joined(separator: ", ")) FROM main."\(name)" r
      LEFT JOIN project."\(name)" p ON \(sides(keys, "=").joined(separator: " AND ")) WHERE \(isOther) LIMIT 1
      """
    guard let row = try? Row.fetchOne(fresh, sql: sql) else { return nil }
    let place = zip(keys, row.databaseValues).map { "\($0) \($1.storage.value.map { "\($0)" } ?? "NULL")" }
    return place.joined(separator: ", ")
  }

  private static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
    switch value.storage {
    case .null: append(nil as String.UTF8View?, to: &bytes)
    case .int64(let number): append(String(number).utf8, to: &bytes)
    case .double(let number): append(number.description.utf8, to: &bytes)
    case .string(let text): append(text.utf8, to: &bytes)
    case .blob(let data): data.withUnsafeBytes { append($0, to: &bytes) }
    }
  }

  /// A value with its length in front, so that no two rows give the same bytes.
  private static func append(_ value: (some Collection<UInt8>)?, to bytes: inout [UInt8]) {
    guard let value else { return bytes.append(UInt8(ascii: "-")) }
    bytes += String(value.count).utf8
    bytes.append(UInt8(ascii: ":"))
    bytes += value
  }
}
