// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A masked session works on what is shown; only here is that turned into what is stored, and back.
extension Session {
  /// An event as it may be shown to the reviewer.
  func shown(_ recorded: Recorded) -> Recorded {
    guard let mask else { return recorded }
    var recorded = recorded
    recorded.event = Self.mapped(recorded.event, annotation: mask.shown) { words, _ in mask.shown(words) }
    return recorded
  }

  /// An event as it is stored: nothing that leaves the session holds masked text.
  func stored(_ event: Event) -> Event {
    guard let mask else { return event }
    return Self.mapped(event, annotation: mask.stored, words: mask.stored)
  }

  private static func mapped(
    _ event: Event, annotation: (Annotation, Int) -> Annotation, words: (String, Int?) -> String
  ) -> Event {
    switch event {
    case .judgementMade(var facts):
      facts.judgement.reason = facts.judgement.reason.map { words($0, facts.paragraph) }
      return .judgementMade(facts)
    case .noteWritten(var facts):
      facts.note = facts.note.map { words($0, facts.paragraph) }
      return .noteWritten(facts)
    case .annotationChanged(var facts):
      facts.annotation = facts.annotation.map { annotation($0, facts.paragraph) }
      return .annotationChanged(facts)
    default: return event
    }
  }
}
