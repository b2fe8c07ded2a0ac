// SPDX-License-Identifier: GPL-3.0-or-later
internal import CPostgres
internal import Foundation

/// A connection to the database of a hub. Statements are this program's own; what varies goes as parameters.
final class HubConnection {
  /// The channel on which each sync that brought something says so, without a word.
  static let channel = "attest"

  private let connection: OpaquePointer
  /// The address.
  let address: HubAddress

  /// Connects, which takes at most ten seconds.
  ///
  /// - Throws: ``HubError``.
  init(_ address: HubAddress) throws(HubError) {
    self.address = address
    var names = ["gssencmode", "client_encoding", "fallback_application_name"], values = ["disable", "UTF8", "attest"]
    for (name, value) in address.parameters.sorted(by: { $0.key < $1.key }) {
      names.append(name)
      values.append(value)
    }
    var made: OpaquePointer?
    let outcome = Self.withCStrings(names) { names in
      Self.withCStrings(values) { postgres_connect(names, $0, 10, &made) }
    }
    guard let made, outcome == postgres_connected else {
      let fault = Self.fault(outcome, made.map { String(cString: postgres_message($0)) } ?? "")
      postgres_close(made)
      throw fault
    }
    if address.isRemote, postgres_is_encrypted(made) == 0 {
      postgres_close(made)
      throw .notVerified(host: address.parameters["host"] ?? "")
    }
    connection = made
    // Plans that may not go through a whole table look dear, and compiling them takes half a second.
    try run(
      """
      SET client_connection_check_interval = '1s'; SET lock_timeout = '60s'; SET search_path = pg_catalog; SET jit = off;
      SET idle_in_transaction_session_timeout = '10min'; SET datestyle = 'ISO'; SET standard_conforming_strings = on
      """)
  }

  deinit { postgres_close(connection) }

  private static func fault(_ outcome: postgres_outcome, _ text: String) -> HubError {
    if outcome == postgres_unavailable { return .noLibrary }
    if outcome == postgres_timed_out { return .unreachable(reason: "the server does not answer") }
    let line = text.split(separator: "\n").first.map(String.init) ?? "the server does not answer"
    guard let fatal = line.range(of: "FATAL:  ") else { return .unreachable(reason: line) }
    let state = line[fatal.upperBound...].prefix(5), reason = String(line[fatal.upperBound...].dropFirst(7))
    // The classes of wrong roles, and of a database that is not there.
    return state.hasPrefix("28") || state == "3D000" || state == "42501"
      ? .refused(reason: reason) : .unreachable(reason: reason)
  }

  /// Runs a statement, or, without parameters, several.
  ///
  /// - Throws: ``HubError``.
  @discardableResult
  func run(_ sql: String, _ values: [String?] = []) throws(HubError) -> HubRows {
    let result = Self.withCStrings(values) { postgres_run(connection, sql, Int32(values.count), $0) }
    return try checked(HubRows(result))
  }

  private func checked(_ rows: HubRows) throws(HubError) -> HubRows {
    guard rows.kind == postgres_error else { return rows }
    guard postgres_is_open(connection) == 1, let state = rows.state else {
      throw .unreachable(reason: "the connection was lost")
    }
    throw HubError(state: state, reason: rows.message)
  }

  /// Sends rows of texts into a table by COPY.
  ///
  /// - Parameters:
  ///   - table: the table with its columns in parentheses.
  ///   - body: gives the fields of each row to a function.
  /// - Throws: ``HubError``, and what the body throws; nothing is copied then.
  func copy(into table: String, _ body: (_ row: ([String?]) throws -> Void) throws -> Void) throws {
    guard try run("COPY \(table) FROM STDIN").kind == postgres_takes_copy else {
      throw HubError.unexpected(reason: "the server takes no COPY")
    }
    var rows = CopyRows()
    do {
      try body { fields in
        rows.add(fields)
        if rows.bytes.count > 1 << 16 { try send(&rows) }
      }
      try send(&rows)
    } catch {
      _ = HubRows(postgres_end_copy(connection, "the copy was stopped"))
      throw error
    }
    _ = try checked(HubRows(postgres_end_copy(connection, nil)))
  }

  /// Sends rows of texts into a new table that is gone with the transaction.
  func copy(intoTemporary table: String, _ body: (_ row: ([String?]) throws -> Void) throws -> Void) throws {
    try run("CREATE TEMPORARY TABLE \(table) ON COMMIT DROP")
    try copy(into: "pg_temp.\(table.prefix { $0 != " " })", body)
  }

