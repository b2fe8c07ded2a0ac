// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

extension StoreError {
  /// How long a write waits for another process, in seconds.
  static let patience = 30

  /// Reads an SQLite failure as a fact about the project at a path.
  init(_ error: any Error, path: String) {
    guard let failure = error as? DatabaseError else {
      self = (error as? StoreError) ?? .unexpected(reason: "\(error)")
      return
    }
    let reason = failure.message ?? "SQLite code \(failure.extendedResultCode.rawValue)"
    switch failure.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, seconds: Self.patience)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_IOERR: self = .inputOutput(path: path, reason: reason)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable(path: path, reason: reason)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
    default: self = .unexpected(reason: reason)
    }
  }
}
