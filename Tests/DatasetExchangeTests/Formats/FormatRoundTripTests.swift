// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import JSON
import Testing

/// What a format writes it reads back, so that writing again gives the same bytes.
@Suite struct FormatRoundTripTests {
  static let formats: [ExportFormat] = [
    .jsonl, .labelStudio, .doccano, .prodigy, .brat, .gateBDOC, .casJSON, .refiQDA,
  ]

  static func write(
    _ articles: [DatasetArticle], _ format: ExportFormat, head: DatasetHead = InventedDataset.head,
    options: WriterOptions = WriterOptions()
  ) throws -> MemoryFiles {
    let files = MemoryFiles()
    var writer = try #require(format.writer).init(head, options)
    for article in articles { try writer.write(article, to: files) }
    try writer.finish(files)
    return files
  }

  static func read(
    _ files: MemoryFiles, _ format: ExportFormat, _ options: ReaderOptions = ReaderOptions()
  ) throws -> (articles: [DatasetArticle], head: DatasetHead) {
    var articles: [DatasetArticle] = []
    let head = try #require(format.reader).init(options).read(files) { articles.append($0) }
    return (articles, head)
  }

  /// A project gives its articles by name.
  static func rewritten(_ files: MemoryFiles, _ format: ExportFormat) throws -> MemoryFiles {
    let (articles, read) = try read(files, format)
    var head = InventedDataset.head
    head.codebookJSON = read.codebookJSON
    return try write(articles.sorted { ($0.name ?? "") < ($1.name ?? "") }, format, head: head)
  }

  private static func expectSame(_ one: MemoryFiles, _ two: MemoryFiles, _ note: Comment) {
    #expect(one.paths == two.paths, note)
    for path in one.paths {
      let lines = [one, two].map { files in
        (files.files[path] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
      }
      for (left, right) in zip(lines[0], lines[1]) where left != right {
        #expect(String(decoding: left, as: UTF8.self) == String(decoding: right, as: UTF8.self), "\(path), \(note)")
        return
      }
      #expect(one.files[path] == two.files[path], "\(path), \(note)")
    }
  }

  @Test(arguments: formats) func everythingComesBack(format: ExportFormat) throws {
    for seed in UInt64(0)..<12 {
      let articles = (0..<4).map { InventedDataset.article(seed: seed * 10 + $0) }.sorted {
        ($0.name ?? "") < ($1.name ?? "")
      }
      let files = try Self.write(articles, format)
      Self.expectSame(files, try Self.rewritten(files, format), "seed \(seed)")
    }
  }

  @Test(arguments: formats) func nothingThatAFormatCarriesIsLost(format: ExportFormat) throws {
    let carries = try #require(format.writer).carries
    for seed in UInt64(200)..<220 {
      let article = InventedDataset.article(seed: seed)
      let back = try #require(try Self.read(try Self.write([article], format), format).articles.first)
      let left = article.features.filter { carries.contains($0.key) }
      #expect(back.features.filter { carries.contains($0.key) } == left, "seed \(seed)")
      #expect(back.content.paragraphs == article.content.paragraphs, "seed \(seed)")
    }
  }

  /// A long article is parted by its paragraphs once, and what each part says is as if the whole were looked through.
  @Test(arguments: [ExportFormat.labelStudio, .doccano, .prodigy])
  func aLongArticleComesBack(format: ExportFormat) throws {
    var article = DatasetArticle(
      name: "long", identity: String(repeating: "cd", count: 32),
      content: Article(paragraphs: [], sha256: "", contentSHA256: ""))
    article.reviews = ["ana", "ben"].map { DatasetReview(reviewer: $0, isFinished: true) }
    for number in 1...4000 {
      article.content.paragraphs.append(
        Paragraph(
          number: number, kind: .body, text: "“No,” said clerk \(number) of the city on Monday.",
          sha256: String(repeating: "0", count: 64)))
      for place in article.reviews.indices {
        let judgement = Judgement(label: place == number % 3 ? "quote" : "report")
        article.reviews[place].labels.append(
          DatasetLabel(paragraph: number, judgement: judgement, note: number % 7 == 0 ? "note \(number)" : nil))
        let span = TextSpan(type: .directQuote, start: 0, end: 5, text: "“No,”")
        article.reviews[place].annotations.put(.span(span), .span, number: number, paragraph: number)
      }
    }
    let files = try Self.write([article], format)
    let back = try #require(try Self.read(files, format).articles.first)
    #expect(back.content.paragraphs == article.content.paragraphs)
    #expect(back.reviews.map(\.annotations) == article.reviews.map(\.annotations))
    for (read, written) in zip(back.reviews, article.reviews) {
      #expect(read.labels.map(\.judgement) == written.labels.map(\.judgement))
      #expect(read.labels.map(\.note) == written.labels.map(\.note))
    }
    Self.expectSame(files, try Self.rewritten(files, format), "4000 paragraphs")
  }

  @Test(arguments: formats) func aDatasetOfNothingIsReadToo(format: ExportFormat) throws {
    let back = try Self.read(try Self.write([], format), format)
    #expect(back.articles.isEmpty)
  }

  @Test(arguments: formats) func withoutTextNoWordOfItIsThere(format: ExportFormat) throws {
    var options = WriterOptions()
    options.isWithoutText = true
    for seed in UInt64(0)..<6 {
      var article = InventedDataset.article(seed: seed)
      for index in article.content.paragraphs.indices {
        article.content.paragraphs[index].text = String(
          article.content.paragraphs[index].text.unicodeScalars.map { _ in "Z" })
      }
      let files = try Self.write([article], format, options: options)
      for (path, bytes) in files.files { #expect(!String(decoding: bytes, as: UTF8.self).contains("ZZZ"), "\(path)") }
      let back = try #require(try Self.read(files, format).articles.first)
      #expect(back.content.paragraphs.map(\.sha256) == article.content.paragraphs.map(\.sha256))
      #expect(back.reviews.map(\.labels) == article.orderedForTests.map(\.labels))
      #expect(!back.content.paragraphs.contains { !$0.text.isEmpty })
    }
  }
}

extension DatasetArticle {
  fileprivate var orderedForTests: [DatasetReview] {
    reviews.sorted { ($0.reviewer, $0.round) < ($1.reviewer, $1.round) }
  }
}
