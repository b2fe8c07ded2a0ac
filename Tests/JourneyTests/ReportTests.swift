// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Crypto
import Foundation
import JSON
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// The report on a project: a page, its short form, and the words for a paper.
@Suite(.serialized) struct ReportTests {
  private let project = TestProject()

  /// Two articles read by two, one of them made gold, with sources, grades and marks; a third is half read.
  init() throws {
    project.output.canvas.isTerminal = false
    for name in ["harbour", "ferry", "library"] { try project.load(name) }
    try project.workspace.addReviewer("zoe.quill", name: "Zoë Quillfeather")
    try project.workspace.addReviewer("max.orlop", name: "Max Orlop")
    try project.workspace.addReviewer("ida.swash", name: nil)
    let marks = [
      "source \"two former planners\" group ¶10", "source \"The Meridian Courier\" outlet in=1 ¶11",
      "assess 1 B2 Max.Orlop saw it", "span loaded ¶12 3 9", "span hedge ¶12 6 12", "go 12",
      "note as zoe.quill says <b>",
      "go 5",
    ]
    for (reviewer, file) in [("zoe.quill", "ana"), ("max.orlop", "ben")] {
      let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-\(file).txt"))
      try project.pipe("harbour", by: reviewer, marks + lines.split(separator: "\n").map(String.init))
      let labels = (0..<10).map { $0 % 5 == 3 ? (file == "ana" ? "o" : "e") : "r" }
      try project.pipe("ferry", by: reviewer, labels + ["finish"])
    }
    try project.pipe("library", by: "zoe.quill", ["q", "o"])
    let source = ScriptedSource(["o cause=2", "r", "x"].map(InputEvent.line), isInteractive: false)
    _ = try project.workspace.adjudicate(
      AdjudicateRequest(articles: ["harbour"], adjudicator: "ida.swash"), source: source)
    _ = project.output.take()
  }

  private func page(_ change: (inout ReportRequest) -> Void = { _ in }) throws -> String {
    var request = ReportRequest()
    request.path = "-"
    change(&request)
    try project.workspace.report(request)
    return project.output.take()
  }

  private func text(_ change: (inout ReportRequest) -> Void = { _ in }) throws -> String {
    try page {
      $0.path = nil
      change(&$0)
    }
  }

  private func json(_ answer: () throws -> Void) throws -> JSONValue {
    try answer()
    var parser = JSONParser(Array(project.output.take().utf8))
    return try parser.document()
  }

  private func agreement(_ change: (inout AgreementRequest) -> Void = { _ in }) throws -> JSONValue {
    try json {
      var request = AgreementRequest()
      request.isJSON = true
      change(&request)
      try project.workspace.agreement(request)
    }
  }

  private func list(_ value: JSONValue?) -> [JSONValue] { if case .array(let values)? = value { values } else { [] } }

  /// The numbers of a page as programs read them.
  private func data(_ page: String) -> Set<String> {
    Set(page.matches(of: /<data value="([^"]*)">/).map { String($0.1) })
  }

  private func number(_ value: JSONValue?) -> String? {
    switch value {
    case .number(let number): "\(number)"
    case .integer(let number): String(number)
    default: nil
    }
  }

  @Test func everyFigureIsThatOfTheCommandWhichPrintsIt() throws {
    let numbers = data(try page())
    let shown = ["percent_agreement", "cohen_kappa", "fleiss_kappa", "gwet_ac1", "krippendorff_alpha"]
    var count = 0
    for answer in [try agreement(), try agreement { $0.grouping = .article }, try agreement { $0.grouping = .outlet }] {
      let parts = list(answer["by"]?["parts"]).flatMap { list($0["coefficients"]) }
        .filter { $0["coefficient"]?.string == "krippendorff_alpha" }
      let all = list(answer["coefficients"]).filter { shown.contains($0["coefficient"]?.string ?? "") } + parts
      for estimate in all {
        for value in [estimate["value"]] + list(estimate["ci"]).map(Optional.some) {
          guard let number = number(value) else { continue }
          count += 1
          #expect(numbers.contains(number) || Double(number) == 1, "\(estimate)")
        }
      }
    }
    #expect(count > 20)
    let progress = try json { try project.workspace.progress(isJSON: true) }
    for reviewer in list(progress["progress"]?["reviewers"]) {
      for key in ["finished", "decided", "unsure", "flagged"] {
        #expect(numbers.contains(try #require(number(reviewer[key]))), "\(key) of \(reviewer)")
      }
    }
  }

