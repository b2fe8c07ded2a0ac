// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationModel
import DatasetExchange
import JSON

/// Invented articles with everything that a dataset can hold.
enum InventedDataset {
  static let codebook = Codebook(
    id: "attribution", version: 1, title: "Whose voice", procedure: [],
    labels: ["report", "quote", "opinion", "editorial_aside"].map { name in
      LabelDefinition(
        id: LabelID(rawValue: name), key: String(name.prefix(1)), name: name, definition: name, color: .cyan)
    })
  static let head = DatasetHead(
    codebook: codebook, codebookJSON: ["id": "attribution", "version": 1, "labels": ["report", "quote"]],
    reviewers: [Reviewer(id: "ana"), Reviewer(id: "ben", name: "Ben Invented")])

  /// Texts on which offsets, escapes and encodings go wrong.
  static let texts = [
    "City council approved the budget on Monday, the clerk’s office said.",
    "“We had no choice 😬,” Mayor Ana Ruiz said, 👩‍👩‍👧‍👦 beside her.", "Cafe\u{301} a\u{308}ngstlich — n\u{303}andu\u{301}",
    "قال العمدة: «لم يكن لدينا خيار».", "A tab\there, a \"quote\", a 'tick', a back\\slash & <angle> ]]>.",
    "two\nlines of one paragraph\nand a third", "# not a comment", "T1\tlooks like brat", "=SUM(A1) is no formula",
    "line\u{2028}separator and next\u{85}line", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 outside the plane 🇩🇪🏳️‍🌈", "x",
    "An empty line\n\nwithin one paragraph", "trailing blank ", "日本語の段落。", "null", "_ - O B-x",
  ]

