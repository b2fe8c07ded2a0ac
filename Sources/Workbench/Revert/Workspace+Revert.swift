// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// Takes an entry of the ledger back whole, by a new entry: a plan with all of its assignments, an exclusion, a
  /// tag, the last version of the codebook.
  ///
  /// - Parameter word: the entry's number, as confirmations print it, its `ORIGIN:SEQ`, or the beginning of its id.
  /// - Throws: ``Failure`` when there is no such entry, several of that number, or one that is not taken back so; nothing
  ///   is changed then.
  public func revert(named word: String) throws(Failure) {
    let undone = "entry \(sanitized(word)) not reverted"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let (number, kind, receipt) = try open(.write, for: undone).revert(named: word, by: nil, at: clock())
      tell("entry \(number), \(kind.rawValue), is taken back by entry \(receipt.clock)")
    }
  }

  /// Takes the only entry of a number back whole.
  public func revert(_ number: Int) throws(Failure) { try revert(named: String(number)) }
}
