// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// Takes an entry of the ledger back whole, by a new entry: a plan with all of its assignments, an exclusion, a
  /// tag, the last version of the codebook.
  ///
  /// - Parameter number: the entry's number, as confirmations print it.
  /// - Throws: ``Failure`` when there is no such entry, or one that is not taken back so; nothing is changed then.
  public func revert(_ number: Int) throws(Failure) {
    let undone = "entry \(number) not reverted"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let (kind, receipt) = try open(.write, for: undone).revert(number, by: nil, at: clock())
      tell("entry \(number), \(kind.rawValue), is taken back by entry \(receipt.clock)")
    }
  }
}
