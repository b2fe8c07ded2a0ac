// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Foundation
import IngestTestSupport

/// The running text that the reader finds in pages, and how near it comes to the true one.
enum PageText {
  /// Prints the running text of a file, or why there is none.
  static func show(_ path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    print(try text(bytes))
  }

  /// Prints precision, recall and F1 of every NAME.html beside NAME.txt in a folder, and the means.
  static func score(folder path: String) throws {
    let folder = URL(fileURLWithPath: path), pages = try pages(in: path)
    try score(pages, in: folder) { index in
      (try? text([UInt8](Data(contentsOf: folder.appendingPathComponent(pages[index]))))) ?? ""
    }
  }

  /// The names of a folder's pages, in order.
  static func pages(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".html") }.sorted()
  }

  /// Scores what somebody found in pages, by their places.
  static func score(_ pages: [String], in folder: URL, found: (Int) -> String) throws {
    var sum = (precision: 0.0, recall: 0.0, f1: 0.0)
    for (index, page) in pages.enumerated() {
      let truth = try Data(contentsOf: folder.appendingPathComponent(page.dropLast(5) + ".txt"))
      let score = ShingleScore(found: found(index), truth: String(decoding: truth, as: UTF8.self))
      print(line(String(page.dropLast(5)), score.precision, score.recall, score.f1))
      sum = (sum.precision + score.precision, sum.recall + score.recall, sum.f1 + score.f1)
    }
    let count = Double(max(pages.count, 1))
    print(line("mean of \(pages.count)", sum.precision / count, sum.recall / count, sum.f1 / count))
  }

  private static func text(_ bytes: [UInt8]) throws -> String {
    let paragraphs = try ArticleReader().read(bytes).flatMap(\.paragraphs)
    return paragraphs.filter { [.body, .deck, .heading].contains($0.kind) }.map(\.text).joined(separator: "\n")
  }

  private static func line(_ name: String, _ precision: Double, _ recall: Double, _ f1: Double) -> String {
    zip("PRF", [precision, recall, f1]).map { "\($0) \(Figure.text($1, decimals: 3)) " }.joined() + name
  }
}
