// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import ReviewREPL
internal import TerminalIO

/// What is looked for; several wishes are all to be fulfilled.
public struct SearchRequest: Sendable {
  /// Which decisions are looked for.
  public enum State: String, Sendable, CaseIterable {
    case undecided, flagged, unsure, stale, differs
  }

  /// Words that the paragraph holds.
  public var text: String?
  /// What is said of it.
  public var states: Set<State> = []
  /// A label that it has.
  public var label: String?
  /// Whose decisions are looked at; alone, those of all that may be seen.
  public var reviewer: String?
  /// The slugs; none takes every article.
  public var articles: [String] = []
  /// The tag of further articles.
  public var tag: String?
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request for nothing yet.
  public init() {}
}

extension Workspace {
  /// Lists the paragraphs that hold a text, or of which something is said, as far as it may be seen.
  public func search(_ request: SearchRequest) throws(Failure) {
    let undone = "nothing searched"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      try check(request)
      if let reviewer = request.reviewer { try store.person(reviewer) }
      let slugs =
        try chosen(request.articles, tag: request.tag, store) ?? store.articles().filter { !$0.isExcluded }.map(\.slug)
      let isSaid = !request.states.isEmpty || request.label != nil
      let reviews = isSaid ? try visible(slugs, request.reviewer, store).reviews : []
      let found = try found(request, in: slugs, Set(reviews.map(\.id)), store)
      try reveal(rows(request, found, store), of: reviews, by: "search")
      let screen = SearchScreen(hits: found, texts: try store.contents(of: Set(found.map(\.article)).sorted()))
      request.isJSON ? say(screen.json.text) : output.page(screen.render(in: output.canvas))
    }
  }

  private func check(_ request: SearchRequest) throws {
    if request.text == nil, request.states.isEmpty, request.label == nil { throw SearchError.nothingAsked }
    if let text = request.text, !text.contains(where: { $0.isLetter || $0.isNumber }) { throw SearchError.noWord(text) }
    if request.states.contains(.undecided), request.reviewer == nil { throw SearchError.whose }
  }

  /// What a request looks for.
  ///
  /// - Parameters:
  ///   - request: what is looked for.
  ///   - slugs: the articles that are searched.
  ///   - shown: the reviews that may be looked at.
  ///   - store: the project.
  /// - Returns: the paragraphs, by article and number.
  /// - Throws: ``CodebookError/unknown(_:known:)`` for a label that there is not.
  func found(
    _ request: SearchRequest, in slugs: [String], _ shown: Set<ReviewID>, _ store: ProjectStore
  ) throws -> [SearchHit] {
    let codebook = try store.codebook() ?? DefaultCodebook.read()
    let label = try request.label.map { word in
      guard let label = codebook.label(named: word) else {
        throw CodebookError.unknown(word, known: codebook.labels.map(\.name))
      }
      return label.id
    }
    let searched = Set(slugs)
    var places = try request.text.map { text in Set(try store.search(text).filter { searched.contains($0.article) }) }
    if !request.states.isEmpty || label != nil {
      let said = try said(request, label, slugs, shown, store)
      places = places.map { $0.intersection(said) } ?? said
    }
    return (places ?? []).sorted { ($0.article, $0.paragraph) < ($1.article, $1.paragraph) }
  }

  /// The places of which everything is said that was asked for.
  private func said(
    _ request: SearchRequest, _ label: LabelID?, _ slugs: [String], _ shown: Set<ReviewID>, _ store: ProjectStore
  ) throws -> Set<SearchHit> {
    let counting = shown.filter { request.reviewer == nil || $0.reviewer == request.reviewer }
    let labels = try store.labels(of: slugs)
    let read = VersionedLabels(
      labels, under: CodebookHistory(try store.codebooks()), standard: try DefaultCodebook.read())
    let own = read.records.filter { counting.contains($0.review) }
    var sets: [Set<SearchHit>] = []
    if let label { sets.append(places(own.filter { $0.judgement?.label == label })) }
    for state in request.states {
      switch state {
      case .flagged: sets.append(places(own.filter(\.isFlagged)))
      case .unsure: sets.append(places(own.filter { $0.judgement?.unsure == true }))
      case .stale: sets.append(places(read.stale.filter { counting.contains($0.review) }))
      case .differs:
        let differing = Dictionary(grouping: read.records.filter { shown.contains($0.review) }) {
          SearchHit(article: $0.article, paragraph: $0.paragraph.number)
        }.filter { Set($0.value.compactMap { $0.judgement?.label }).count > 1 }
        sets.append(Set(differing.keys))
      case .undecided:
        let due = try unopened(by: request.reviewer, in: slugs, store)
        sets.append(try undecided(counting.union(due), own, store))
      }
    }
    return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
  }

  /// The reviews whose decisions the hits tell of; that a paragraph is undecided tells of none.
  private func rows(_ request: SearchRequest, _ found: [SearchHit], _ store: ProjectStore) throws -> [ReviewID] {
    guard request.label != nil || request.states.contains(where: { $0 != .undecided }) else { return [] }
    let hits = Set(found)
    return try store.labels(of: Set(found.map(\.article)).sorted()).filter { record in
      hits.contains(SearchHit(article: record.article, paragraph: record.paragraph.number))
    }.map(\.review)
  }

  private func places(_ records: [LabelRecord]) -> Set<SearchHit> {
    Set(records.map { SearchHit(article: $0.article, paragraph: $0.paragraph.number) })
  }

  /// The readings that are asked of a reviewer, who opened none of them yet.
  private func unopened(by reviewer: String?, in slugs: [String], _ store: ProjectStore) throws -> Set<ReviewID> {
    guard let reviewer else { return [] }
    let searched = Set(slugs)
    let waiting = try workQueue(store).queue(of: reviewer).filter { $0.state == .waiting && !$0.review.isRetest }
    return Set(waiting.map(\.review).filter { searched.contains($0.article) })
  }

  private func undecided(
    _ reviews: Set<ReviewID>, _ records: [LabelRecord], _ store: ProjectStore
  ) throws -> Set<SearchHit> {
    let contents = try store.contents(of: Set(reviews.map(\.article)).sorted())
    let decided = places(records.filter { $0.judgement != nil })
    let walked = reviews.flatMap { review in
      (contents[review.article]?.paragraphs ?? []).filter { $0.kind.isAnnotatable }
        .map { SearchHit(article: review.article, paragraph: $0.number) }
    }
    return Set(walked).subtracting(decided)
  }
}

