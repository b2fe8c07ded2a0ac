// SPDX-License-Identifier: GPL-3.0-or-later
internal import Schemas

/// What was made at a database to make it a hub.
package struct HubRoles: Sendable, Equatable {
  /// The role that all reviewers are members of.
  package var members: String
  /// The role that may say who reads what.
  package var coordinators: String
  /// The roles of reviewers that were made or let in.
  package var reviewers: [String] = []
  /// Whether the database was a hub before.
  package var wasHub = false
}

/// Makes a database a hub, and lets reviewers in.
package struct HubSchema {
  /// The format of hubs.
  package static let format = 1

  private let connection: HubConnection

  /// - Throws: ``HubError`` when there is no connection.
  package init(_ address: HubAddress) throws(HubError) { connection = try HubConnection(address) }

  /// Makes tables, rules and roles, all or nothing; where they are already, only lets further reviewers in.
  ///
  /// - Parameter reviewers: one database role each, made where it is missing, without a password.
  /// - Returns: what was made.
  /// - Throws: ``HubError``.
  package func make(for reviewers: [String]) throws -> HubRoles {
    let database = connection.address.database
    guard try connection.run("SHOW server_encoding").text(0, 0) == "UTF8" else {
      throw HubError.notUTF8(database: database)
    }
    let prefix = "attest_" + String(decoding: database.utf8.prefix(40), as: UTF8.self)
    var roles = HubRoles(members: prefix, coordinators: prefix + "_coordinators")
    return try connection.transaction {
      roles.wasHub = try connection.isHub()
      if !roles.wasHub { try install(roles, database) }
      roles.reviewers = []
      for reviewer in reviewers {
        try makeRole(reviewer, "LOGIN")
        guard try !isMember(reviewer, of: roles.members) else { continue }
        try connection.run("GRANT \(Self.name(roles.members)) TO \(Self.name(reviewer))")
        roles.reviewers.append(reviewer)
      }
      return roles
    }
  }

  private func install(_ roles: HubRoles, _ database: String) throws(HubError) {
    try makeRole(roles.members, "NOLOGIN")
    try makeRole(roles.coordinators, "NOLOGIN")
    for statements in SchemaFiles.hub {
      try connection.run(Self.statements(statements, roles))
    }
    try connection.run("GRANT TEMPORARY, CONNECT ON DATABASE \(Self.name(database)) TO \(Self.name(roles.members))")
    let user = try connection.run("SELECT session_user").text(0, 0)
    // A superuser is a member of every role.
    if try connection.run("SELECT rolsuper FROM pg_roles WHERE rolname = session_user").flag(0, 0) { return }
    try connection.run("GRANT \(Self.name(roles.coordinators)) TO \(Self.name(user))")
  }

  /// The statements with the names of the two roles in their places.
  static func statements(_ text: String, _ roles: HubRoles) -> String {
    text.replacing("{members}", with: name(roles.members)).replacing("{coordinators}", with: name(roles.coordinators))
      .replacing("{coordinator}", with: "'\(roles.coordinators.replacing("'", with: "''"))'")
  }

  private func makeRole(_ role: String, _ kind: String) throws(HubError) {
    guard try connection.run("SELECT FROM pg_roles WHERE rolname = $1", [role]).count == 0 else { return }
    try connection.run("CREATE ROLE \(Self.name(role)) \(kind)")
  }

  private func isMember(_ role: String, of group: String) throws(HubError) -> Bool {
    try connection.run("SELECT pg_has_role($1, $2, 'MEMBER')", [role, group]).flag(0, 0)
  }

  private static func name(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
}

extension HubConnection {
  /// Whether the database is a hub that this program knows.
  ///
  /// - Throws: ``HubError/newerFormat(found:known:)``.
  func isHub() throws(HubError) -> Bool {
    let tables = "SELECT to_regclass('public.hub') IS NOT NULL AND to_regclass('public.entry_head') IS NOT NULL"
    guard try run(tables).flag(0, 0) else { return false }
    let format = try run("SELECT format FROM public.hub").number(0, 0)
    guard format <= HubSchema.format else { throw .newerFormat(found: format, known: HubSchema.format) }
    return true
  }
}