  private func send(_ rows: inout CopyRows) throws(HubError) {
    defer { rows.bytes.removeAll(keepingCapacity: true) }
    let isSent = rows.bytes.withUnsafeBytes { raw in
      raw.isEmpty || postgres_send(connection, raw.assumingMemoryBound(to: CChar.self).baseAddress, raw.count) == 1
    }
    if !isSent { throw .unreachable(reason: "the connection was lost") }
  }

  /// Runs a body in a transaction; what another's made impossible is tried again.
  ///
  /// - Throws: ``HubError``, and what the body throws; nothing is changed then.
  func transaction<Value>(_ begin: String = "BEGIN", _ body: () throws -> Value) throws -> Value {
    for attempt in 1... {
      do {
        try run(begin)
        let value = try body()
        try run("COMMIT")
        return value
      } catch let error as HubError {
        if postgres_is_open(connection) == 1 { _ = try? run("ROLLBACK") }
        guard case .unexpected(let reason) = error, HubError.isTransient(reason), attempt < 8 else { throw error }
      } catch {
        if postgres_is_open(connection) == 1 { _ = try? run("ROLLBACK") }
        throw error
      }
    }
    throw HubError.unexpected(reason: "a transaction without an end")
  }

  /// Waits until another client has brought something, or for a time.
  ///
  /// - Returns: whether something was brought.
  /// - Throws: ``HubError/unreachable(reason:)``.
  func wait(milliseconds: Int32) throws(HubError) -> Bool {
    let outcome = postgres_wait(connection, milliseconds)
    if outcome < 0 { throw .unreachable(reason: "the connection was lost") }
    return outcome == 1
  }

  private static func withCStrings<Value>(
    _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    var bytes: [CChar] = [], places: [Int?] = []
    for text in texts {
      guard let text else {
        places.append(nil)
        continue
      }
      places.append(bytes.count)
      bytes += text.utf8.map(CChar.init(bitPattern:)) + [0]
    }
    return bytes.withUnsafeBufferPointer { buffer in
      body(places.map { place in place.flatMap { buffer.baseAddress?.advanced(by: $0) } } + [nil])
    }
  }
}

/// What a server answered, row by row, as texts.
final class HubRows {
  private let result: OpaquePointer?
  let kind: postgres_kind
  let count: Int

  fileprivate init(_ result: OpaquePointer?) {
    self.result = result
    kind = postgres_result_kind(result)
    count = kind == postgres_rows ? Int(postgres_row_count(result)) : 0
  }

  deinit { postgres_free(result) }

  fileprivate var state: String? { postgres_result_state(result).map { String(cString: $0) } }
  fileprivate var message: String { postgres_result_message(result).map { String(cString: $0) } ?? "" }

  /// A field; nil where it has no value.
  func optional(_ row: Int, _ column: Int) -> String? {
    var length = 0
    guard let bytes = postgres_field(result, Int32(row), Int32(column), &length) else { return nil }
    return bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }

  func text(_ row: Int, _ column: Int) throws(HubError) -> String {
    guard let text = optional(row, column) else { throw .damaged(reason: "a value is missing in it") }
    return text
  }

  func number(_ row: Int, _ column: Int) throws(HubError) -> Int {
    guard let number = Int(try text(row, column)) else { throw .damaged(reason: "a number is missing in it") }
    return number
  }

  func flag(_ row: Int, _ column: Int) -> Bool { optional(row, column) == "t" }
}

/// Rows in the text format of COPY.
struct CopyRows {
  var bytes: [UInt8] = []

  /// Adds a row.
  mutating func add(_ fields: [String?]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      guard let field else {
        bytes += #"\N"#.utf8
        continue
      }
      for byte in field.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
        case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
        case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
        case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension HubError {
  /// What a server's state says.
  init(state: String, reason: String) {
    switch state.prefix(2) {
    case "08", "53", "57", "58": self = .unreachable(reason: reason)
    case "28", "AT": self = .refused(reason: reason)
    default: self = state == "42501" ? .refused(reason: reason) : .unexpected(reason: "\(state) \(reason)")
    }
  }

  /// Whether another transaction was in the way: a serialization failure, a deadlock, or a lock that was not to be had.
  static func isTransient(_ reason: String) -> Bool {
    ["40001", "40P01", "55P03"].contains { reason.hasPrefix($0) }
  }
}
