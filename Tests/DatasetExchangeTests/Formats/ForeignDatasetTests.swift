// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Testing

/// Files as the tools themselves write them, with nothing of ours in them.
@Suite struct ForeignDatasetTests {
  private static let text = "“We had no choice 😬,” Mayor Ana Ruiz said."

  private func read(
    _ files: [String: String], _ format: ExportFormat, _ options: ReaderOptions = ReaderOptions()
  ) throws -> (articles: [DatasetArticle], head: DatasetHead) {
    try FormatRoundTripTests.read(MemoryFiles(files.mapValues { Array($0.utf8) }), format, options)
  }

  private func fault(_ files: [String: String], _ format: ExportFormat) -> DatasetFault? {
    #expect(throws: DatasetFault.self) { try self.read(files, format) }
  }

  /// The labels of each reviewer, by paragraph; an abstention is a hyphen.
  private func labels(_ article: DatasetArticle) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: article.reviews.map { review in
        (review.reviewer, review.labels.map { "\($0.paragraph) \($0.judgement?.label?.rawValue ?? "-")" })
      })
  }

  private func task(start: Int, end: Int, by: String = "1", more: String = "") -> String {
    """
    [{"id":7,"data":{"text":"\(Self.text)"},"annotations":[
     {"id":1,"completed_by":{"email":"ana@news.example"},"was_cancelled":false,"lead_time":4.5,
      "created_at":"2026-01-15T12:00:00.123456Z","result":[
       {"id":"c","from_name":"role","to_name":"text","type":"choices","value":{"choices":["quote"]}}\(more),
       {"id":"s","from_name":"src","to_name":"text","type":"labels",
        "value":{"start":\(start),"end":\(end),"text":"Mayor Ana Ruiz","labels":["source"]}},
       {"id":"p","from_name":"src","to_name":"text","type":"labels","value":{"start":0,"end":2,"labels":["PER"]}},
       {"type":"relation","from_id":"s","to_id":"p","direction":"right","labels":[]}]},
     {"id":2,"completed_by":\(by),"was_cancelled":true,"result":[]}],"predictions":[]}]
    """
  }

  @Test(arguments: [(22, 36), (23, 37)]) func labelStudioInEitherUnit(start: Int, end: Int) throws {
    let (articles, head) = try read(["export.json": task(start: start, end: end)], .labelStudio)
    let article = try #require(articles.first)
    #expect(articles.count == 1 && article.content.paragraphs.map(\.text) == [Self.text])
    #expect(labels(article) == ["ana@news.example": ["1 quote"], "1": ["1 -"]])
    #expect(article.reviews[0].labels[0].seconds == 4.5)
    #expect(article.reviews[0].labels[0].madeAt?.iso8601 == "2026-01-15T12:00:00.123Z")
    #expect(
      article.reviews[0].annotations.spans[1]?.value
        == TextSpan(type: .source, start: 22, end: 36, text: "Mayor Ana Ruiz"))
    #expect(head.ignored == ["relations": 1, "spans of the type PER": 1])
  }

  @Test(
    arguments: [
      ("2026-01-15T12:00:00", "2026-01-15T12:00:00.000Z"), ("2026-01-15 12:00:00.5z", "2026-01-15T12:00:00.500Z"),
      ("2026-01-15T12:00:00.25", "2026-01-15T12:00:00.250Z"),
      ("2026-01-15T12:00:00.1234567+05:30", "2026-01-15T06:30:00.123Z"),
      ("2026-01-15T12:00:00-0245", "2026-01-15T14:45:00.000Z"), ("2026-01-15T12:00:00+53", nil),
      ("2026-01-15T12:00:00*0530", nil), ("2026-01-15T12:00", nil),
    ] as [(String, String?)]) func momentsOfAnyZone(written: String, meant: String?) throws
  {
    let task = task(start: 22, end: 36).replacing("2026-01-15T12:00:00.123456Z", with: written)
    let article = try #require(try read(["": task], .labelStudio).articles.first)
    #expect(article.reviews[0].labels[0].madeAt?.iso8601 == meant)
  }

  @Test func labelStudioThatIsBroken() {
    let twice = #",{"id":"d","from_name":"role","to_name":"text","type":"choices","value":{"choices":["report"]}}"#
    func files(_ text: String) -> [String: String] { ["": text] }
    #expect(fault(files(task(start: 22, end: 36, more: twice)), .labelStudio)?.place == "[0].annotations[0]")
    #expect(fault(files(task(start: 22, end: 99)), .labelStudio)?.reason == .offset(start: 22, end: 99, length: 42))
    #expect(fault(files(task(start: 4, end: 18)), .labelStudio)?.reason == .spanText(expected: "Mayor Ana Ruiz"))
    let nobody = fault(files(task(start: 22, end: 36, by: "null")), .labelStudio)
    #expect(nobody?.reason == .noReviewer && nobody?.place == "[0].annotations[1]")
    #expect(fault(files("[{\n\"data\": ]"), .labelStudio)?.line == 2)
  }

  @Test func labelStudioMinimal() throws {
    let rows = """
      [{"text":"\(Self.text)","id":1,"role":"quote","annotator":3,"annotation_id":1,"lead_time":2.0,
        "src":[{"start":22,"end":36,"text":"Mayor Ana Ruiz","labels":["source"]}],"created_at":"2026-01-15T12:00:00Z"}]
      """
    let (articles, _) = try read(["": rows], .labelStudio)
    #expect(labels(articles[0]) == ["3": ["1 quote"]] && articles[0].reviews[0].annotations.spans.count == 1)
  }

  @Test func doccanoByUser() throws {
    let files = [
      "ana.jsonl": #"{"id":1,"text":"A report.","label":["report"],"Comments":["why"]}"# + "\n"
        + #"{"id":2,"text":"A quote.","label":["quote","opinion"],"Comments":[]}"#,
      "ben.jsonl": #"{"id":1,"text":"A report.","label":["opinion"],"Comments":[]}"#,
    ]
    let (articles, _) = try read(files, .doccano)
    #expect(articles.count == 2 && labels(articles[0]) == ["ana": ["1 report"], "ben": ["1 opinion"]])
    #expect(articles[0].reviews[0].labels[0].note == "why")
    #expect(articles[1].reviews[0].labels[0].judgement?.mixed == ["opinion"])
    #expect(fault(["all.jsonl": files["ben.jsonl"] ?? ""], .doccano)?.reason == .noReviewer)
  }

  @Test func doccanoCallsTheLabelsAlsoByTheirPlural() throws {
    let rows = [#"{"id":1,"text":"A report.","labels":["report"]}"#, #"{"id":2,"data":"A quote.","label":["quote"]}"#]
    let (articles, _) = try read(["ana.jsonl": rows.joined(separator: "\n")], .doccano)
    #expect(articles.map(labels) == [["ana": ["1 report"]], ["ana": ["1 quote"]]])
  }

  @Test func doccanoOfSequencesAndRelations() throws {
    let relation = """
      {"text":"City council met.\\n\\n\(Self.text)","entities":[{"id":0,"start_offset":0,"end_offset":17,"label":"report"},\
      {"id":1,"start_offset":41,"end_offset":55,"label":"source"}],"relations":[{"from_id":0,"to_id":1,"type":"by"}]}
      """
    #expect(fault(["ana.jsonl": relation], .doccano)?.reason == .offsetUnitUnknown)
    var options = ReaderOptions()
    options.offsetUnit = .codePoints
    let (articles, head) = try read(["ana.jsonl": relation], .doccano, options)
    #expect(articles[0].content.paragraphs.count == 2 && labels(articles[0]) == ["ana": ["1 report"]])
    #expect(
      articles[0].reviews[0].annotations.spans[1]?.value.text == "Mayor Ana Ruiz" && head.ignored == ["relations": 1])
    let plain = #"{"text":"It said so.","label":[[3,7,"cue"]]}"#
    #expect(try read(["ben.jsonl": plain], .doccano).articles[0].reviews[0].annotations.spans[1]?.value.text == "said")
  }

  @Test func prodigyByTwo() throws {
    let rows =
      ["news-ana", "news-al-b"].map { name in
        #"{"text":"A report.","options":[{"id":"report"}],"accept":["report"],"answer":"accept","_annotator_id":"\#(name)"}"#
      } + [
        #"{"text":"Two.","answer":"ignore","_session_id":"news-ana","_timestamp":1743973001}"#,
        #"{"text":"Two.","label":"quote","answer":"reject","_session_id":"news-al-b"}"#,
      ]
    let (articles, head) = try read(["": rows.joined(separator: "\n")], .prodigy)
    #expect(labels(articles[0]) == ["ana": ["1 report"], "al-b": ["1 report"]])
    #expect(labels(articles[1]) == ["ana": ["1 -"]] && head.ignored == ["rejected examples": 1])
    #expect(fault(["": #"{"text":"A","answer":"accept","accept":["x"]}"#], .prodigy)?.line == 1)
  }

  private static let bratText = "City council approved it.\n\n" + text + "\n"

  @Test func bratOfTwo() throws {
    let files = [
      "ana/art-1.txt": Self.bratText, "ben/art-1.txt": Self.bratText,
      "ana/art-1.ann": """
      T1\tReport 0 25\tCity council approved it.
      T2\tQuote 27 69\t\(Self.text)
      T3\tSource 49 63\tMayor Ana Ruiz
      T4\tOrganisation 0 12\tCity council
      A1\tConfidence T1 High
      R1\tAttributedTo Arg1:T2 Arg2:T3
      #1\tAnnotatorNotes T2\tverbatim
      """,
      "ben/art-1.ann": "T1\tOpinion 0 25\tCity council approved it.\n", "annotation.conf": "[entities]\nReport\n",
    ]
    let (articles, head) = try read(files, .brat)
    #expect(articles.count == 1 && labels(articles[0]) == ["ana": ["1 report", "2 quote"], "ben": ["1 opinion"]])
    #expect(articles[0].content.paragraphs.map(\.text) == ["City council approved it.", Self.text])
    let ana = articles[0].reviews[0]
    #expect(ana.labels[0].judgement?.confidence == .high && ana.labels[1].note == "verbatim")
    #expect(ana.annotations.spans[1]?.value == TextSpan(type: .source, start: 22, end: 36, text: "Mayor Ana Ruiz"))
    #expect(head.ignored == ["relations": 1, "spans of the type organisation": 1])
  }

  @Test func bratWithLinesOfWindows() throws {
    let text = "One line,\r\nanother 😬 line.\r\n\r\nThe end.\r\n"
    let lines = "T1\tReport 0 26\tOne line,  another 😬 line.\r\nT2\tCue 19 20\t😬\r\nT3\tQuote 30 38\tThe end.\r\n"
    let (articles, _) = try read(["ana/a.txt": text, "ana/a.ann": lines], .brat)
    #expect(articles[0].content.paragraphs.map(\.text) == ["One line,\nanother 😬 line.", "The end."])
    #expect(labels(articles[0]) == ["ana": ["1 report", "2 quote"]])
    #expect(articles[0].reviews[0].annotations.spans[1]?.value == TextSpan(type: .cue, start: 18, end: 19, text: "😬"))
  }

  @Test func bratThatIsBroken() {
    let line = "T1\tReport 0 25\tCity council approved it.\n"
    func files(_ annotations: String) -> [String: String] { ["ana/a.txt": Self.bratText, "ana/a.ann": annotations] }
    #expect(fault(["ana/a.ann": line], .brat)?.reason == .missing(field: "a.txt"))
    let twice = fault(files(line + "T2\tQuote 0 25\tCity council approved it.\n"), .brat)
    #expect(twice?.reason == .labelTwice(reviewer: "ana", unit: "a ¶1") && twice?.place == "T2")
    #expect(fault(files("\nT1\tReport 60 99\tx\n"), .brat)?.line == 2)
    #expect(fault(["a.txt": Self.bratText, "a.ann": line], .brat)?.reason == .noReviewer)
  }

  @Test func gateOfTeamware() throws {
    let document = """
      {"name":"d1","text":"One.\\n\\nTwo.","features":{},"offset_type":"p","annotation_sets":{"ana":{"name":"ana","annotations":
      [{"type":"Document","start":0,"end":10,"id":0,"features":{"label":"quote"}}],"next_annid":1},
      "ben":{"name":"ben","annotations":[{"type":"Document","start":0,"end":10,"id":0,"features":{"label":"report"}}]}}}
      """
    let (articles, _) = try read(["d1.json": document], .gateBDOC)
    #expect(
      articles[0].content.paragraphs.count == 1 && labels(articles[0]) == ["ana": ["1 quote"], "ben": ["1 report"]])
  }

  @Test func inceptionWithItsOwnLayers() throws {
    let cas = """
      {"%TYPES":{},"%FEATURE_STRUCTURES":[
       {"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","sofaString":"City met.\\n\\n\(Self.text)"},
       {"%ID":2,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token","@sofa":1,"begin":0,"end":4},
       {"%ID":3,"%TYPE":"webanno.custom.Role","@sofa":1,"begin":11,"end":54,"value":"quote"},
       {"%ID":4,"%TYPE":"webanno.custom.Mark","@sofa":1,"begin":34,"end":48,"kind":"source"},
       {"%ID":5,"%TYPE":"webanno.custom.By","@sofa":1,"begin":0,"end":4,"@Governor":3,"@Dependent":4}],"%VIEWS":{}}
      """
    let (articles, head) = try read(
      [
        "annotation/art.txt/ana.json": cas, "annotation/art.txt/INITIAL_CAS.json": cas,
        "curation/art.txt/CURATION_USER.json": cas,
      ],
      .casJSON)
    #expect(articles.count == 1 && labels(articles[0]) == ["ana": ["2 quote"]])
    #expect(
      articles[0].reviews[0].annotations.spans[1]?.value.text == "Mayor Ana Ruiz" && head.ignored == ["relations": 1])
  }
}

