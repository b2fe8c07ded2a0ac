// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a hub is not asked, or does not take or give what it should.
package enum HubError: Error, Equatable {
  /// The words are no address of a PostgreSQL database.
  case notAnAddress(String, reason: String)
  /// The address holds a password; it is not repeated.
  case passwordInAddress
  /// The address leads over a network without a verified certificate.
  case notVerified(host: String)
  /// The system has no libpq.
  case noLibrary
  /// The server does not answer, or the connection broke.
  case unreachable(reason: String)
  /// The server does not let this role in, or not do this.
  case refused(reason: String)
  /// The database is no hub.
  case notAHub(database: String)
  /// The database's encoding is another than UTF-8.
  case notUTF8(database: String)
  /// The hub is of a newer format.
  case newerFormat(found: Int, known: Int)
  /// Two entries have one number in one chain, one here and one at the hub.
  case fork(origin: String, seq: Int)
  /// The hub had an entry once, and has it no more.
  case cut(origin: String, found: Int, said: Int)
  /// The bytes that an article was read from are others at the hub.
  case wrongOriginal(digest: String)
  /// The hub holds what it never takes: it was changed from outside.
  case damaged(reason: String)
  /// The server says what this program does not expect: a bug.
  case unexpected(reason: String)
}
