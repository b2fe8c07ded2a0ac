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
    /// Whether a later change, made in another session, stands in its place.
    public var isCovered = false

    /// The number that changes of one command share; nil for a change that stands alone.
    var gesture: Int? {
      if case .annotationChanged(let marking) = change.event { marking.gesture } else { nil }
    }
  }

  /// The changes that stand, oldest first.
  public private(set) var done: [Step] = []
  /// The changes taken back, oldest first.
  public private(set) var undone: [Step] = []

  /// Nothing done.
  public init() {}

  /// Adds a new change, after which nothing can be redone.
  public mutating func record(_ step: Step) {
    done.append(step)
    undone = []
  }

  /// Moves the change of an id from done to undone.
  public mutating func undo(_ change: String) {
    if let step = forget(change) { undone.append(step) }
  }

  /// Moves the change of an id from undone to done.
  public mutating func redo(_ change: String) {
    guard let index = undone.lastIndex(where: { $0.change.receipt.id == change }) else { return }
    done.append(undone.remove(at: index))
  }

  /// Leaves a change out that another session took back.
  ///
  /// - Returns: the change, if it was done here.
  @discardableResult
  public mutating func forget(_ change: String) -> Step? {
    done.lastIndex { $0.change.receipt.id == change }.map { done.remove(at: $0) }
  }

  /// The changes that one undo takes back, the latest first: one, or all of one command.
  var lastDone: [Step] { Self.command(done) }

  /// The changes that one redo makes again, the first made first.
  var lastUndone: [Step] { Self.command(undone) }

  private static func command(_ steps: [Step]) -> [Step] {
    guard let last = steps.last else { return [] }
    guard let gesture = last.gesture else { return [last] }
    return steps.reversed().prefix { $0.gesture == gesture }
  }
}
