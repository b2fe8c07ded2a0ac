// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import ReviewSession

/// Articles, codebooks and sessions for tests, all invented.
public enum SampleReview {
  /// Two labels and two more, with the keys r q o e.
  public static let codebook = Codebook(
    id: "test", version: 3, title: "A codebook for tests.", procedure: ["Look.", "Decide."],
    labels: [
      label("report", "r", .cyan), label("quote", "q", .green), label("opinion", "o", .yellow),
      label("editorial_aside", "e", .magenta, name: "editorial aside", aliases: ["aside"]),
    ])

  private static func label(
    _ id: LabelID, _ key: String, _ color: LabelDefinition.Color, name: String? = nil, aliases: [String] = []
  ) -> LabelDefinition {
    LabelDefinition(
      id: id, key: key, name: name ?? id.rawValue, aliases: aliases, definition: "What \(id.rawValue) means.",
      useWhen: [], avoidWhen: [], examples: [], color: color, asks: [])
  }

  /// An article with one paragraph of each given kind; paragraph n says "Paragraph n."
  public static func article(_ kinds: [ParagraphKind]) -> Article {
    let paragraphs = kinds.enumerated().map { index, kind in
      Paragraph(number: index + 1, kind: kind, text: "Paragraph \(index + 1).", sha256: "digest-\(index + 1)")
    }
    return Article(title: "The test", paragraphs: paragraphs, sha256: "whole", contentSHA256: "content")
  }

  /// A new review by ana of an article called "harbour".
  public static func session(_ kinds: [ParagraphKind], scope: ReviewScope = .body) -> Session {
    Session(ReviewID(article: "harbour", reviewer: "ana"), article: article(kinds), codebook: codebook, scope: scope)
  }
}

extension SampleReview {
  /// A body paragraph of a number, which says "Paragraph n."
  public static func paragraph(_ number: Int) -> Paragraph {
    Paragraph(number: number, kind: .body, text: "Paragraph \(number).", sha256: "digest-\(number)")
  }

  /// An article of some paragraphs.
  public static func article(_ paragraphs: [Paragraph]) -> Article {
    Article(title: "The test", paragraphs: paragraphs, sha256: "whole", contentSHA256: "content")
  }
}
