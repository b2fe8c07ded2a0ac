// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import ReviewSession

extension SampleReview {
  /// The paragraphs of an invented article with sources in it: a deck and three body paragraphs.
  public static let harbourTexts = [
    "The Meridian Courier reports that Ostra drew up the “clearance” of Vela harbour.",
    "The plan was prepared in secret, two former planners claim. “We were told to draw it,” one of them said.",
    "Mayor Ruiz denied it. “No decision was taken before the vote,” she told the Courier.",
    "Since March, 26 boats have left the stolen coast for the stolen islands.",
  ]

  /// A new review by ana of that article.
  ///
  /// - Parameters:
  ///   - register: the sources she named in other articles.
  ///   - provenance: the hands the article passed through.
  /// - Returns: the session, at its first paragraph.
  public static func harbour(register: [Source] = [], provenance: [ProvenanceStep] = []) -> Session {
    let paragraphs = harbourTexts.enumerated().map { index, text in
      Paragraph(number: index + 1, kind: index == 0 ? .deck : .body, text: text, sha256: "digest-\(index + 1)")
    }
    let article = Article(provenance: provenance, paragraphs: paragraphs, sha256: "whole", contentSHA256: "content")
    return Session(
      ReviewID(article: "harbour", reviewer: "ana"), article: article, codebook: codebook, register: register)
  }
}
