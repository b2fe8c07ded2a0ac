// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Which paragraph of a new version is which of the old.
@Suite struct ParagraphAlignmentTests {
  private let first = "The council met on Monday and voted by nine to four to close the road."
  private let second = "Nobody on the quay cheered when the first boat came in."
  private let third = "The county will pay for half of the new wall, according to the mayor."

  private func changes(_ old: [String], _ new: [String]) throws -> [ParagraphAlignment.Change] {
    let before = try read(old.joined(separator: "\n\n")).paragraphs
    let after = try read(new.joined(separator: "\n\n")).paragraphs
    return ParagraphAlignment(old: before, new: after).changes
  }

  @Test func nothingChanged() throws {
    #expect(
      try changes([first, second], [first, second]) == [.unchanged(old: 1, new: 1), .unchanged(old: 2, new: 2)])
  }

  @Test func anInsertionShiftsTheRest() throws {
    #expect(
      try changes([first, third], [first, second, third]) == [
        .unchanged(old: 1, new: 1), .added(new: 2), .unchanged(old: 2, new: 3),
      ])
  }

  @Test func aParagraphMovesAndOneGoes() throws {
    #expect(
      try changes([first, second, third], [third, first]) == [
        .moved(old: 3, new: 1), .unchanged(old: 1, new: 2), .removed(old: 2),
      ])
  }

  @Test func aChangedParagraphIsFoundByItsWords() throws {
    let revised = "The council met on Monday and voted by eight to five to close the road."
    let found = try changes([first, second], [second, revised])
    #expect(found[0] == .unchanged(old: 2, new: 1))
    guard case .changed(old: 1, new: 2, let likeness) = found[1] else {
      Issue.record("\(found)")
      return
    }
    #expect(likeness > 0.6 && likeness < 1)
  }

  @Test(arguments: [
    ("“Nobody came,” she said.", "\"Nobody came,\" she said."),
    ("It rained — again — all day.", "It rained - again - all day."),
    ("It rained--again.", "It rained — again."), ("« Personne », dit-elle.", "«\u{202F}Personne\u{202F}», dit‑elle."),
    ("‘Nobody’s here,’ he said.", "''Nobody's here,'' he said."), ("The  old\u{A0}pier.", "The old pier."),
  ]) func otherMarksAreTheSameWords(before: String, after: String) throws {
    #expect(try changes([first, before], [first, after]) == [.unchanged(old: 1, new: 1), .restyled(old: 2, new: 2)])
  }

  @Test(arguments: [("It rained again.", "It rained, again."), ("It rained again.", "It rained again!")])
  func otherStopsAreAChange(before: String, after: String) throws {
    #expect(try changes([before], [after]).first != .restyled(old: 1, new: 1))
  }

  @Test func equalParagraphsArePairedInOrder() throws {
    #expect(
      try changes([first, second, first], [first, first]) == [
        .unchanged(old: 1, new: 1), .unchanged(old: 3, new: 2), .removed(old: 2),
      ])
  }
}
