// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationModel
import DatasetExchange
import Testing

/// Files with changed bytes are refused or read, and what is read can be written; nothing ends the program.
@Suite struct BrokenDatasetTests {
  @Test(arguments: FormatRoundTripTests.formats) func noByteEndsTheProgram(format: ExportFormat) throws {
    let whole = try FormatRoundTripTests.write((3..<6).map { InventedDataset.article(seed: $0) }, format)
    var random = RandomStream(seed: 12), refused = 0
    for _ in 0..<60 {
      var files = whole.files
      let path = try #require(whole.paths.randomElement(using: &random))
      var bytes = files[path] ?? []
      for _ in 0..<Int.random(in: 1...3, using: &random) where bytes.count > 4 {
        let place = Int.random(in: 0..<bytes.count - 4, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<place + Int.random(in: 1...4, using: &random))
        case 2: bytes.insert(contentsOf: Array("99999999999".utf8), at: place)
        default: bytes = Array(bytes[..<place])
        }
      }
      files[path] = bytes
      do {
        let (articles, _) = try FormatRoundTripTests.read(MemoryFiles(files), format)
        _ = try? FormatRoundTripTests.write(articles, format)
      } catch { refused += 1 }
    }
    #expect(refused > 0)
  }

  /// Digits of offsets and numbers alone are changed, so that files stay readable.
  @Test(arguments: FormatRoundTripTests.formats.filter { $0 != .refiQDA }) func noNumberEndsTheProgram(
    format: ExportFormat
  ) throws {
    let whole = try FormatRoundTripTests.write((6..<9).map { InventedDataset.article(seed: $0) }, format)
    var random = RandomStream(seed: 13), read = 0
    for _ in 0..<60 {
      var files = whole.files
      let path = try #require(whole.paths.randomElement(using: &random))
      var bytes = files[path] ?? []
      let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
      for place in digits where Int.random(in: 0..<300, using: &random) == 0 {
        bytes[place] = UInt8.random(in: 0x30...0x39, using: &random)
      }
      files[path] = bytes
      guard let (articles, _) = try? FormatRoundTripTests.read(MemoryFiles(files), format) else { continue }
      _ = try? FormatRoundTripTests.write(articles, format)
      read += 1
    }
    #expect(read > 0)
  }
}
