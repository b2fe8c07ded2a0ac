// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import JSON
import Testing

/// Formats that nothing reads back, and the descriptions of folders: what stands in them, word for word.
@Suite struct WrittenOnlyTests {
  private static let article: DatasetArticle = {
    var content = Article(
      title: "The quay", url: "https://news.example/quay", language: "en",
      paragraphs: [
        Paragraph(number: 1, kind: .body, text: "“No,” Vale’s aide said.", sha256: "d1"),
        Paragraph(number: 2, kind: .body, text: "It rained 😬.", sha256: "d2"),
      ], sha256: "", contentSHA256: "")
    content.provenance = [
      ProvenanceStep(party: "The Post", partyKind: .outlet, role: .republisher, relation: .excerpt),
      ProvenanceStep(party: "Ana Ruiz", partyKind: .person, role: .origin, date: "2026-01-14", paragraph: 1),
    ]
    let moment = Timestamp(milliseconds: 1_773_480_413_123)
    var review = DatasetReview(
      reviewer: "ana", isFinished: true,
      labels: [
        DatasetLabel(
          paragraph: 1,
          judgement: Judgement(label: "quote", unsure: true, confidence: .high, mixed: ["report"]), note: "hm",
          isFlagged: true, seconds: 4.5, codebook: "attribution@1", madeAt: moment),
        DatasetLabel(paragraph: 2, judgement: Judgement(label: nil, reason: "torn")),
      ])
    let source = Source(name: "an aide", label: "aide", kind: .person, naming: .unnamed)
    review.annotations.put(.source(source), .source, number: 1, paragraph: 1)
    for (number, (start, end)) in [(0, 5), (1, 3), (18, 22)].enumerated() {
      let text = ["“No,”", "No", "said"][number], kind = [TextSpan.Kind.directQuote, .loaded, .cue][number]
      review.annotations.put(
        .span(TextSpan(type: kind, start: start, end: end, text: text)), .span, number: number + 1, paragraph: 1)
    }
    let rating = SourceRating(source: 1, reliability: .b, credibility: .probable, basis: "close")
    review.annotations.put(.rating(rating), .rating, number: 1, paragraph: 1)
    review.markedAt[.init(.rating, 1)] = moment
    var article = DatasetArticle(
      name: "quay", identity: "id", content: content, split: "dev", reviews: [review])
    article.gold = [
      GoldRecord(
        article: "quay", paragraph: 1, label: "quote", how: .adjudicated, votes: ["ana": "quote", "ben": nil],
        adjudicator: "cy", madeAt: moment, isStale: false)
    ]
    return article
  }()

  private func files(_ format: ExportFormat, _ change: (inout WriterOptions) -> Void = { _ in }) throws -> MemoryFiles {
    var options = WriterOptions()
    change(&options)
    return try FormatRoundTripTests.write([Self.article], format, options: options)
  }

  private func text(_ files: MemoryFiles, _ path: String) throws -> String {
    String(decoding: try files.bytes(of: path), as: UTF8.self)
  }

  private func json(_ files: MemoryFiles, _ path: String) throws -> JSONValue {
    var parser = JSONParser(try files.bytes(of: path))
    return try parser.document()
  }

  private func elements(_ value: JSONValue?) -> [JSONValue] {
    guard case .array(let values)? = value else { return [] }
    return values
  }