  static func article(seed: UInt64) -> DatasetArticle {
    var random = RandomStream(seed: seed)
    let name = "article-\(seed)"
    var content = Article(paragraphs: [], sha256: "", contentSHA256: "")
    let isPartial = Int.random(in: 0..<4, using: &random) == 0
    var number = 0
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      number += isPartial ? Int.random(in: 1...3, using: &random) : 1
      let kind = ParagraphKind.allCases.randomElement(using: &random) ?? .body
      let digest = String(repeating: String(number, radix: 16), count: 64 / String(number, radix: 16).count)
      content.paragraphs.append(
        Paragraph(number: number, kind: kind, text: texts.randomElement(using: &random) ?? "x", sha256: digest))
    }
    if Bool.random(using: &random) { describe(&content) }
    var article = DatasetArticle(
      name: name, identity: String(repeating: "ab", count: 32), content: content, isPartial: isPartial,
      revises: seed % 3 == 0 ? "article-0" : nil, split: ["train", "dev", nil].randomElement(using: &random) ?? nil)
    for reviewer in ["ana", "ben", "cy.d-e_f"] where Int.random(in: 0..<3, using: &random) > 0 {
      for round in 1...Int.random(in: 1...2, using: &random) {
        article.reviews.append(review(by: reviewer, round, of: article, &random))
      }
    }
    for paragraph in content.paragraphs where !article.reviews.isEmpty && Bool.random(using: &random) {
      article.gold.append(
        GoldRecord(
          article: name, paragraph: paragraph.number, label: ["report", nil].randomElement(using: &random) ?? nil,
          how: .adjudicated, votes: ["ana": "quote", "ben": nil], cause: .slip, adjudicator: "ana",
          note: "because \"so\"\n😬", madeAt: Timestamp(milliseconds: 1_750_000_000_123),
          isStale: Bool.random(using: &random)))
    }
    return article
  }

  private static func describe(_ content: inout Article) {
    content.title = "A “title” & more 😬"
    content.url = "https://news.example/a?b=1&c=2"
    content.language = "en"
    content.dates = [ArticleDate(iso: "2026-01-15", raw: "Jan. 15, 2026", of: .outlet, paragraph: 1)]
    content.claims = [MetadataClaim(field: .site, value: "The Invented Post", origin: "meta")]
    content.provenance = [
      ProvenanceStep(party: "The Invented Post", partyKind: .outlet, role: .republisher, relation: .verbatim),
      ProvenanceStep(party: "Ana Ruiz", partyKind: .person, role: .humanSource, date: "2026-01-14", paragraph: 1),
    ]
  }

  private static func review(
    by reviewer: String, _ round: Int, of article: DatasetArticle, _ random: inout RandomStream
  ) -> DatasetReview {
    var review = DatasetReview(
      reviewer: reviewer, round: round, isFinished: [true, false, nil].randomElement(using: &random) ?? nil,
      scope: Bool.random(using: &random) ? .body : .all)
    for paragraph in article.content.paragraphs where Int.random(in: 0..<4, using: &random) > 0 {
      review.labels.append(label(of: paragraph.number, &random))
    }
    for paragraph in article.content.paragraphs { mark(paragraph, &review, &random) }
    return review
  }

  private static func label(of number: Int, _ random: inout RandomStream) -> DatasetLabel {
    var chance: Bool { Bool.random(using: &random) }
    let moment = Timestamp(milliseconds: 1_760_000_000_000 + Int64.random(in: 0..<1_000_000, using: &random))
    let notes = ["a note\nof two lines", "tab\tquote\" 😬", "=1+1", nil]
    guard Int.random(in: 0..<8, using: &random) > 0 else {
      return DatasetLabel(paragraph: number, judgement: nil, note: notes[Int(number % 3)], isFlagged: chance)
    }
    var judgement = Judgement(label: ["report", "quote", "opinion", "editorial_aside"].randomElement(using: &random))
    if Int.random(in: 0..<5, using: &random) == 0 {
      judgement.label = nil
      judgement.reason = chance ? "no text, \"only\" a\ncaption" : nil
    } else if chance {
      judgement.mixed = ["hedged", "opinion"].filter { $0 != judgement.label }
    }
    judgement.unsure = chance
    judgement.confidence = [.low, .medium, .high, nil].randomElement(using: &random) ?? nil
    return DatasetLabel(
      paragraph: number, judgement: judgement, note: notes.randomElement(using: &random) ?? nil, isFlagged: chance,
      seconds: chance ? 4.288 : 12, codebook: "attribution@1", madeAt: moment,
      carriedFrom: Int.random(in: 0..<6, using: &random) == 0 ? "article-0" : nil)
  }

  private static func mark(_ paragraph: Paragraph, _ review: inout DatasetReview, _ random: inout RandomStream) {
    let moment = Timestamp(milliseconds: 1_755_000_000_000 + Int64(paragraph.number))
    func put(_ annotation: Annotation) {
      let number = review.annotations.next(annotation.aspect)
      review.annotations.put(annotation, annotation.aspect, number: number, paragraph: paragraph.number)
      review.markedAt[.init(annotation.aspect, number)] = moment
    }
    let length = paragraph.text.unicodeScalars.count
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let start = Int.random(in: 0..<length, using: &random), end = Int.random(in: start + 1...length, using: &random)
      let words = TextSpan.text(of: paragraph.text, from: start, to: end) ?? ""
      put(
        .span(
          TextSpan(
            type: TextSpan.Kind.allCases.randomElement(using: &random) ?? .cue, start: start, end: end, text: words)))
    }
    guard Int.random(in: 0..<3, using: &random) == 0 else { return }
    let known = review.annotations.sources.keys.max()
    put(
      .source(
        Source(
          name: "Mayor “Ana” Ruiz", label: "Ruiz", kind: .person, naming: .named, nestedIn: known, note: "two\nlines")))
    let number = review.annotations.sources.keys.max() ?? 1
    if let known, known != number { review.annotations.put(.join(known), .join, number: number, paragraph: 1) }
    put(.mention(Mention(source: number, mode: .direct, cue: "said 😬", stance: .neutral)))
    put(.rating(SourceRating(source: number, reliability: .b, credibility: .probable, basis: "a \"basis\"")))
    put(.rating(SourceRating(source: nil, reliability: nil, credibility: .cannotBeJudged)))
  }
}
