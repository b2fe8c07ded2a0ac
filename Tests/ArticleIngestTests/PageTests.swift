// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Foundation
import IngestTestSupport
import Testing

/// The main text of invented pages that are built as real sites build theirs.
@Suite struct PageTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The pages by folder and name: `Pages` are whole articles, `Structures` the same sentences in ever other markup.
  static let names: [String] = ["Pages", "Structures"].flatMap { part in
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path)) ?? []
    return files.filter { $0.hasSuffix(".html") }.map { part + "/" + $0.dropLast(5) }.sorted()
  }

  static func article(_ name: String) throws -> Article {
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name + ".html")))
    guard let article = try ArticleReader().read(bytes).first else { throw IngestError.empty }
    return article
  }

  static func score(_ name: String) throws -> ShingleScore {
    let truth = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name + ".txt")), as: UTF8.self)
    let kept = try article(name).paragraphs.filter { [.body, .deck, .heading].contains($0.kind) }
    return ShingleScore(found: kept.map(\.text).joined(separator: "\n"), truth: truth)
  }

  @Test func thePagesAreThere() { #expect(Self.names.count >= 100) }

  @Test(arguments: names) func theMainTextIsFound(name: String) throws {
    let score = try Self.score(name)
    #expect(score.f1 >= 0.95, "precision \(score.precision), recall \(score.recall)")
  }
}