  @Test func thePageIsWholeAsksForNothingAndIsTheSameAgain() throws {
    let page = try page()
    #expect(try self.page() == page)
    for section in ReportSection.allCases { #expect(page.contains("<section id=\"\(section.rawValue)\"")) }
    #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("url("))
    #expect(!page.contains("href=\"http") && !page.contains("onerror="))
    let style = try #require(page.firstMatch(of: /<style>((?s).*?)<\/style>/)?.1)
    let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    #expect(
      page.contains("content=\"default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'\"")
    )
    #expect(!page.contains("NaN") && !page.contains("Optional") && !page.contains("{{"))
    #expect(page.contains("as zoe.quill says &lt;b&gt;") && page.contains("<mark class=\"marked\">"))
    #expect(
      page.contains("<text") && page.contains("<rect") && page.contains("<circle") && page.contains("class=\"path\""))
  }

  @Test func sixPairsHaveTheirMatrixAndTheOthersAreCounted() throws {
    let few = try page()
    #expect(!few.contains("more pair"))
    #expect(few.contains("Circular reporting"))
    for reviewer in ["ada", "bea", "cid"] {
      try project.workspace.addReviewer(reviewer, name: nil)
      try project.pipe("ferry", by: reviewer, Array(repeating: "r", count: 9) + ["o", "finish"])
    }
    #expect(try page().contains("4 more pairs of reviewers"))
  }

  @Test func theCellOfMostRatingsIsTheDarkest() throws {
    try project.workspace.addReviewer("ada", name: nil)
    let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-ana.txt"))
    let marks = ["source \"two former planners\" group ¶10", "assess 1 C3", "go 5"]
    try project.pipe("harbour", by: "ada", marks + lines.split(separator: "\n").map(String.init))
    let page = try page()
    let grid = try #require(page.firstMatch(of: /Ratings: reliability(?s:.*?)<\/table>/)?.output)
    let shades = grid.matches(of: /class="m h(\d)"(?s:.)*?<data value="(\d+)">/).map { [$0.1, $0.2].map(String.init) }
    #expect(shades == [["5", "2"], ["3", "1"]])
  }

  @Test func anonymousNamesNobodyInAnyByte() throws {
    var texts = [try page { $0.isAnonymous = true }, try text { $0.isAnonymous = true }]
    for form in [ReportRequest.Form.methods(.latex), .tables(.markdown)] {
      texts.append(
        try text {
          $0.isAnonymous = true
          $0.form = form
        })
    }
    for text in texts {
      for name in ["zoe", "quill", "max.orlop", "Orlop", "ida", "swash"] {
        let word = try Regex("\\b\(name)\\b").ignoresCase()
        #expect(text.firstMatch(of: word) == nil, "\(name)")
      }
    }
    #expect(texts[0].contains("as R1 says") && texts[0].contains("R2"))
  }

  @Test func unfinishedReviewsAreLeftOutOrRecorded() throws {
    func reveals() throws -> Int { try page { $0.sections = [.reveals] }.matches(of: /<td[^>]*>report<\/td>/).count }
    let before = try page { $0.sections = [.labels, .hardest] }
    #expect(
      !before.contains(">library<") && before.contains("1 article with a review that is not finished is left out"))
    #expect(try reveals() == 0)
    let after = try page {
      $0.sections = [.labels]
      $0.includesUnfinished = true
    }
    #expect(after.contains(">library<"))
    #expect(try reveals() == 1)
  }

  @Test func theShortFormFitsATerminalAndAPipeGetsItPlain() throws {
    // The heads of a ledger are never the same twice.
    try expectSnapshot(try text().replacing(/[0-9a-f]{16}/, with: "…"), "report-pipe")
    project.output.canvas.isTerminal = true
    for width in [80, 40] {
      project.output.canvas.width = width
      let lines = try text().split(separator: "\n")
      #expect(
        lines.allSatisfy { displayWidth(String($0)) <= width }, "\(lines.filter { displayWidth(String($0)) > width })")
    }
  }

  @Test func theWordsForAPaperHaveTheFiguresAndSayWhatIsUnanswered() throws {
    let alpha = try #require(
      list(try agreement()["coefficients"]).first { $0["coefficient"]?.string == "krippendorff_alpha" })
    guard case .number(let value)? = alpha["value"] else { throw Missing() }
    let plain = try text { $0.form = .methods(.text) }
    #expect(plain.contains("Krippendorff's alpha is \(Figure.text(value, decimals: 3)) ("))
    #expect(
      plain.contains("[ ] Why reliability was assessed: not answered") && plain.contains("[x] How many coders: 2"))
    try expectSnapshot(try text { $0.form = .methods(.markdown) }, "report-methods")
    let latex = try text { $0.form = .methods(.latex) }
    #expect(latex.contains("95 \\% interval") && latex.contains("\\item Why reliability was assessed: not answered"))
  }

  @Test func everyTableIsToBeHadForAPaper() throws {
    let latex = try text {
      $0.form = .tables(.latex)
      $0.sections = [.agreement, .quality]
    }
    #expect(
      latex.components(separatedBy: "\\begin{tabular}").count == latex.components(separatedBy: "\\end{tabular}").count)
    #expect(latex.contains("\\caption{By label}") && latex.contains("zoe.quill & "))
    let rows = latex.split(separator: "\n").filter { $0.hasSuffix("\\\\") }
    #expect(rows.count > 20)
    let markdown = try text {
      $0.form = .tables(.markdown)
      $0.sections = [.protocol, .codebook]
    }
    #expect(
      markdown.contains("**Labels**\n\n| label, key | definition | example |\n| --- | --- | --- |\n| report (r) |"))
    #expect(markdown.contains("attribution@1") || markdown.contains("attribution\\@1"))
  }

  @Test func aPathIsWrittenWholeAndNeverTheProject() throws {
    let path = project.folder + "/report.html"
    #expect(try page { $0.path = path } == "a report of \(try entries()) entries in \(path)\n")
    #expect(try #require(read(path)) == page())
    #expect(throws: Failure.self) { try page { $0.path = project.path } }
    #expect(throws: Failure.self) { try page { $0.articles = ["nowhere"] } }
    var workspace = project.workspace
    workspace.viewer = "zoe.quill"
    #expect(throws: Failure.self) { try workspace.report(ReportRequest()) }
  }

  @Test func anArticleIsAPageWithItsLabelsOnceTheyMayBeSeen() throws {
    func page(_ slug: String, by reviewer: String? = nil) throws -> String {
      try project.workspace.showPage(of: slug, to: "-", for: reviewer)
      return project.output.take()
    }
    let harbour = try page("harbour")
    #expect(harbour.contains("<mark class=\"marked\">") && harbour.contains("two former planners"))
    #expect(harbour.contains("class=\"path\"") && harbour.contains(">editorial aside<"))
    #expect(harbour.contains("default-src 'none'") && !harbour.contains("<script"))
    let library = try page("library")
    #expect(library.contains("1 review stays hidden") && !library.contains("<th class=\"t\" scope=\"row\""))
    #expect(try page("library", by: "zoe.quill").contains(">quote"))
    #expect(throws: Failure.self) { try page("nowhere") }
  }

  private func entries() throws -> Int {
    Int(try page { $0.sections = [.reveals] }.firstMatch(of: /(\d+) entries/)?.1 ?? "") ?? 0
  }

  private struct Missing: Error {}
}
