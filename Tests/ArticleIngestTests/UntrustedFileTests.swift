// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import IngestTestSupport
import Testing

/// Files made or damaged to end the program: refused or read, within bounds.
@Suite struct UntrustedFileTests {
  private func refusal(_ bytes: [UInt8]) -> IngestError? {
    do throws(IngestError) {
      _ = try ArticleReader().read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: FileSamples.all.map(\.name)) func changedBytesEndNothing(name: String) throws {
    let sample = try #require(FileSamples.all.first { $0.name == name }).bytes
    var state: UInt64 = 14
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<300 {
      var bytes = sample
      for _ in 0...next(6) { bytes[next(bytes.count)] = UInt8(next(256)) }
      if round.isMultiple(of: 3) { bytes.removeLast(next(bytes.count)) }
      if round.isMultiple(of: 5) {
        bytes.insert(contentsOf: bytes[next(bytes.count)...].prefix(40), at: next(bytes.count))
      }
      #expect(ReadingProperties.broken(by: bytes, as: .auto).isEmpty, "round \(round)")
    }
  }

  @Test func looseMarksAndBlanksAreReadInOnePass() throws {
    let marks = String(repeating: "<", count: 200_000), blanks = String(repeating: " ", count: 200_000)
    let text = "The ferry left Velm at noon, the harbour board said."
    let record = "{\"title\": \"A\", \"text\": \"\(text)\", \"body\": \"Another \(marks)\"}"
    #expect(try ArticleReader().reading(of: Array(record.utf8)).passedOver.count == 1)
    let cut = "{\"title\": \"A\", \"text\": \"\(text)\(blanks)x [+3 chars]\"}"
    #expect(try ArticleReader().read(Array(cut.utf8))[0].claims.contains { $0.field == .damage })
  }

  @Test func zipsInZipsAreFollowedOnlySoFar() {
    var bytes = Array(FileSamples.page.utf8)
    for _ in 0..<10 { bytes = FileSamples.zip([("page", bytes)]) }
    #expect(refusal(bytes)?.cause == .packedTooDeep(limit: IngestLimits.packedDepth))
  }

  @Test func whatBrokenArchivesUnpackToCounts() {
    let third = [UInt8](repeating: 0x20, count: IngestLimits.inputBytes / 3 + 1)
    var inner = FileSamples.zip([("a.txt", third), ("b.txt", third)])
    inner[inner.count * 3 / 4] ^= 0xFF
    let bombs = FileSamples.zip((0..<4).map { ("\($0).zip", inner) })
    #expect {
      try ArticleReader(keepsGoing: true).reading(of: bombs)
    } throws: {
      ($0 as? IngestError)?.cause
        == .unpackedTooLarge(members: IngestLimits.archiveMembers, bytes: IngestLimits.inputBytes)
    }
  }

  @Test func aBombIsRefused() {
    let half = [UInt8](repeating: 0x20, count: IngestLimits.inputBytes / 2 + 1)
    let bomb = FileSamples.zip([("a.txt", half), ("b.txt", half)])
    #expect(bomb.count < 1 << 20)
    let limit = IngestError.unpackedTooLarge(members: IngestLimits.archiveMembers, bytes: IngestLimits.inputBytes)
    #expect(refusal(bomb) == limit)
  }

  @Test func namesThatLeadOutOfAnArchiveLeadNowhere() throws {
    let page = Array(FileSamples.page.utf8)
    let archive = FileSamples.zip([("../../page.html", page), ("/etc/page.html", page)])
    #expect(try ArticleReader().read(archive).count == 2)
  }

  @Test func nestingIsBounded() {
    let deep = String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)
    #expect(refusal(Array("<rss>\(deep)</rss>".utf8)) == .nestingTooDeep(limit: IngestLimits.xmlDepth))
    #expect(refusal(Array(("{\\rtf1" + String(repeating: "{", count: 5000)).utf8)) == .nestingTooDeep(limit: 256))
    let arrays = String(repeating: "<array>", count: 100_000)
    #expect(refusal(Array("<?xml version=\"1.0\"?><plist><!-- WebMainResource -->\(arrays)".utf8)) != nil)
    var mail = "MIME-Version: 1.0\nFrom: a\nTo: b\n"
    for level in 0..<2000 { mail += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    #expect(refusal(Array(mail.utf8)) == .withoutText(.message))
  }

  @Test func noEntityIsTakenFromElsewhere() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><item><title>&b;</title></item></rss>"
    #expect(refusal(Array(bomb.utf8)) == .withoutText(.links))
  }
}
