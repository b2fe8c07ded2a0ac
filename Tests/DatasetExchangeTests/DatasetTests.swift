// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationModel
import CSV
import JSON
import Testing

@testable import DatasetExchange

/// What goes out: the same rows in every format, in order, with everything that was decided.
@Suite struct DatasetTests {
  private static let moment = Timestamp(milliseconds: 1_773_480_413_123)

  private static func label(_ number: Int, _ judgement: Judgement?, note: String? = nil) -> DatasetLabel {
    DatasetLabel(
      paragraph: number, judgement: judgement, note: note, isFlagged: number == 2,
      seconds: judgement == nil ? nil : 2.5, codebook: judgement == nil ? nil : "test@3",
      madeAt: judgement == nil ? nil : moment)
  }

  private static func article(_ name: String, _ reviews: [DatasetReview]) -> DatasetArticle {
    let paragraphs = (1...2).map {
      Paragraph(number: $0, kind: .body, text: "=1, \"two\"\nthree", sha256: "d\($0)")
    }
    let chain = [ProvenanceStep(party: "Wire", partyKind: .agency, role: .origin)]
    return DatasetArticle(
      name: name, identity: "i\(name)",
      content: Article(provenance: chain, paragraphs: paragraphs, sha256: "", contentSHA256: ""), reviews: reviews)
  }

  private static let annotations: AnnotationSet = {
    var set = AnnotationSet()
    let vale = Source(name: "@Vale", label: "Vale", kind: .person, naming: .named, note: "-")
    let aide = Source(name: "an aide", label: "aide 1", kind: .person, naming: .unnamed, nestedIn: 1)
    set.put(.source(vale), .source, number: 1, paragraph: 1)
    set.put(.source(aide), .source, number: 2, paragraph: 2)
    for (number, cue) in ["said", "Said", "insists"].enumerated() {
      let mention = Mention(source: 1, mode: .direct, cue: cue, stance: .neutral)
      set.put(.mention(mention), .mention, number: number + 1, paragraph: number < 2 ? 1 : 2)
    }
    for (number, grade) in [SourceReliability.e, .b].enumerated() {
      let rating = SourceRating(source: 1, reliability: grade, credibility: .probable)
      set.put(.rating(rating), .rating, number: number + 1, paragraph: 1)
    }
    set.put(.span(TextSpan(type: .loaded, start: 0, end: 2, text: "=1")), .span, number: 1, paragraph: 1)
    return set
  }()

  private let articles = [
    article(
      "a",
      [
        DatasetReview(
          reviewer: "ana", isFinished: true,
          labels: [
            label(1, Judgement(label: "report", unsure: true, confidence: .low, mixed: ["quote", "opinion"])),
            label(2, nil, note: "later"),
          ], annotations: annotations, markedAt: [.init(.source, 1): moment]),
        DatasetReview(reviewer: "ben", labels: [label(1, Judgement(label: nil, reason: "torn"), note: "'look")]),
      ]),
    article("b", [DatasetReview(reviewer: "ana", labels: [label(2, Judgement(label: "quote"))])]),
  ]

  private func written(_ writer: some DatasetWriter) throws -> [UInt8] {
    var writer = writer
    let memory = MemoryFiles()
    for article in articles { try writer.write(article, to: memory) }
    try writer.finish(memory)
    return try memory.bytes(of: "")
  }

  private func rows(_ unit: ExportUnit, isWithoutText: Bool = false) throws -> [JSONValue] {
    let rows = DatasetRows(unit, isWithoutText: isWithoutText)
    let bytes = try written(JSONLinesWriter(DatasetHead(), rows: rows))
    return try bytes.split(separator: 0x0A).map { line in
      var parser = JSONParser(Array(line))
      return try parser.document()
    }
  }

  private func table(_ unit: ExportUnit) throws -> (header: [String], rows: [[String]]) {
    var text = try DelimitedText(try written(TableWriter(DatasetRows(unit), TableDialect())))
    let header = try text.next()?.fields ?? []
    var rows: [[String]] = []
    while let row = try text.next() { rows.append(row.fields) }
    return (header, rows)
  }

  @Test(arguments: ExportUnit.allCases.filter { $0 != .all }) func bothFormatsSayTheSame(unit: ExportUnit) throws {
    let rows = try rows(unit), table = try table(unit)
    #expect(!rows.isEmpty && rows.count == table.rows.count)
    for (row, cells) in zip(rows, table.rows) {
      let members = row.members ?? []
      #expect(members.map(\.key) == table.header && cells.count == table.header.count)
      for (member, cell) in zip(members, cells) {
        switch member.value {
        case .string(let text): #expect(cell == text, "\(member.key)")
        case .null: #expect(cell.isEmpty, "\(member.key)")
        case .integer, .bool: #expect(cell == member.value.text, "\(member.key)")
        default: break
        }
      }
    }
  }

