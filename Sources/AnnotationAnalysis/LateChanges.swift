// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// One step of a review, as the ledger tells it.
public struct ReviewStep: Sendable, Hashable {
  /// What was done.
  public enum Act: Sendable, Hashable {
    /// A paragraph was decided by the entry of that id; a nil label abstains.
    case decided(paragraph: Int, label: LabelID?, entry: String)
    /// What stood of a paragraph was taken away by the entry of that id.
    case withdrawn(paragraph: Int, entry: String)
    /// A decision was taken back, or put back: the id of the entry that made it.
    case undone(entry: String)
    case redone(entry: String)
    case finished
    case reopened
  }

  /// The review.
  public var review: ReviewID
  /// What was done.
  public var act: Act

  /// A step.
  public init(_ review: ReviewID, _ act: Act) {
    self.review = review
    self.act = act
  }
}

/// How many labels are not those that their review was first finished with.
///
/// A review is blind until it is finished. Whoever finishes, looks at what the others said, opens the review again and
/// changes labels makes agreement rise with nothing learnt of it: such labels are counted, for no coefficient shows them.
public struct LateChanges: Sendable, Hashable {
  /// The labels that were changed, added or taken away after their review had been finished.
  public private(set) var labels = 0
  /// Those of them that were changed after the labels of another finished review of the same text could be seen.
  public private(set) var seen = 0
  /// The reviews with such labels.
  public private(set) var reviews = 0

  /// Nothing changed.
  public init() {}

  /// Counts the labels that stand otherwise than when their review was first finished, or when another's could first be
  /// seen; one that was changed and changed back is as it was.
  ///
  /// - Parameters:
  ///   - steps: the steps of the reviews of some articles in the order of the ledger, those of everybody who read them.
  ///   - counting: the reviews that are asked about; discussions, in which labels are shown on purpose, never count.
  /// - Complexity: O(steps + labels).
  public init(_ steps: [ReviewStep], of counting: Set<ReviewID>) {
    var readings: [ReviewID: Reading] = [:], texts: [Text: Finished] = [:]
    for step in steps where !step.review.isDiscussion {
      let review = step.review, text = Text(article: review.article, round: review.round)
      let isChanged = readings[review, default: Reading()].take(step.act)
      if step.act == .finished {
        for shown in texts[text, default: Finished()].add(review) { readings[shown]?.showOthers() }
      } else if isChanged || step.act == .reopened {
        // A label that comes after a finish, as from another copy, opens the review again.
        texts[text]?.remove(review)
      }
    }
    for (review, reading) in readings where counting.contains(review) {
      let (late, afterSeen) = reading.changes
      guard late > 0 else { continue }
      labels += late
      seen += afterSeen
      reviews += 1
    }
  }

  private struct Text: Hashable {
    var article: String
    var round: Int
  }

  /// The finished reviews of one text, and which of them still stand alone.
  private struct Finished {
    private var all: Set<ReviewID> = []
    private var alone: Set<ReviewID> = []

    /// Adds a review, and gives those that can be seen beside another's from now on.
    mutating func add(_ review: ReviewID) -> Set<ReviewID> {
      all.insert(review)
      alone.insert(review)
      guard all.count > 1 else { return [] }
      defer { alone = [] }
      return alone
    }

    mutating func remove(_ review: ReviewID) {
      all.remove(review)
      alone.remove(review)
    }
  }

  /// What one review says, now and when it mattered.
  private struct Reading {
    private enum Standing: Hashable {
      case label(LabelID)
      case abstained
    }

    private struct Change {
      var entry: String
      /// nil where the decision was taken away.
      var standing: Standing?
      var isUndone = false
    }

    private var history: [Int: [Change]] = [:]
    private var places: [String: (paragraph: Int, index: Int)] = [:]
    private var standing: [Int: Standing] = [:]
    private var whenFinished: [Int: Standing]?
    private var whenShown: [Int: Standing]?

    /// Takes a step, and says whether it is about a label.
    mutating func take(_ act: ReviewStep.Act) -> Bool {
      switch act {
      case .decided(let paragraph, let label, let entry):
        add(Change(entry: entry, standing: label.map(Standing.label) ?? .abstained), to: paragraph)
        return true
      case .withdrawn(let paragraph, let entry):
        add(Change(entry: entry, standing: nil), to: paragraph)
        return true
      case .undone(let entry): return mark(entry, isUndone: true)
      case .redone(let entry): return mark(entry, isUndone: false)
      case .finished:
        whenFinished = whenFinished ?? standing
        return false
      case .reopened: return false
      }
    }

    /// Others' labels can be seen from here on.
    mutating func showOthers() { whenShown = whenShown ?? standing }

    private mutating func add(_ change: Change, to paragraph: Int) {
      places[change.entry] = (paragraph, history[paragraph]?.count ?? 0)
      history[paragraph, default: []].append(change)
      settle(paragraph)
    }

    /// Takes a change back, or puts it back; one of a note or a mark is none of a label.
    private mutating func mark(_ entry: String, isUndone: Bool) -> Bool {
      guard let (paragraph, index) = places[entry] else { return false }
      history[paragraph]?[index].isUndone = isUndone
      settle(paragraph)
      return true
    }

    private mutating func settle(_ paragraph: Int) {
      standing[paragraph] = history[paragraph]?.last { !$0.isUndone }?.standing
    }

    /// How many labels are not as they were when the review was first finished, or when others' could first be seen.
    var changes: (late: Int, afterSeen: Int) {
      guard let whenFinished else { return (0, 0) }
      let afterSeen = whenShown.map(differing) ?? []
      return (differing(whenFinished).union(afterSeen).count, afterSeen.count)
    }

    private func differing(_ before: [Int: Standing]) -> Set<Int> {
      Set(standing.keys).union(before.keys).filter { standing[$0] != before[$0] }
    }
  }
}
