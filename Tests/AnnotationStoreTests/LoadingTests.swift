// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ReviewTestSupport
import Testing

@Suite struct LoadingTests {
  private let project = TemporaryProject()

  @Test func theSameContentIsRecognisedWhateverItIsCalled() throws {
    let store = try project.open()
    #expect(try project.load(store).isNew)
    let again = try project.load(store, as: "another-name")
    #expect(!again.isNew && again.slug == "harbour")
    #expect(try store.articles().count == 1)
  }

  @Test func otherContentUnderTheSameNameGetsANumber() throws {
    let store = try project.open()
    try project.load(store)
    #expect(try project.load(store, content: "b").slug == "harbour-2")
    #expect(try project.load(store, content: "c").slug == "harbour-3")
  }

  @Test func aPinnedNameThatIsTakenIsAnError() throws {
    let store = try project.open()
    try project.load(store)
    var other = SampleReview.article([.body])
    other.contentSHA256 = "other"
    #expect(throws: StoreError.slugTaken(slug: "harbour")) {
      try store.load(
        [.init(other, slug: "harbour", isPinned: true)], source: "-", bytes: [0], at: TemporaryProject.time)
    }
  }

  @Test func anArticleIsReadAsItWasLoaded() throws {
    let store = try project.open()
    var article = SampleReview.article([.byline, .deck, .body])
    article.byline = "Ana Ruiz"
    article.dates = [ArticleDate(iso: "2026-03-14", raw: "14 March", of: .outlet, paragraph: 1)]
    article.provenance = [ProvenanceStep(party: "The Post", partyKind: .outlet, role: .origin, date: nil, paragraph: 2)]
    article.claims = [MetadataClaim(field: .title, value: "T", origin: "meta")]
    _ = try store.load(
      [.init(article, slug: "post", isPinned: true)], source: "-", bytes: [0], at: TemporaryProject.time)
    #expect(try store.article("post") == article)
    #expect(throws: StoreError.noSuchArticle(asked: "pots", nearest: "post")) { try store.article("pots") }
  }

  @Test func aKindThatIsSetCountsForEverybody() throws {
    let store = try project.withReview()
    let event = Event.paragraphKindSet(
      ParagraphKindSet(article: "harbour", paragraph: 2, kind: .caption, before: .body))
    _ = try store.append([Submission(event)], by: "ana", at: TemporaryProject.time)
    #expect(try store.article("harbour").paragraph(2)?.kind == .caption)
    #expect(try store.articles().first?.annotatable == 1)
    #expect(try store.examine().findings.isEmpty)
  }

  private static func candidates(_ numbers: Range<Int>, paragraphs: Int = 40) -> [ProjectStore.Candidate] {
    numbers.map { number in
      var article = SampleReview.article(Array(repeating: .body, count: paragraphs))
      article.contentSHA256 = "content-\(number)"
      return .init(article, slug: "column", isPinned: false)
    }
  }

  @Test func manyArticlesAreLoadedInSmallTransactions() throws {
    let store = try project.open()
    var counts: [Int] = []
    let loadings = try store.load(
      Self.candidates(0..<20), source: "-", bytes: [0], at: TemporaryProject.time, progress: { counts.append($0) })
    #expect(loadings.map(\.slug) == ["column"] + (2...20).map { "column-\($0)" })
    #expect(counts == [6, 12, 18, 20])
  }

  @Test func eachOfManyArticlesIsReadOnce() throws {
    let store = try project.open()
    _ = try store.load(Self.candidates(0..<70, paragraphs: 1), source: "-", bytes: [0], at: TemporaryProject.time)
    var slugs: [String] = []
    try store.forEachArticle(nil) { slugs.append($0.summary.slug) }
    #expect(slugs.sorted() == (["column"] + (2...70).map { "column-\($0)" }).sorted())
  }

  @Test func aWordIsFoundWholeOrByItsBeginning() throws {
    let store = try project.open()
    try project.load(store)
    func places(_ text: String) throws -> [Int] { try store.search(text).map(\.paragraph) }
    #expect(try places("paragraph") == [1, 2] && places("para*") == [1, 2] && places("paragraph 2") == [2])
    #expect(try places("para").isEmpty && places("*").isEmpty && places("\"").isEmpty)
  }

  @Test func aStoppedLoadGoesOnWhereItStood() throws {
    let store = try project.open()
    _ = try store.load(Self.candidates(0..<13), source: "-", bytes: [0], at: TemporaryProject.time)
    let size = try MeddlingConnection.value("SELECT count(*) FROM ledger", path: project.path)
    let again = try store.load(Self.candidates(0..<13), source: "-", bytes: [0], at: TemporaryProject.time)
    #expect(again.allSatisfy { !$0.isNew })
    #expect(try MeddlingConnection.value("SELECT count(*) FROM ledger", path: project.path) == size)
    let rest = try store.load(Self.candidates(0..<20), source: "-", bytes: [0], at: TemporaryProject.time)
    #expect(rest.map(\.isNew) == Array(repeating: false, count: 13) + Array(repeating: true, count: 7))
    #expect(rest.map(\.slug) == ["column"] + (2...20).map { "column-\($0)" })
  }

  @Test func theBytesOfAFileAreKeptOnceAndInParts() throws {
    let store = try project.open()
    let bytes = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 >> 8) }
    for numbers in [0..<9, 0..<12] {
      _ = try store.load(Self.candidates(numbers), source: "-", bytes: bytes, at: TemporaryProject.time)
    }
    let sizes = try MeddlingConnection.value(
      "SELECT group_concat(length(bytes)) FROM (SELECT bytes FROM original ORDER BY part)", path: project.path)
    #expect(sizes == "1048576,1048576,402848")
    #expect(try store.examine().findings.isEmpty)
    try #require(project.meddle("DELETE FROM original WHERE part = 1") == 0)
    #expect(try store.examine().findings.count == 12)
  }
}
