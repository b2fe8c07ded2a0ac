// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// The changes of a review that can be undone and redone, rebuilt from the ledger at every start.
public struct UndoHistory: Sendable, Equatable {
  /// One change, with what stood before it and after it.
  public struct Step: Sendable, Equatable {
    /// The change.
    public var change: Recorded
    /// The paragraph it was about.
    public var paragraph: Int
    /// What was said of the paragraph before.
    public var before: ParagraphState
    /// What was said of the paragraph after.
    public var after: ParagraphState
    /// The mark that stood before, when the change is a marking.
    public var annotationBefore: Annotation?

    /// The number that changes of one command share; nil for a change that stands alone.
    var gesture: Int? {
      if case .annotationChanged(let marking) = change.event { marking.gesture } else { nil }
    }
  }

  /// The changes that stand, oldest first.
  public private(set) var done: [Step] = []
  /// The changes taken back, each with the id of the undo, oldest first.
  public private(set) var undone: [(undo: String, step: Step)] = []

  /// Nothing done.
  public init() {}

  /// Adds a new change, after which nothing can be redone.
  public mutating func record(_ step: Step) {
    done.append(step)
    undone = []
  }

  /// Moves the change of an id from done to undone.
  public mutating func undo(_ change: String, by undo: String) {
    guard let index = done.lastIndex(where: { $0.change.receipt.id == change }) else { return }
    undone.append((undo, done.remove(at: index)))
  }

  /// Moves the change that an undo took back to done again; a later undo names the redo.
  public mutating func redo(_ undo: String, by redo: Recorded) {
    guard let index = undone.lastIndex(where: { $0.undo == undo }) else { return }
    var step = undone.remove(at: index).step
    step.change = redo
    done.append(step)
  }

  /// The changes that one undo takes back, the latest first: one, or all of one command.
  var lastDone: [Step] {
    guard let last = done.last else { return [] }
    guard let gesture = last.gesture else { return [last] }
    return done.reversed().prefix { $0.gesture == gesture }
  }

  /// The changes that one redo makes again, the first made first, each with the id of its undo.
  var lastUndone: [(undo: String, step: Step)] {
    guard let last = undone.last else { return [] }
    guard let gesture = last.step.gesture else { return [last] }
    return undone.reversed().prefix { $0.step.gesture == gesture }
  }

  /// Whether the same changes are done and undone.
  public static func == (left: UndoHistory, right: UndoHistory) -> Bool {
    left.done == right.done && left.undone.elementsEqual(right.undone, by: ==)
  }
}