/// What is wrong with a search.
enum SearchError: Error, Equatable {
  case nothingAsked
  /// The text holds no word.
  case noWord(String)
  /// Undecided is always somebody's.
  case whose
}

extension SearchError: UserFacingError {
  var message: Message {
    switch self {
    case .nothingAsked:
      Message(
        .usage, "nothing is looked for",
        advice: "a text, --undecided, --flagged, --unsure, --stale, --differs or --label")
    case .noWord(let text): Message(.usage, "\(quoted(text)) holds no word")
    case .whose: Message(.usage, "--undecided is somebody's", advice: "say whose: --reviewer ID")
    }
  }
}

/// Paragraphs, one line each.
struct SearchScreen: Screen {
  let hits: [SearchHit]
  let texts: [String: Article]

  func render(in canvas: Canvas) -> String {
    let lines = hits.map { hit in
      let lead = "  \(sanitized(hit.article)) \(canvas.glyphs.pilcrow)\(hit.paragraph)  "
      let text = sanitized(text(hit))
      guard canvas.isTerminal else { return lead + text.replacing("\n", with: " ") }
      return lead
        + truncate(
          text, width: max(10, min(canvas.width, 80) - displayWidth(lead) - 1), ellipsis: canvas.glyphs.ellipsis)
    }
    return (lines + ["  \(counted(hits.count, "paragraph"))"]).joined(separator: "\n") + "\n"
  }

  private func text(_ hit: SearchHit) -> String { texts[hit.article]?.paragraph(hit.paragraph)?.text ?? "" }

  var json: JSONValue {
    [
      "found": .array(
        hits.map { hit in
          [
            "article": .string(hit.article), "paragraph": .integer(hit.paragraph), "text": .string(text(hit)),
          ]
        })
    ]
  }
}
