// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore

extension Workspace {
  /// Records in the ledger that work in unfinished reviews is about to be written where others can read it.
  ///
  /// - Parameters:
  ///   - reviews: the unfinished reviews; with none nothing is recorded.
  ///   - verb: what writes it.
  ///   - instead: how the verb does without, for the case that the ledger can not be written.
  /// - Throws: ``JourneyError/unrecorded(reason:instead:)``; nothing may be written then.
  func reveal(_ reviews: [ReviewID], by verb: String, instead: String) throws {
    guard viewer == nil, !reviews.isEmpty else { return }
    do {
      try ProjectStore(path: project, access: .write).revealLabels(of: reviews, verb: verb, by: nil, at: clock())
    } catch { throw JourneyError.unrecorded(reason: Message(error).reason, instead: instead) }
  }
}
