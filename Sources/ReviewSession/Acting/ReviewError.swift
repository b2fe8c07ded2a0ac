// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Why a session refused an act; the state is what it was.
public enum ReviewError: Error, Sendable {
  /// The article has no paragraph of that number.
  case noSuchParagraph(asked: Int, count: Int)
  /// The paragraph's kind takes no label in this review.
  case notAnnotatable(paragraph: Int, kind: ParagraphKind)
  /// The reading walks other paragraphs only: those under discussion, or with gold.
  case notDiscussed(paragraph: Int)
  /// The review is finished and locked.
  case isFinished
  /// The review is not finished, so it can not be opened again.
  case isOpen
  /// An attempt at an article that trains is not opened again.
  case attemptIsOver
  /// No paragraph is what is to be gone through.
  case nothingOf(Command.ListFilter)
  /// Nothing was done that could be undone.
  case nothingToUndo
  /// Nothing was undone that could be redone.
  case nothingToRedo
  /// Every paragraph is decided and none is at hand.
  case noCurrentParagraph
  /// No paragraph is decided yet.
  case nothingDecided
  /// No paragraph lies in that direction.
  case noFurther(Act.Move)
  /// These paragraphs are still undecided, so the review can not be finished.
  case undecided([Int])
  /// No paragraph holds the text.
  case notFound(String)
  /// The label is the paragraph's main label already.
  case mixedIsMain(LabelID)
  /// The paragraph has no label to clear.
  case nothingToClear(paragraph: Int)
  /// The paragraph has that kind already.
  case kindIsSame(paragraph: Int, kind: ParagraphKind)
  /// A mark could not be made.
  case annotating(AnnotationError)
  /// A ruling could not be made.
  case adjudicating(AdjudicationError)
  /// The change could not be saved.
  case notSaved(any Error)
}
