// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// A text of a hundred megabytes is read whole and in bounded time.
@Suite struct LargeTextTests {
  @Test func aHundredMegabytesAreRead() throws {
    let sentence = "The council of Port Ellery voted by nine to four to close the old harbour road to lorries. "
    let paragraph = Array((String(repeating: sentence, count: 24) + "It was the last vote of the year.\n\n").utf8)
    let count = 100_000_000 / paragraph.count + 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * paragraph.count)
    for _ in 0..<count { bytes.append(contentsOf: paragraph) }
    let start = ContinuousClock.now
    let article = try ArticleReader(format: .text).read(bytes).first
    let spent = ContinuousClock.now - start
    #expect(article?.paragraphs.count == count)
    #expect(article?.paragraphs.last?.text.utf8.count == paragraph.count - 2)
    #expect(spent < .seconds(240))
  }
}
