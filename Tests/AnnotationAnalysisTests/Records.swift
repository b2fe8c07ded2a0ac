// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel

/// Records as a project would give them, made without one.
enum Records {
  /// A review of an article, finished unless told otherwise; a later `touched` is a later change.
  static func review(
    _ article: String, _ reviewer: String, finished: Bool = true, empty: Bool = false, touched: Int64 = 0
  ) -> ReviewSummary {
    ReviewSummary(
      id: ReviewID(article: article, reviewer: reviewer), scope: .body, isFinished: finished, isEmpty: empty,
      decided: empty ? 0 : 2, walked: 2,
      flagged: 0, touchedAt: Timestamp(milliseconds: touched))
  }

  /// An article, which may be a new version of another.
  static func summary(_ slug: String, revises: String? = nil, loaded: Int64 = 0) -> ArticleSummary {
    ArticleSummary(
      slug: slug, title: nil, paragraphs: 2, annotatable: 2, loadedAt: Timestamp(milliseconds: loaded), revises: revises
    )
  }

  /// An article of body paragraphs.
  static func article(_ texts: [String], site: String? = nil) -> Article {
    Article(
      site: site,
      paragraphs: texts.enumerated().map { Paragraph(number: $0 + 1, kind: .body, text: $1, sha256: "d\($0)") },
      sha256: "s", contentSHA256: "c")
  }

  /// One reviewer's labels of an article's paragraphs in order; nil abstains.
  static func labels(
    _ article: String, _ reviewer: String, _ labels: [LabelID?], made moment: Timestamp = Timestamp(milliseconds: 0)
  ) -> [LabelRecord] {
    labels.enumerated().map { index, label in
      LabelRecord(
        article: article, paragraph: Paragraph(number: index + 1, kind: .body, text: "Text.", sha256: "d\(index)"),
        reviewer: reviewer, judgement: Judgement(label: label), note: nil, isFlagged: false, seconds: 1,
        codebook: "attribution@1", madeAt: moment)
    }
  }

  /// What a reviewer annotated, in order; sources, mentions, ratings and spans are numbered from 1 each.
  static func annotations(
    _ article: String, _ reviewer: String, _ list: [(paragraph: Int, annotation: Annotation)]
  ) -> AnnotationRecord {
    var set = AnnotationSet()
    for (paragraph, annotation) in list {
      set.put(annotation, annotation.aspect, number: set.next(annotation.aspect), paragraph: paragraph)
    }
    return AnnotationRecord(
      review: ReviewID(article: article, reviewer: reviewer), isFinished: true, annotations: set)
  }

  /// A source that is named unless told otherwise.
  static func source(_ name: String, _ naming: Source.Naming = .named) -> Annotation {
    .source(Source(name: name, label: name, kind: .person, naming: naming))
  }

  /// A source of a number speaking.
  static func mention(_ source: Int) -> Annotation {
    .mention(Mention(source: source, mode: .indirect, cue: nil, stance: .neutral))
  }

  /// The agreement of reviewers by name on one article's paragraphs.
  static func report(_ codebook: Codebook, _ labels: [String: [LabelID?]]) throws -> AgreementReport {
    let records = labels.flatMap { Self.labels("a", $0.key, $0.value) }
      .sorted { ($0.paragraph.number, $0.reviewer) < ($1.paragraph.number, $1.reviewer) }
    let selection = ReviewSelection(
      labels.keys.sorted().map { review("a", $0) }, of: ["a"], includesUnfinished: false)
    let ratings = ProjectRatings(records, of: selection, scope: .body, codebook: codebook)
    return AgreementAnalysis().run(try ratings.matrix(level: .nominal) { $0.article })
  }
}
