// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Testing

/// Labels that were changed after their review had been finished are counted, and those of them that others' could move.
@Suite struct LateChangesTests {
  private let ana = ReviewID(article: "ferry", reviewer: "ana"), ben = ReviewID(article: "ferry", reviewer: "ben")

  /// `b1q` is ben's quote of paragraph 1 by the entry of that name, `b.` finishes, `b,` reopens, `b-b1q` takes it back.
  private func changes(_ words: String, of counting: Set<ReviewID>? = nil) -> [Int] {
    let steps = words.split(separator: " ").map { word -> ReviewStep in
      let review = word.first == "a" ? ana : ben, rest = word.dropFirst()
      switch rest.first {
      case ".": return ReviewStep(review, .finished)
      case ",": return ReviewStep(review, .reopened)
      case "-": return ReviewStep(review, .undone(entry: String(rest.dropFirst())))
      case "+": return ReviewStep(review, .redone(entry: String(rest.dropFirst())))
      default:
        let paragraph = Int(rest.prefix(1)) ?? 0, label = rest.dropFirst().first
        if label == "x" { return ReviewStep(review, .withdrawn(paragraph: paragraph, entry: String(word))) }
        let given = label == "?" ? nil : label.map { LabelID(rawValue: String($0)) }
        return ReviewStep(review, .decided(paragraph: paragraph, label: given, entry: String(word)))
      }
    }
    let late = LateChanges(steps, of: counting ?? [ana, ben])
    return [late.labels, late.seen, late.reviews]
  }

  @Test func whatIsFinishedOnceIsNotLate() { #expect(changes("a1r a2q a. b1q b2r b2q b.") == [0, 0, 0]) }

  @Test func labelsCopiedOnceBothHadFinishedAreLateAndSeen() {
    #expect(changes("a1r a2q a. b1q b2o b. b, b1r b2q b.") == [2, 2, 1])
  }

  @Test func aReviewThatIsOpenedWhileTheOtherIsNotFinishedHasSeenNothing() {
    #expect(changes("b1q b2o b. b, b1r b. a1r a2q a.") == [1, 0, 1])
    #expect(changes("b1q b. b, a1r a. b1r b.") == [1, 0, 1])
  }

  @Test func whatIsChangedBackIsAsItWas() {
    #expect(changes("a1r a. b1q b. b, b1r b1q2 b.") == [0, 0, 0])
    // Changed alone, and back once the other's could be seen: the second change could be moved by it.
    #expect(changes("b1q b. b, b1r b. a1q a. b, b1q2 b.") == [1, 1, 1])
  }

  @Test func undoingAndRedoingChangeWhatStands() {
    #expect(changes("a1r a. b1q b1o b. b, b-b1o b.") == [1, 1, 1])
    #expect(changes("a1r a. b1q b1o b. b, b-b1o b+b1o b.") == [0, 0, 0])
    #expect(changes("a1r a. b1q b. b, b1x b.") == [1, 1, 1])
    #expect(changes("a1r a. b1q b. b, b1? b2r b.") == [2, 2, 1])
  }

  @Test func aLabelThatComesAfterAFinishOpensTheReview() {
    #expect(changes("b1q b. b1r a1r a. b.") == [1, 0, 1])
    #expect(changes("b1q b. a1r a. b1r b.") == [1, 1, 1])
  }

  @Test func onlyReviewsThatCountAreCountedAndDiscussionsNever() {
    #expect(changes("a1r a. b1q b. b, b1r b. a, a1q a.", of: [ana]) == [1, 1, 1])
    #expect(changes("a1r a. b1q b. b, b1r b.", of: []) == [0, 0, 0])
    let talk = ["ana", "ben"].map { ReviewID(article: "ferry", reviewer: $0, round: 2) }
    let steps = talk.flatMap {
      [ReviewStep($0, .decided(paragraph: 1, label: "q", entry: $0.reviewer)), ReviewStep($0, .finished)]
    }
    let again = [
      ReviewStep(talk[0], .reopened), ReviewStep(talk[0], .decided(paragraph: 1, label: "r", entry: "x")),
      ReviewStep(talk[0], .finished),
    ]
    #expect(LateChanges(steps + again, of: Set(talk)) == LateChanges())
  }
}
