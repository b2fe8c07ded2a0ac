// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
import Foundation
import IngestTestSupport
import Testing

/// The inputs by which the fuzzers once broke a reader; each file's ending names its format.
@Suite struct FoundInputTests {
  static let folder = PageTests.folder.appendingPathComponent("Found")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test func theInputsAreThere() { #expect(Self.names.count >= 2) }

  @Test(arguments: names) func theReadingIsSound(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let format = ArticleFormat(fileName: name) ?? .text
    #expect(ReadingProperties.broken(by: bytes, as: format) == [])
    #expect(ReadingProperties.broken(by: bytes, as: .auto) == [])
  }
}
