// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Something a reviewer does in a session: decide, detail, move, take back, lock.
public enum Act: Sendable, Equatable {
  case judge(Decision)
  case mixed([LabelID])
  case confidence(Confidence)
  case note(String?, of: Subject = .atHand)
  case flag(Bool?, of: Subject = .atHand)
  case kind(ParagraphKind)
  case clear
  case undo(Int)
  case redo(Int)
  case move(Move)
  case finish
  case reopen
  case annotating(AnnotationAct)

  /// A label, or abstaining, with the details given in the same breath.
  public struct Decision: Sendable, Equatable {
    /// The label; nil abstains.
    public var label: LabelID?
    /// Why the reviewer abstains.
    public var reason: String?
    /// Whether the reviewer asks for a second look.
    public var unsure = false
    /// The paragraph to decide; nil is the one at hand.
    public var paragraph: Int?
    /// Labels it also contains; nil takes what the draft holds.
    public var mixed: [LabelID]?
    /// How sure the reviewer is; nil takes what the draft holds.
    public var confidence: Confidence?

    /// A decision of a label, or of abstaining.
    public init(_ label: LabelID?) { self.label = label }
  }

  /// Which paragraph a note or a flag is for.
  public enum Subject: Sendable, Equatable {
    /// The one at hand.
    case atHand
    /// The one that was decided last.
    case lastDecided
  }

  /// Where to go.
  public enum Move: Sendable, Equatable {
    case nextUndecided, previousUndecided, next, previous
    case to(Int)
    case find(String)
  }
}

/// What an act did, for the screen to say.
public enum Outcome: Sendable, Equatable {
  case judged(paragraph: Int, Judgement, Receipt)
  case held(paragraph: Int, Draft)
  case noted(paragraph: Int, String?, Receipt)
  case flagged(paragraph: Int, Bool, Receipt)
  /// A paragraph's kind is another for everybody, which takes labels of other reviewers out of the count.
  case kindSet(paragraph: Int, ParagraphKind, setsAside: Int, Receipt)
  case cleared(paragraph: Int, was: Judgement, Receipt)
  case undone(UndoHistory.Step, Receipt)
  case redone(UndoHistory.Step, Receipt)
  /// A mark stands, or with nil stands no more.
  case annotationChanged(AnnotationChanged, before: Annotation?, Receipt)
  /// What was asked for stands already; nothing was saved.
  case unchanged(paragraph: Int)
  case moved
  case finished(Receipt)
  /// In training: what the paragraph is, and why, behind what the reviewer said.
  case corrected(paragraph: Int, Judgement, Training.Answer)
  /// What a machine says of a paragraph, once it is decided; nil where the machine abstains.
  case priorShown(paragraph: Int, machine: String, LabelID?)
  /// An attempt at an article that trains came to its end.
  case trained(TrainingTaken, Receipt)
  case reopened(Receipt)
}

/// Where a session saves what it decides; when `append` returns, the events are on the disk.
public protocol JudgementLog {
  /// Saves events in one transaction and gives one receipt for each, or saves none and throws.
  ///
  /// - Parameters:
  ///   - events: what a session planned, in order.
  ///   - known: the review that the events rest on, and the greatest clock that its session knows; nil for none.
  /// - Returns: one receipt an event, in order.
  /// - Throws: ``Outdated`` when the review changed behind that clock, or why nothing was saved.
  func append(_ events: [Event], knowing known: (review: ReviewID, clock: Int)?) throws -> [Receipt]
  /// What happened to a review behind the greatest clock that its session knows.
  func news(of review: ReviewID, after clock: Int) throws -> ReviewNews
  /// How many labels other reviewers gave a paragraph in reviews that walk only what takes a label.
  func othersLabels(of paragraph: Int, in review: ReviewID) throws -> Int
}

extension JudgementLog {
  /// A log of one reviewer holds nobody else's labels.
  public func othersLabels(of paragraph: Int, in review: ReviewID) -> Int { 0 }
}

/// What a session planned rests on what another one changed in between: it is to be planned again.
public struct Outdated: Error {
  /// What the log said.
  public var cause: any Error

  /// A plan that the log refused.
  public init(_ cause: any Error) { self.cause = cause }
}
