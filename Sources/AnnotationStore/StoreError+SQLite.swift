// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

extension StoreError {
  /// How long a verb waits for another process, in seconds.
  static let patience = 30

  /// Reads a failure as a fact about the project at a path.
  ///
  /// The statements of this program are right, so what SQLite finds wrong with them is wrong with the file.
  init(_ error: any Error, path: String) {
    switch error {
    case StoreError.damaged("", let reason): self = .damaged(path: path, reason: reason)
    case let error as StoreError: self = error
    case let fault as ExchangeFault: self = .refused(fault)
    case let error as DatabaseError: self = Self.fact(error, path)
    case is RowDecodingError, is DecodingError:
      self = .damaged(path: path, reason: "it holds a value that can not stand there")
    case let body as UnreadableBody:
      self = .damaged(path: path, reason: "an entry can not be read: \(body.reason)")
    case is MissingMark: self = .damaged(path: path, reason: "an entry rests on a mark that is not here")
    default: self = .unexpected(reason: "\(error)")
    }
  }

  private static func fact(_ failure: DatabaseError, _ path: String) -> StoreError {
    let reason = failure.message ?? "SQLite code \(failure.extendedResultCode.rawValue)"
    return switch failure.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path, seconds: Self.patience)
    case .SQLITE_FULL: .diskFull(path: path)
    case .SQLITE_IOERR: .inputOutput(path: path, reason: reason)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .notWritable(path: path, reason: reason)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG,
      .SQLITE_RANGE, .SQLITE_SCHEMA, .SQLITE_FORMAT:
      .damaged(path: path, reason: reason)
    default: .unexpected(reason: reason)
    }
  }
}
