// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Where a hub is: a PostgreSQL database, over a Unix socket or with a verified certificate, never with a password.
package struct HubAddress: Sendable, Equatable {
  /// The address as it was given.
  package let url: String
  /// The name of the database.
  package let database: String
  /// What libpq is told, by name.
  let parameters: [String: String]
  /// Whether it leads over a network.
  let isRemote: Bool

  private static let schemes = ["postgresql://", "postgres://"]
  private static let options: Set<String> = [
    "host", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey",
  ]
  private static let defaultSocketFolder = "/var/run/postgresql"

  /// Reads an address such as `postgresql:///news?host=/run/postgresql` or
  /// `postgresql://ana@hub.example.org/news?sslmode=verify-full`.
  ///
  /// - Throws: ``HubError/notAnAddress(_:reason:)``, ``HubError/passwordInAddress`` or ``HubError/notVerified(host:)``.
  package init(_ url: String) throws(HubError) {
    // First of all, so that no other complaint repeats it.
    if Self.holdsPassword(url) { throw .passwordInAddress }
    guard let scheme = Self.schemes.first(where: url.hasPrefix) else {
      throw .notAnAddress(url, reason: "it does not begin with postgresql://")
    }
    let parts = url.dropFirst(scheme.count).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = (parts.first ?? "").split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var found: [String: String] = [:]
    func set(_ name: String, _ encoded: Substring) throws(HubError) {
      guard let value = String(encoded).removingPercentEncoding, !value.contains("\0") else {
        throw .notAnAddress(url, reason: "a percent sign in it stands before no two digits")
      }
      if !value.isEmpty { found[name] = value }
    }
    let place = (path.first ?? "").split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    if place.count == 2 { try set("user", place[0]) }
    try Self.readHost(place.last ?? "", set)
    if path.count == 2 { try set("dbname", path[1]) }
    for option in (parts.count == 2 ? parts[1] : "").split(separator: "&") {
      let pair = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, Self.options.contains(String(pair[0])) else {
        throw .notAnAddress(url, reason: "it has the option \(pair[0]), which a hub does not take")
      }
      try set(String(pair[0]), pair[1])
    }
    guard let database = found["dbname"] else { throw .notAnAddress(url, reason: "it names no database") }
    let host = found["host"] ?? Self.defaultSocketFolder
    if host.contains(",") { throw .notAnAddress(url, reason: "it names several hosts") }
    found["host"] = host
    isRemote = !host.hasPrefix("/")
    if isRemote, found["sslmode"] != "verify-full" { throw .notVerified(host: host) }
    if !isRemote { found["sslmode"] = nil }
    (self.url, self.database, parameters) = (url, database, found)
  }

  private static func readHost(
    _ text: Substring, _ set: (String, Substring) throws(HubError) -> Void
  ) throws(HubError) {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      try set("host", text[text.index(after: text.startIndex)..<end])
      return try set("port", text[text.index(after: end)...].drop { $0 == ":" })
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    try set("host", parts.first ?? "")
    if parts.count == 2 { try set("port", parts[1]) }
  }

  /// Whether a colon stands in what is before the host, or an option is called password; in any way of writing it.
  private static func holdsPassword(_ url: String) -> Bool {
    let text = url.removingPercentEncoding ?? url
    if text.lowercased().contains("password=") || text.lowercased().contains("passfile=") { return true }
    guard let scheme = url.range(of: "://") else { return false }
    let before = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard let at = before.lastIndex(of: "@") else {
      // A password may hold the very characters that end a host.
      return url[scheme.upperBound...].contains("@") && before.contains(":")
    }
    return before[..<at].contains(":")
  }
}