/// Machines' predictions in tasks of Label Studio: counted, read alone, or read beside what people said.
@Suite struct PredictionTests {
  private static let tasks = """
    [{"data":{"text":"It rained."},"annotations":[{"completed_by":"ana","result":[
      {"from_name":"role","to_name":"text","type":"choices","value":{"choices":["quote"]}}]}],
     "predictions":[
      {"model_version":"gauge 2.1","result":[
       {"from_name":"role","to_name":"text","type":"choices","value":{"choices":["report"]}}]},
      {"model_version":"oracle 1","result":[
       {"from_name":"role","to_name":"text","type":"choices","value":{"choices":["opinion"]}}]}]}]
    """

  private func read(
    _ predictions: PredictionReading, by reviewer: String? = nil
  ) throws -> (labels: [String: String], ignored: [String: Int]) {
    var options = ReaderOptions()
    (options.predictions, options.reviewer) = (predictions, reviewer)
    let (articles, head) = try FormatRoundTripTests.read(
      MemoryFiles(["": Array(Self.tasks.utf8)]), .labelStudio, options)
    let reviews = articles.flatMap(\.reviews).map { ($0.reviewer, $0.labels[0].judgement?.label?.rawValue ?? "-") }
    return (Dictionary(reviews) { first, _ in first }, head.ignored)
  }

