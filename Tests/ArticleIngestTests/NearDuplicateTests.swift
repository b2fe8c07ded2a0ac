// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Articles that share most of their text are grouped; others are not.
@Suite struct NearDuplicateTests {
  private let words = [
    "harbour", "council", "ferry", "road", "vote", "night", "boat", "bridge", "market", "flood", "price", "union",
  ]

  /// A text of invented sentences, the same for the same seed.
  private func text(seed: UInt64, sentences: Int = 30) -> [String] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    return (0..<sentences).map { _ in
      (0..<9).map { _ in words[next() % words.count] + "\(next() % 40)" }.joined(separator: " ")
    }
  }

  @Test func likenessEstimatesTheShareInCommon() {
    let whole = text(seed: 1, sentences: 100)
    let half = Array(whole[..<50])
    let likeness = TextSignature(paragraphs: whole).likeness(to: TextSignature(paragraphs: half))
    #expect(abs(likeness - 0.5) < 0.15)
    #expect(TextSignature(paragraphs: whole).likeness(to: TextSignature(paragraphs: whole)) == 1)
    #expect(TextSignature(paragraphs: whole).likeness(to: TextSignature(paragraphs: text(seed: 2))) < 0.1)
  }

  @Test func caseAndPunctuationDoNotCount() {
    let one = TextSignature(paragraphs: ["The council met on Monday, and voted."])
    #expect(one == TextSignature(paragraphs: ["the council met — on MONDAY and voted"]))
  }

  @Test func textsWithoutWordsAreLikeNothing() {
    let none = TextSignature(paragraphs: ["***", ""])
    #expect(none.likeness(to: none) == 0)
    #expect(NearDuplicates().groups([none, none]).isEmpty)
  }

  @Test func repostsAreGrouped() {
    let first = text(seed: 7)
    var repost = first
    repost[0] = "Posted by saltwater"
    repost.append("Read next: something else entirely")
    let texts = [text(seed: 3), first, text(seed: 4), repost, text(seed: 5), first]
    #expect(NearDuplicates().groups(texts.map(TextSignature.init)) == [[1, 3, 5]])
  }

  @Test func aCopyCutInHalfUnderAnotherHeadIsFound() {
    let texts = (0..<20).map { text(seed: UInt64($0 + 1), sentences: 40) }
    let cut = texts.prefix(10).enumerated().map { index, whole in
      text(seed: UInt64(1000 + index), sentences: 1) + whole[(index % 2 * 20)..<(index % 2 * 20 + 20)]
    }
    let groups = NearDuplicates().groups((texts + cut).map(TextSignature.init))
    #expect(groups == (0..<10).map { [$0, 20 + $0] })
  }

  @Test func aTenthOfTheWordsMayChange() {
    let texts = (0..<20).map { text(seed: UInt64($0 + 1), sentences: 40) }
    let changed = texts.map { whole in
      whole.enumerated().map { number, sentence in
        sentence.split(separator: " ").enumerated().map { (number * 9 + $0) % 10 == 0 ? "other\(number)" : String($1) }
          .joined(separator: " ")
      }
    }
    let groups = NearDuplicates().groups((texts + changed).map(TextSignature.init))
    #expect(groups == (0..<20).map { [$0, 20 + $0] })
  }

  @Test func whatAllArticlesEndWithMakesNoneAlike() {
    let notice = text(seed: 99, sentences: 4)
    let texts = (0..<30).map { text(seed: UInt64($0 + 1)) + notice }
    #expect(NearDuplicates().groups(texts.map(TextSignature.init)).isEmpty)
  }

  @Test func aDigestOfManyStoriesIsNoneOfThem() {
    let stories = (0..<6).map { text(seed: UInt64($0 + 1), sentences: 20) }
    #expect(NearDuplicates().groups((stories + [stories.flatMap(\.self)]).map(TextSignature.init)).isEmpty)
  }

  @Test func anIndexNamesTheLikestFirst() {
    var index = NearDuplicateIndex()
    let whole = text(seed: 7, sentences: 40)
    for texts in [text(seed: 1), Array(whole.prefix(20)) + text(seed: 2, sentences: 12), whole] {
      index.insert(TextSignature(paragraphs: texts))
    }
    #expect(index.alike(TextSignature(paragraphs: whole)) == [2, 1])
    #expect(index.alike(TextSignature(paragraphs: text(seed: 3))).isEmpty)
  }

  @Test func manyArticlesAreGroupedInOnePass() {
    let signatures = (0..<2_000).map { TextSignature(paragraphs: text(seed: UInt64($0 % 1_900 + 10), sentences: 6)) }
    let groups = NearDuplicates().groups(signatures)
    #expect(groups.count == 100)
    #expect(groups.allSatisfy { $0.count == 2 && $0[1] - $0[0] == 1_900 })
  }
}