  @Test func aCompleteFileWithoutTextLeavesOutTheWordsOfSpansAndNothingElseOfMarks() throws {
    func marks(_ unit: ExportUnit, isWithoutText: Bool) throws -> [JSONValue] {
      try rows(.all, isWithoutText: isWithoutText).filter { $0["record"]?.string == unit.rawValue }
    }
    for unit in ExportUnit.marks where unit != .span {
      let whole = try marks(unit, isWithoutText: false)
      #expect(try !whole.isEmpty && marks(unit, isWithoutText: true) == whole, "\(unit)")
    }
    #expect(try marks(.span, isWithoutText: false).map { $0["text"]?.string } == ["=1"])
    #expect(try marks(.span, isWithoutText: true).map { $0["text"] } == [.null])
    #expect(try marks(.span, isWithoutText: true).map { $0["end"]?.integer } == [2])
  }

  @Test func overlappingSpansStandInColumnsTheLongestFirst() {
    func span(_ type: TextSpan.Kind, _ start: Int, _ end: Int) -> TextSpan {
      TextSpan(type: type, start: start, end: end, text: "")
    }
    let layers = SpanLayers([span(.hedge, 8, 9), span(.loaded, 0, 2), span(.aside, 0, 6), span(.cue, 6, 8)])
    #expect(layers.layers == [[span(.aside, 0, 6), span(.cue, 6, 8), span(.hedge, 8, 9)], [span(.loaded, 0, 2)]])
    #expect(layers.cuts == [0, 2, 6, 8, 9])
    #expect(
      layers.tags(of: [0..<2, 3..<6, 6..<8, 8..<9, 10..<11], columns: 2) == [
        ["B-aside", "B-loaded"], ["I-aside", "O"], ["B-cue", "O"], ["B-hedge", "O"], ["O", "O"],
      ])
  }

  @Test func aParagraphHasTheLabelsOfAllWhoReadIt() throws {
    let rows = try rows(.paragraph)
    let reviewers = rows.map { row in
      guard case .array(let labels) = row["labels"] else { return [String?]() }
      return labels.map { $0["reviewer"]?.string }
    }
    #expect(reviewers == [["ana", "ben"], ["ana"], ["ana"]])
    #expect(rows.map { $0["article"]?.string } == ["a", "a", "b"])
    #expect(rows.map { $0["paragraph"]?.integer } == [1, 2, 2])
  }

  @Test func anAbstentionSaysWhyApartFromTheNoteAndNeverALabel() throws {
    let rows = try rows(.label)
    #expect(rows.map { $0["note"]?.string } == [nil, "'look", "later", nil])
    #expect(rows.map { $0["reason"]?.string } == [nil, "torn", nil, nil])
    #expect(rows.map { $0["abstained"] } == [false, true, false, false])
    #expect(rows.map { $0["review"]?.string } == ["finished", nil, "finished", nil])
    #expect(rows.map { $0["label"]?.string } == ["report", nil, nil, "quote"])
    #expect(rows[0]["mixed"] == ["quote", "opinion"] && rows[0]["confidence"] == 1 && rows[0]["unsure"] == true)
    #expect(rows[2]["seconds"] == .null && rows[2]["flag"] == true && rows[0]["made_at"] == "2026-03-14T09:26:53.123Z")
    #expect(rows.allSatisfy { $0["provenance"] == nil } && rows[3]["article_id"] == "ib")
  }

  @Test func softLabelsAreTheSharesOfThoseWhoDecided() {
    func review(_ reviewer: String, _ labels: LabelID?...) -> DatasetReview {
      let labels = labels.enumerated().map {
        DatasetLabel(paragraph: $0.offset + 1, judgement: Judgement(label: $0.element))
      }
      return DatasetReview(reviewer: reviewer, labels: labels)
    }
    func soft(_ reviews: DatasetReview...) -> [JSONValue] {
      let rows = DatasetRows(.label, labels: .soft, codebook: InventedDataset.codebook)
      return rows.rows(of: Self.article("a", reviews)).map(JSONValue.object)
    }
    let rows = soft(review("ana", "quote", "report"), review("ben", "hearsay", "quote"), review("cy", "quote", nil))
    #expect(rows.map { $0["hard_label"] } == ["quote", .null])
    #expect(rows.map { $0["annotators"]?.string } == ["ana,ben,cy", "ana,ben"])
    #expect(rows.map { $0["annotations"]?.string } == ["quote,hearsay,quote", "report,quote"])
    #expect(rows.map { $0["number of annotations"]?.integer } == [3, 2])
    let shares = rows.map { ($0["soft_label"]?.members ?? []).map { "\($0.key) \($0.value.text.prefix(4))" } }
    #expect(shares[0] == ["report 0.0", "quote 0.66", "opinion 0.0", "editorial_aside 0.0", "hearsay 0.33"])
    #expect(shares[1] == ["report 0.5", "quote 0.5", "opinion 0.0", "editorial_aside 0.0"])
    #expect(soft(review("ana", nil), review("ben")).isEmpty)
  }

  @Test func aSourceIsOneRowWithAllThatIsKnownOfIt() throws {
    let rows = try rows(.source)
    #expect(rows[0]["cues"] == ["said", "insists"] && rows[0]["paragraphs"] == [1, 2])
    #expect(rows[0]["reliability"] == "B" && rows[0]["credibility"] == 2)
    #expect(rows[1]["nested_in"] == 1 && rows[1]["nested_in_label"] == "Vale" && rows[1]["cues"] == [])
    #expect(try self.rows(.rating).map { $0["standing"] } == [false, true])
  }
}