  @Test func whereNobodyAsksForThemTheyAreCounted() throws {
    let (labels, ignored) = try read(.leftOut)
    #expect(labels == ["ana": "quote"] && ignored == ["predictions": 2])
  }

  @Test func besideWhatPeopleSaidEachIsTheReadingOfItsMachine() throws {
    let (labels, ignored) = try read(.beside)
    #expect(labels == ["ana": "quote", "gauge": "report", "oracle": "opinion"] && ignored.isEmpty)
  }

  @Test(arguments: ["gauge 2.1", "2.1", "gauge"]) func aloneThoseOfOneVersionAreRead(version: String) throws {
    let (labels, ignored) = try read(.alone(version: version))
    #expect(labels == ["gauge": "report"] && ignored == ["annotations": 1, "predictions": 1])
  }

  /// Our own files keep beside the fields what the tool has no place for.
  @Test(arguments: UInt64(0)..<12) func whatStandsBesideTheFieldsIsOfThoseWhoAreRead(seed: UInt64) throws {
    let article = InventedDataset.article(seed: seed)
    var head = InventedDataset.head, options = ReaderOptions()
    options.predictions = .alone(version: nil)
    let whole = try FormatRoundTripTests.write([article], .labelStudio, head: head)
    let all = try #require(try FormatRoundTripTests.read(whole, .labelStudio, options).articles.first)
    #expect(Set(all.reviews.map(\.reviewer)) == Set(article.reviews.map(\.reviewer)))
    head.reviewers[1].machine = Reviewer.Machine(model: "gauge")
    let parted = try FormatRoundTripTests.write([article], .labelStudio, head: head)
    guard article.reviews.contains(where: { $0.reviewer == "ben" && !$0.labels.isEmpty }) else { return }
    let alone = try #require(try FormatRoundTripTests.read(parted, .labelStudio, options).articles.first)
    #expect(Set(alone.reviews.map(\.reviewer)) == ["ben"])
    #expect(alone.reviews.map(\.annotations) == article.reviews.filter { $0.reviewer == "ben" }.map(\.annotations))
  }

  @Test func aVersionThatIsNotThereLeavesThemAll() throws {
    #expect(try read(.alone(version: "9")).labels == ["gauge": "report", "oracle": "opinion"])
    #expect(try read(.alone(version: nil), by: "oracle").labels == ["oracle": "opinion"])
  }
}
