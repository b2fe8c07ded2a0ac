// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import JSON
import Testing

@testable import DatasetExchange

/// Rows of one unit, as tables and as JSON, are read back as what they were written from.
@Suite struct RowRoundTripTests {
  private static let articles = (UInt64(300)..<312).map { InventedDataset.article(seed: $0) }

  private func back(
    _ format: ExportFormat, _ unit: ExportUnit, labels: ExportLabels = .current
  ) throws -> [String: DatasetArticle] {
    let rows = DatasetRows(unit, labels: labels, codebook: InventedDataset.codebook)
    var writer = try #require(format.rowWriter(InventedDataset.head, rows, TableDialect()))
    let files = MemoryFiles()
    for article in Self.articles { try writer.write(article, to: files) }
    try writer.finish(files)
    let read = try FormatRoundTripTests.read(files, format).articles
    return Dictionary(read.map { ($0.name ?? "", $0) }) { first, _ in first }
  }

  /// What a part of each reading was, by article, reviewer and round; readings without any are left out.
  private func parts<Part>(
    _ articles: some Sequence<DatasetArticle>, _ part: (DatasetReview) -> Part?
  ) -> [String: Part] {
    var parts: [String: Part] = [:]
    for article in articles {
      for review in article.reviews {
        parts["\(article.name ?? "") \(review.reviewer) \(review.round)"] = part(review)
      }
    }
    return parts
  }

  @Test(arguments: [ExportFormat.csv, .tsv, .jsonl], [ExportUnit.label, .paragraph])
  func labelsComeBackWithAllThatIsSaidOfThem(format: ExportFormat, unit: ExportUnit) throws {
    guard format == .jsonl || unit == .label else { return }
    let read = try back(format, unit)
    func labels(_ review: DatasetReview) -> [DatasetLabel]? {
      review.labels.isEmpty ? nil : review.labels.sorted { $0.paragraph < $1.paragraph }
    }
    #expect(parts(read.values, labels) == parts(Self.articles, labels))
    func states(_ review: DatasetReview) -> Bool? { review.labels.isEmpty ? nil : review.isFinished }
    #expect(parts(read.values, states) == parts(Self.articles, states))
    for article in Self.articles {
      guard let found = read[article.name ?? ""] else { continue }
      let labelled = Set(article.reviews.flatMap(\.labels).map(\.paragraph))
      #expect(found.content.paragraphs == article.content.paragraphs.filter { labelled.contains($0.number) })
      #expect(found.revises == article.revises && found.identity == article.identity && found.isPartial)
    }
  }

  @Test(arguments: [ExportFormat.csv, .tsv, .jsonl], ExportUnit.marks)
  func marksComeBackWithTheirNumbersAndMoments(format: ExportFormat, unit: ExportUnit) throws {
    func marks(_ review: DatasetReview) -> AnnotationSet? {
      let all = review.annotations
      var marks = AnnotationSet()
      func keep<Value>(_ placed: [Int: AnnotationSet.Placed<Value>], _ annotation: (Value) -> Annotation) {
        for (number, mark) in placed {
          let annotation = annotation(mark.value)
          marks.put(annotation, annotation.aspect, number: number, paragraph: mark.paragraph)
        }
      }
      switch unit {
      case .source:
        keep(all.sources, Annotation.source)
        for (number, other) in all.joins { marks.put(.join(other), .join, number: number, paragraph: 1) }
      case .mention: keep(all.mentions, Annotation.mention)
      case .rating: keep(all.ratings, Annotation.rating)
      default: keep(all.spans, Annotation.span)
      }
      return marks == AnnotationSet() ? nil : marks
    }
    let read = try back(format, unit).values
    #expect(parts(read, marks) == parts(Self.articles, marks) && !parts(read, marks).isEmpty)
    for review in read.flatMap(\.reviews) { #expect(review.markedAt.count >= 1 && review.labels.isEmpty) }
  }

  @Test(arguments: [ExportFormat.csv, .jsonl]) func goldComesBackWithItsVotes(format: ExportFormat) throws {
    let read = try back(format, .label, labels: .gold).values.flatMap(\.gold)
    let written = Self.articles.flatMap(\.gold)
    func byPlace(_ gold: [GoldRecord]) -> [GoldRecord] {
      gold.sorted { ($0.article, $0.paragraph) < ($1.article, $1.paragraph) }
    }
    #expect(!written.isEmpty && byPlace(read) == byPlace(written))
  }

  @Test func anArticleComesBackWithWhatItSaysOfItself() throws {
    let read = try back(.jsonl, .article)
    for article in Self.articles {
      let found = try #require(read[article.name ?? ""])
      #expect(found.content.title == article.content.title && found.content.url == article.content.url)
      #expect(found.content.dates == article.content.dates && found.content.claims == article.content.claims)
      #expect(found.content.provenance == article.content.provenance && found.isPartial == article.isPartial)
      #expect(found.split == article.split && found.revises == article.revises)
    }
  }

  @Test(arguments: [ExportFormat.huggingface, .croissant])
  func tablesOfAFolderSayTogetherWhatWasWritten(format: ExportFormat) throws {
    let files = try FormatRoundTripTests.write(Self.articles, format)
    let read = try FormatRoundTripTests.read(files, format).articles
    func count(_ articles: [DatasetArticle], _ feature: DatasetFeature) -> Int {
      articles.map { $0.features[feature] ?? 0 }.reduce(0, +)
    }
    for feature in [
      DatasetFeature.abstentions, .reasons, .unsure, .mixed, .confidence, .notes, .flags, .seconds, .times, .codebook,
      .carried, .sources, .mentions, .ratings, .spans, .gold,
    ] { #expect(count(read, feature) == count(Self.articles, feature), "\(feature)") }
    #expect(read.prefix(Self.articles.count).map(\.content.paragraphs) == Self.articles.map(\.content.paragraphs))
  }
}
