// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Foundation

/// The articles of the repository's `Samples/articles`, and texts read as one.
enum Samples {
  /// The bytes of a sample article.
  static func bytes(_ name: String) throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: root.appendingPathComponent("Samples/articles/\(name)")))
  }

  /// A sample article as the reader makes it.
  static func article(_ name: String) throws -> Article {
    guard let article = try ArticleReader().read(try bytes(name)).first else { throw IngestError.empty }
    return article
  }
}

/// The one article that a text gives.
func read(_ text: String, _ format: ArticleFormat = .text) throws -> Article {
  guard let article = try ArticleReader(format: format).read(Array(text.utf8)).first else { throw IngestError.empty }
  return article
}

/// The kinds of an article's paragraphs, by name, in order.
func kinds(_ article: Article) -> [String] { article.paragraphs.map(\.kind.rawValue) }

/// A chain as lines "party kind role date paragraph".
func chain(_ article: Article) -> [String] {
  article.provenance.map { step in
    "\(step.party) | \(step.partyKind) | \(step.role) | \(step.date ?? "-") | \(step.paragraph ?? 0)"
  }
}

/// The dates as lines "iso raw of paragraph".
func dates(_ article: Article) -> [String] {
  article.dates.map { "\($0.iso) | \($0.raw) | \($0.of) | \($0.paragraph ?? 0)" }
}

/// An invented article about a mill pond, around which lines are put.
enum Pond {
  static let title = "Velm drains its mill pond"
  static let lead =
    "The town council of Velm voted on Monday to drain the mill pond for nine weeks while masons mend its wall."
  static let more = "Anglers were told by letter, and several said that they had nowhere else to go before winter."
}

/// The article of some blocks of text.
func pond(_ blocks: String...) throws -> Article { try read(blocks.joined(separator: "\n\n")) }