  @Test func tokensStandInColumns() throws {
    #expect(
      try text(files(.conll), "ana/quay.conll") == """
        -DOCSTART- -X- O O O

        “ -X- B-quote B-direct_quote O
        No -X- I-quote I-direct_quote B-loaded
        , -X- I-quote I-direct_quote O
        ” -X- I-quote I-direct_quote O
        Vale’s -X- I-quote O O
        aide -X- I-quote O O
        said -X- I-quote B-cue O
        . -X- I-quote O O

        It -X- O O O
        rained -X- O O O
        😬 -X- O O O
        . -X- O O O


        """)
  }

  @Test func annotationsOfTheWebSayWhoMeansWhatAndWhere() throws {
    let collection = try json(files(.w3c), "quay.jsonld")
    #expect(collection["total"] == 6 && collection["label"] == "The quay")
    let items = elements(collection["first"]?["items"]).map { item -> String in
      let bodies = elements(item["body"]).map { "\($0["value"]?.string ?? "") (\($0["purpose"]?.string ?? ""))" }
      let selectors = elements(item["target"]?["selector"])
      let place = "\(selectors[0]["start"]?.integer ?? -1)-\(selectors[0]["end"]?.integer ?? -1)"
      let words = ["prefix", "exact", "suffix"].map { selectors[1][$0]?.string ?? "" }.joined(separator: "|")
      return [
        item["id"]?.string ?? "", item["motivation"]?.string ?? "", bodies.joined(separator: ", "), place,
        words.replacing("\n", with: "¶"), item["created"] == nil ? "" : "dated",
      ].joined(separator: " / ")
    }
    #expect(
      items == [
        "urn:attest:quay:ana:1:p1 / classifying / quote (classifying), report (tagging), hm (commenting), unsure (tagging), "
          + "flagged (tagging), confidence 3 (assessing) / 0-23 / |“No,” Vale’s aide said.|¶¶It rained  / dated",
        "urn:attest:quay:ana:1:p2 / commenting / abstained (tagging), torn (commenting) / 25-37 / "
          + "aide said.¶¶|It rained 😬.| / ",
        "urn:attest:quay:ana:1:span1 / tagging / direct_quote (tagging) / 0-5 / |“No,”| Vale’s aide / ",
        "urn:attest:quay:ana:1:span2 / tagging / loaded (tagging) / 1-3 / “|No|,” Vale’s ai / ",
        "urn:attest:quay:ana:1:span3 / tagging / cue (tagging) / 18-22 / Vale’s aide |said|.¶¶It rained / ",
        "urn:attest:quay:ana:1:rating1 / assessing / B2 (assessing), an aide (identifying), close (commenting) / 0-23 / "
          + "|“No,” Vale’s aide said.|¶¶It rained  / dated",
      ])
    let bare = try files(.w3c) { $0.isWithoutText = true }
    #expect(try !text(bare, "quay.jsonld").contains("TextQuoteSelector"))
  }

  @Test func provenanceLeadsFromTheLabelsToTheOrigin() throws {
    let document = try json(files(.prov), "quay.json")
    func said(_ kind: String) -> [String] { document[kind]?.members?.map { "\($0.key) \($0.value.text)" } ?? [] }
    #expect(
      said("entity") == [
        #"attest:quay-article {"prov:type":"attest:article","prov:label":"The quay","attest:url":"https://news.example/quay","#
          + #""attest:digest":"id","attest:language":"en"}"#,
        #"attest:quay-step1 {"prov:type":"attest:copy","attest:date":"2026-01-14"}"#,
        #"attest:quay-label-ana-1-1 {"prov:type":"attest:label","prov:value":"quote","attest:paragraph":1,"#
          + #""attest:label":"quote","attest:unsure":true,"attest:mixed":["report"],"attest:note":"hm","attest:flag":true,"#
          + #""attest:confidence":3,"attest:seconds":4.5,"attest:codebook":"attribution@1","#
          + #""attest:made_at":"2026-03-14T09:26:53.123Z"}"#,
        #"attest:quay-label-ana-1-2 {"prov:type":"attest:label","attest:paragraph":2,"attest:reason":"torn","#
          + #""attest:abstained":true}"#,
        #"attest:quay-gold-1 {"prov:type":"attest:gold","prov:value":"quote","attest:paragraph":1,"attest:label":"quote","#
          + #""attest:how":"adjudicated","attest:adjudicator":"cy","attest:made_at":"2026-03-14T09:26:53.123Z","#
          + #""attest:vote-ana":"quote","attest:vote-ben":"abstained"}"#,
      ])
    #expect(
      document["agent"]?.members?.map { "\($0.key) \($0.value["prov:type"]?["$"]?.string ?? "")" } == [
        "attest:quay-party0 prov:Organization", "attest:quay-party1 prov:Person", "attest:reviewer-ana prov:Person",
        "attest:reviewer-cy prov:Person",
      ])
    #expect(
      said("wasAttributedTo") == [
        #"_:r1 {"prov:entity":"attest:quay-article","prov:agent":"attest:quay-party0","attest:role":"republisher","#
          + #""attest:party_kind":"outlet"}"#,
        #"_:r3 {"prov:entity":"attest:quay-step1","prov:agent":"attest:quay-party1","attest:role":"origin","#
          + #""attest:party_kind":"person","attest:paragraph":1}"#,
        #"_:r8 {"prov:entity":"attest:quay-gold-1","prov:agent":"attest:reviewer-cy"}"#,
      ])
    #expect(
      said("wasDerivedFrom") == [
        #"_:r2 {"prov:generatedEntity":"attest:quay-article","prov:usedEntity":"attest:quay-step1","#
          + #""attest:relation":"excerpt"}"#
      ])
    #expect(
      said("wasGeneratedBy") == [
        #"_:r6 {"prov:entity":"attest:quay-label-ana-1-1","prov:activity":"attest:quay-reading-ana-1","#
          + #""prov:time":"2026-03-14T09:26:53.123Z"}"#,
        #"_:r7 {"prov:entity":"attest:quay-label-ana-1-2","prov:activity":"attest:quay-reading-ana-1"}"#,
      ])
    #expect(
      said("activity") == [
        #"attest:quay-reading-ana-1 {"prov:type":"attest:reading","attest:round":1,"attest:review":"finished"}"#
      ])
  }

  @Test func everyStructureButTheTextIsAMemberOfTheView() throws {
    let files = try files(.casJSON)
    let documents = try files.paths.filter { $0.hasSuffix(".json") }.map { try json(files, $0) }
    let views = documents.filter { $0["%VIEWS"] != nil }
    #expect(views.count == 1)
    for document in views {
      let numbers = elements(document["%FEATURE_STRUCTURES"]).map { $0["%ID"]?.integer }
      let members = elements(document["%VIEWS"]?["_InitialView"]?["%MEMBERS"]).map(\.integer)
      #expect(numbers.count > 2 && members == Array(numbers.dropFirst()))
    }
  }

  /// A reading of a paragraph that has marks alone is as old as the last thing that was said in the article.
  @Test func anAnnotationIsAsOldAsItsLabelOrElseTheLastChange() throws {
    var article = Self.article
    let moments = [1, 3, 2].map { Timestamp(milliseconds: $0 * 60_000) }
    article.reviews[0].labels = [DatasetLabel(paragraph: 1, judgement: Judgement(label: "quote"), madeAt: moments[0])]
    article.reviews[0].markedAt = [.init(.rating, 1): moments[1], .init(.span, 1): moments[2]]
    let span = TextSpan(type: .cue, start: 0, end: 2, text: "It")
    article.reviews[0].annotations.put(.span(span), .span, number: 4, paragraph: 2)
    let tasks = elements(try json(FormatRoundTripTests.write([article], .labelStudio), "tasks.json"))
    let created = tasks.map { elements($0["annotations"]).map { $0["created_at"]?.string } }
    #expect(created == [["1970-01-01T00:01:00.000Z"], ["1970-01-01T00:03:00.000Z"]])
  }

  @Test func noTextIsMarkupInXML() {
    let text = "<a href=\"b\"> & ü\t\r\n\u{0}\u{1F}\u{FFFE}\u{FFFF}"
    #expect(
      escapedXML(text)
        == "&lt;a href=&quot;b&quot;&gt; &amp; ü&#9;&#13;&#10;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test func formatsSayWhatTheyAre() {
    func which(_ holds: (ExportFormat) -> Bool) -> [ExportFormat] { ExportFormat.allCases.filter(holds) }
    #expect(which(\.isTable) == [.csv, .tsv] && which(\.hasGold) == [.huggingface, .croissant])
    #expect(which { $0.offsetUnit == .utf16 } == [.casJSON] && which { $0.offsetUnit == .utf8 }.isEmpty)
    #expect(which(\.isFile) == [.jsonl, .csv, .tsv, .prodigy, .refiQDA])
    #expect(ExportUnit.allCases.filter(\.isMark) == ExportUnit.marks)
  }

  @Test func aCardNamesTheTablesAndTheirColumns() throws {
    let card = try text(files(.huggingface) { $0.licence = "CC BY 4.0" }, "README.md")
    let parts = card.split(separator: "dataset_info:\n")
    #expect(
      parts[0].hasPrefix(
        """
        ---
        pretty_name: Labelled paragraphs of news articles
        language: [en]
        license: 'CC BY 4.0'
        annotations_creators: [expert-generated]
        task_categories: [text-classification]
        size_categories: [n<1K]
        configs:
        - config_name: gold
          default: true
          data_files:
          - split: validation
            path: data/gold/validation.jsonl
        - config_name: annotations
          data_files:
          - split: validation
            path: data/annotations/validation.jsonl
        - config_name: articles
          data_files:
          - split: train
            path: data/articles.jsonl

        """))
    let columns = parts[1].split(separator: "\n").map(String.init)
    func type(_ name: String) -> String? {
      columns.firstIndex(of: "  - name: \(name)").map { columns[$0 + 1].trimmed }
    }
    let expected = [
      "paragraph": "dtype: int32", "text": "dtype: string", "seconds": "dtype: float64", "unsure": "dtype: bool",
      "mixed": "list: string", "made_at": "dtype: string", "label_id": "dtype:", "paragraphs": "list:",
      "cues": "list: string",
    ]
    for (name, says) in expected { #expect(type(name) == says, "\(name)") }
    #expect(parts[1].contains("        names:\n          '0': 'report'\n          '1': 'quote'\n"))
    #expect(parts[1].contains("  - name: paragraphs\n    list:\n    - name: paragraph\n      dtype: int32\n"))
  }

  @Test func aTableHasTheNumberOfEachLabelAndTheTextOfWhatHasNoColumns() throws {
    let files = try files(.huggingface)
    #expect(
      files.paths == [
        "README.md", "data/annotations/validation.jsonl", "data/articles.jsonl", "data/gold/validation.jsonl",
        "data/ratings.jsonl", "data/sources.jsonl", "data/spans.jsonl",
      ])
    let gold = try json(files, "data/gold/validation.jsonl")
    #expect(gold["label_id"] == 1 && gold["votes"] == #"{"ana":"quote","ben":null}"# && gold["marks"] == .null)
    let labels = try text(files, "data/annotations/validation.jsonl").split(separator: "\n")
    #expect(labels.count == 2 && labels[0].contains(#""label":"quote","label_id":1,"#))
    #expect(labels[1].contains(#""label":null,"label_id":null,"#))
  }

  @Test func whatDescribesAFolderNamesItsFilesAndTheirFields() throws {
    let files = try files(.croissant) { $0.licence = "CC0" }, document = try json(files, "croissant.json")
    #expect(document["license"] == "CC0" && document["inLanguage"] == ["en"])
    for object in elements(document["distribution"]) {
      let bytes = try files.bytes(of: object["contentUrl"]?.string ?? "")
      #expect(object["contentSize"]?.string == "\(bytes.count) B" && object["sha256"]?.string?.count == 64)
    }
    let sets = elements(document["recordSet"])
    #expect(
      sets.map { $0["@id"]?.string } == [
        "annotations_validation", "articles", "gold_validation", "ratings", "sources", "spans",
      ])
    let fields = sets.flatMap { elements($0["field"]) }
    func type(_ id: String) -> String? {
      let field = fields.first { $0["@id"]?.string == id }
      return field?["dataType"]?.string.map { $0 + (field?["isArray"] == true ? " list" : "") }
    }
    #expect(type("annotations_validation/text") == "sc:Text" && type("annotations_validation/mixed") == "sc:Text list")
    #expect(type("annotations_validation/label_id") == "sc:Integer" && type("spans/start") == "sc:Integer")
    #expect(type("annotations_validation/made_at") == "sc:DateTime" && type("gold_validation/stale") == "sc:Boolean")
    #expect(type("annotations_validation/seconds") == "sc:Float" && type("articles/paragraphs") == nil)
    #expect(type("sources/paragraphs") == "sc:Integer list")
    #expect(fields.first?["source"]?["fileObject"]?["@id"] == "data/annotations/validation.jsonl")
  }
}
