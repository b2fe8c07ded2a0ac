// SPDX-License-Identifier: GPL-3.0-or-later

extension Event {
  /// The event's name in the ledger.
  public var kind: EventKind {
    switch self {
    case .articleLoaded: .articleLoaded
    case .reviewerJoined: .reviewerJoined
    case .codebookAdopted: .codebookAdopted
    case .paragraphKindSet: .paragraphKindSet
    case .provenanceCorrected: .provenanceCorrected
    case .reviewOpened: .reviewOpened
    case .judgementMade: .judgementMade
    case .judgementWithdrawn: .judgementWithdrawn
    case .noteWritten: .noteWritten
    case .flagSet: .flagSet
    case .reviewFinished: .reviewFinished
    case .reviewReopened: .reviewReopened
    case .annotationChanged(let marking): marking.kind
    case .labelsRevealed: .labelsRevealed
    }
  }
}
