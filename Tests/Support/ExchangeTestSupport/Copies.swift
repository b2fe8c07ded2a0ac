// SPDX-License-Identifier: GPL-3.0-or-later
package import AnnotationModel
package import AnnotationStore
internal import ArticleIngest
internal import Foundation
package import LedgerExchange
internal import ReviewTestSupport

/// Copies of one project in which people work apart and now and then exchange bundles, all by chance from a seed.
package final class Copies {
  package static let time = Timestamp(milliseconds: 1_773_480_413_123)
  /// Who works in which copy; ana in two.
  private static let authors = ["ana", "ana", "ben", "cem", "dora"]
  private static let texts = [
    ["The quay is open.", "“It was never shut,” said the pilot.", "A shame."],
    ["The market burned on Monday.", "Why?"],
    ["Rain fell all week.", "The river rose two metres.", "Nobody was hurt.", "One wonders."],
  ]

  private let folder: String
  private var generator: TestGenerator
  package let stores: [ProjectStore]
  private var made = 0

  /// Five copies of a project with one article.
  package init(seed: UInt64) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "attest-copies-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    generator = TestGenerator(state: seed)
    stores = try (0..<5).map { [folder] in try ProjectStore(path: "\(folder)/\($0).sqlite", access: .create) }
    try load(Self.texts[0], as: "quay", in: stores[0])
    for reviewer in Set(Self.authors).sorted() { try stores[0].add(Reviewer(id: reviewer), at: Self.time) }
    for store in stores.dropFirst() { try exchange(from: stores[0], to: store) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// An empty project of its own.
  package func fresh() throws -> ProjectStore {
    made += 1
    return try ProjectStore(path: "\(folder)/fresh-\(made).sqlite", access: .create)
  }

  /// Does something somewhere; what can not be done there is left.
  package func act() throws {
    let place = Int.random(in: 0..<stores.count, using: &generator), store = stores[place]
    let author = Self.authors[place]
    do {
      switch Int.random(in: 0..<24, using: &generator) {
      case 0: try load(Self.texts.randomElement(using: &generator) ?? [], as: pick(["quay", "market"]), in: store)
      case 1...3: try exchange(from: stores.randomElement(using: &generator) ?? store, to: store)
      case let act:
        let slug = try store.articles().map(\.slug).randomElement(using: &generator) ?? ""
        try append(try event(act, store.article(slug), slug, author, store), by: author, store)
      }
    } catch is StoreError {}
  }

  private func event(_ act: Int, _ article: Article, _ slug: String, _ author: String, _ store: ProjectStore) throws
    -> Event
  {
    let paragraph = article.paragraphs.randomElement(using: &generator) ?? article.paragraphs[0]
    switch act {
    case 4, 5: return .reviewOpened(ReviewOpened(article: slug, round: 1, scope: .body))
    case 6: return .reviewFinished(ReviewClosed(article: slug, round: 1))
    case 7: return .reviewReopened(ReviewClosed(article: slug, round: 1))
    case 8:
      return .flagSet(
        FlagSet(article: slug, round: 1, paragraph: paragraph.number, flagged: .random(using: &generator)))
    case 9:
      let note = pick(["unsure", "ask", nil])
      return .noteWritten(NoteWritten(article: slug, round: 1, paragraph: paragraph.number, note: note))
    case 10, 11:
      let own = try store.history(of: slug).filter { $0.reviewer == author && $0.event?.paragraph != nil }
      let target = own.randomElement(using: &generator)
      return .changeUndone(
        Reversal(
          article: slug, round: 1, paragraph: target?.event?.paragraph ?? 1, change: target?.receipt.id ?? "none"))
    case 12:
      let span = TextSpan(type: .loaded, start: 0, end: 3, text: String(paragraph.text.prefix(3)))
      return .annotationChanged(
        AnnotationChanged(
          article: slug, round: 1, paragraph: paragraph.number, textSHA256: paragraph.sha256, aspect: .span,
          number: made + 1000, annotation: .span(span), gesture: 1))
    case 13:
      let set = ParagraphKindSet(
        article: slug, paragraph: paragraph.number, kind: pick([.caption, .body]), before: paragraph.kind)
      return .paragraphKindSet(set)
    case 14: return .work(.tagged(article: slug, tag: pick(["pilot", "long"]), isSet: .random(using: &generator)))
    case 15 where Int.random(in: 0..<4, using: &generator) == 0:
      return .work(.excluded(article: slug, reason: "a test"))
    case 15, 16: return .work(.included(article: slug, reason: "a test"))
    default:
      return .judgementMade(
        JudgementMade(
          article: slug, round: 1, paragraph: paragraph.number, textSHA256: paragraph.sha256,
          judgement: Judgement(label: pick(["report", "quote", "opinion", nil])), codebook: "", seconds: 1.5))
    }
  }

  private func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private func append(_ event: Event, by author: String, _ store: ProjectStore) throws {
    _ = try store.append([Submission(event)], by: author, at: Self.time)
  }

  /// Loads an article of body paragraphs.
  package func load(_ texts: [String], as slug: String, in store: ProjectStore) throws {
    let paragraphs = texts.enumerated().map {
      Paragraph(number: $0 + 1, kind: .body, text: $1, sha256: Paragraph.digest(of: $1))
    }
    let article = Article(paragraphs: paragraphs, sha256: "", contentSHA256: "").withDigests
    _ = try store.load(
      [ProjectStore.Candidate(article, slug: slug, isPinned: false)], source: "\(slug).txt",
      bytes: Array(texts.joined().utf8),
      at: Self.time)
  }

  /// Sends all that may leave one copy to another.
  @discardableResult
  package func exchange(from source: ProjectStore, to target: ProjectStore) throws -> MergeOutcome {
    let bundle = try Self.bundle(of: source)
    return try target.merge(bundle.entries, heads: bundle.heads, originals: bundle.originals)
  }

  /// The bytes of a bundle, read back.
  package static func bundle(of store: ProjectStore, since: [ChainHead] = []) throws -> LedgerBundle {
    try LedgerBundle(try bytes(of: store, since: since))
  }

  /// The bytes of a bundle.
  package static func bytes(of store: ProjectStore, since: [ChainHead] = []) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = BundleWriter { bytes += $0 }
    try writer.write(LedgerSelection(since: since), of: store)
    return bytes
  }

  /// Brings everything everywhere, opened by the owner of each copy.
  package func openAll() throws -> LedgerBundle {
    for store in stores {
      try store.revealLabels(
        of: store.withheldReviews(), verb: LabelsRevealed.bundle, by: nil, at: Self.time)
    }
    let whole = try fresh()
    for store in stores { try exchange(from: store, to: whole) }
    return try Self.bundle(of: whole)
  }

  /// A part of a history: of each chain the first entries, some of them without what they say.
  package func part(of whole: LedgerBundle) -> LedgerBundle {
    var last: [String: Int] = [:]
    for head in whole.heads { last[head.origin] = Int.random(in: 0...head.seq, using: &generator) }
    var part = whole
    part.entries = whole.entries.filter { $0.seq <= last[$0.origin] ?? 0 }.map { entry in
      var entry = entry
      let isSecret = EventKind(rawValue: entry.kind)?.isJudgement == true
      if isSecret, Bool.random(using: &generator) { entry.body = nil }
      return entry
    }
    part.heads = []
    return part
  }

  /// Merges the parts of a history by chance, some of them several times, and the whole at the end.
  ///
  /// - Returns: the state that the doctor sees, and what it finds.
  package func replay(_ whole: LedgerBundle) throws -> (state: String, findings: Int) {
    let parts = (0..<5).map { _ in part(of: whole) } + [whole]
    let store = try fresh()
    defer { try? store.close() }
    var order = parts.indices.shuffled(using: &generator)
    order += [parts.count - 1, order[0]]
    for index in order {
      // A part about articles or people that have not come yet is refused whole, and tried again with the others.
      do { _ = try store.merge(parts[index].entries, heads: [], originals: parts[index].originals) } catch {
        guard Self.speaksOfNobody(error) else { throw error }
      }
    }
    let examination = try store.examine()
    return (examination.state, examination.findings.count)
  }

  private static func speaksOfNobody(_ error: StoreError) -> Bool {
    switch error {
    case .refused(.unknownReviewer), .refused(.unknownArticle): true
    default: false
    }
  }
}
