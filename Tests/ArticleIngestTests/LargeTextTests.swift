// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing
import TimeTestSupport

/// A text of a hundred megabytes is read whole and in bounded time.
@Suite struct LargeTextTests {
  @Test func aHundredMegabytesAreRead() throws {
    let sentence = "The council of Port Ellery voted by nine to four to close the old harbour road to lorries. "
    let paragraph = Array((String(repeating: sentence, count: 24) + "It was the last vote of the year.\n\n").utf8)
    let count = 100_000_000 / paragraph.count + 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * paragraph.count)
    for _ in 0..<count { bytes.append(contentsOf: paragraph) }
    var article: Article?
    let spent = try threadTime { article = try ArticleReader(format: .text).read(bytes).first }
    #expect(article?.paragraphs.count == count)
    #expect(article?.paragraphs.last?.text.utf8.count == paragraph.count - 2)
    #expect(spent < .seconds(240))
  }
}

/// What no limit of bytes bounds is bounded by one of its own.
@Suite struct LimitTests {
  private func refusal(_ bytes: [UInt8], _ format: ArticleFormat) -> IngestError? {
    do {
      _ = try ArticleReader(format: format).read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func newlinesAloneAreNoText() {
    #expect(refusal([UInt8](repeating: 0x0A, count: 20_000_000), .text) == .empty)
  }

  @Test func oneBlankLineIsAsGoodAsMany() throws {
    let gap = String(repeating: "\n", count: 50_000)
    #expect(try read("One line.\(gap)Another line.\(gap)").paragraphs.map(\.text) == ["One line.", "Another line."])
  }

  @Test func theParagraphsOfATextAreCounted() {
    let lines = Array(repeatElement([0x61, 0x0A] as [UInt8], count: IngestLimits.paragraphs + 1).joined())
    #expect(refusal(lines, .text) == .tooManyParagraphs(limit: IngestLimits.paragraphs))
  }

  @Test func theTagsOfAPageAreCounted() {
    let tags = Array(repeatElement(Array("<b>".utf8), count: IngestLimits.tags + 1).joined())
    #expect(refusal(tags, .html) == .tooManyTags(limit: IngestLimits.tags))
  }
}
