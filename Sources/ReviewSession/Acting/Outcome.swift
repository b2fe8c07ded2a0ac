// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What an act did, for the screen to say.
public enum Outcome: Sendable, Equatable {
  case judged(paragraph: Int, Judgement, Receipt)
  case held(paragraph: Int, Draft)
  case noted(paragraph: Int, String?, Receipt)
  case flagged(paragraph: Int, Bool, Receipt)
  case kindSet(paragraph: Int, ParagraphKind, Receipt)
  case cleared(paragraph: Int, was: Judgement, Receipt)
  case undone(UndoHistory.Step, Receipt)
  case redone(UndoHistory.Step, Receipt)
  /// A mark stands, or with nil stands no more.
  case annotationChanged(AnnotationChanged, before: Annotation?, Receipt)
  case moved
  case finished(Receipt)
  case reopened(Receipt)
}
