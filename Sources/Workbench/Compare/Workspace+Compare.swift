// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import ReviewREPL
internal import TerminalIO

/// Which two are laid side by side, and what is shown of that.
public struct DiffRequest: Sendable {
  /// The two sides: a reviewer, a reviewer in a round such as `ana@2`, `gold`, or two versions of an article.
  public var sides: (String, String)
  /// The slugs; none takes every article that may be seen.
  public var articles: [String] = []
  /// The tag of further articles.
  public var tag: String?
  /// The only pair of labels that is shown, the first side's first.
  public var pair: (String, String)?
  /// Whose labels of two versions are shown; nil shows their texts alone.
  public var reviewer: String?
  /// Whether paragraphs on which both say the same are shown as well.
  public var listsAll = false
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request for every difference of two sides.
  public init(_ left: String, _ right: String) { sides = (left, right) }
}

extension Workspace {
  /// Shows what two reviewers, two rounds, or a reviewer and the gold say of the same paragraphs.
  ///
  /// Only finished reviews are shown, at a desk only in articles that the viewer has finished.
  public func compare(_ request: DiffRequest) throws(Failure) {
    let undone = "nothing compared"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      if let versions = try versions(request, store) { return try compare(versions, request, store) }
      let left = try side(request.sides.0, store), right = try side(request.sides.1, store)
      guard left != right else { throw CompareError.sameSide(request.sides.0) }
      let codebook = try store.codebook() ?? DefaultCodebook.read()
      let pair = try request.pair.map { (try label($0.0, codebook), try label($0.1, codebook)) }
      let articles = try comparable(request, [left, right], store)
      let read = VersionedLabels(
        try store.labels(of: articles, withRetests: true, withMachines: true),
        under: CodebookHistory(try store.codebooks()),
        standard: codebook)
      let comparison = Comparison(left, right, labels: read.records, gold: try store.gold(of: articles))
      let rows = comparison.rows.filter { row in
        if let pair { return row.left.label == pair.0 && row.right.label == pair.1 }
        return request.listsAll || row.differs
      }
      let texts = try store.contents(of: Set(rows.map(\.article)).sorted())
      let answer = ComparisonScreen(
        sides: (left.name, right.name), rows: rows, compared: comparison.rows.count, texts: texts, codebook: codebook)
      request.isJSON ? say(answer.json.text) : output.page(answer.render(in: output.canvas))
    }
  }

  private func side(_ word: String, _ store: ProjectStore) throws -> ComparisonSide {
    guard let side = ComparisonSide(word) else { throw CompareError.notASide(word) }
    if case .reviewer(let id, _) = side { _ = try store.reviewer(id) }
    return side
  }

  private func label(_ word: String, _ codebook: Codebook) throws -> LabelID {
    guard let label = codebook.label(named: word) else {
      throw CodebookError.unknown(word, known: codebook.labels.map(\.name))
    }
    return label.id
  }

  /// The articles that both sides finished and the viewer may see; one that was named and may not be seen is an error.
  private func comparable(_ request: DiffRequest, _ sides: [ComparisonSide], _ store: ProjectStore) throws -> [String] {
    let named = try chosen(request.articles, tag: request.tag, store)
    let reviews = try store.reviews(of: named, withMachines: true)
    var wanted = sides.compactMap { side -> (reviewer: String, round: Int)? in
      if case .reviewer(let id, let round) = side { (id, round) } else { nil }
    }
    for (reviewer, round) in wanted where round > ReviewID.firstRound {
      guard reviews.contains(where: { $0.id.reviewer == reviewer && $0.id.round == round }) else {
        throw CompareError.noSuchReading(reviewer: reviewer, round: round)
      }
    }
    if let viewer { wanted.append((viewer, ReviewID.firstRound)) }
    let articles = try named ?? store.articles().map(\.slug)
    let finished = Set(reviews.filter(\.isFinished).map(\.id))
    func missing(in article: String) -> String? {
      wanted.first { !finished.contains(ReviewID(article: article, reviewer: $0.reviewer, round: $0.round)) }?.reviewer
    }
    if named != nil, let hidden = articles.first(where: { missing(in: $0) != nil }) {
      throw JourneyError.blind(article: hidden, reviewer: missing(in: hidden) ?? "")
    }
    let seen = articles.filter { missing(in: $0) == nil }
    let hidden = Set(reviews.map(\.id.article)).subtracting(seen).count
    if hidden > 0 { remark("\(counted(hidden, "article")) not shown, for a review of it is missing or not finished") }
    return seen
  }
}

/// What is wrong with a wish to compare.
enum CompareError: Error, Equatable {
  /// The word names no side.
  case notASide(String)
  /// Two versions of an article are compared with one another alone.
  case twoArticles(String, String)
  /// They are not versions of one article.
  case notVersions(String, String)
  /// The reviewer has opened none of the articles in that round.
  case noSuchReading(reviewer: String, round: Int)
  /// Both sides are one.
  case sameSide(String)
}

extension CompareError: UserFacingError {
  var message: Message {
    switch self {
    case .notASide(let word):
      Message(.usage, "\(quoted(word)) is neither a reviewer nor gold", advice: "such as ana, ana@2 (round 2) or gold")
    case .twoArticles(let left, let right):
      Message(
        .usage, "\(quoted(left)) and \(quoted(right)) are compared as two versions of one article",
        advice: "name two, without further articles, a tag or a pair of labels")
    case .notVersions(let left, let right):
      Message(
        .usage, "\(quoted(left)) and \(quoted(right)) are not versions of one article",
        advice: "attest load --revises loads a version of another")
    case .noSuchReading(let reviewer, let round):
      Message(
        .noInput, "\(reviewer) has opened nothing of this in round \(round)",
        advice: "attest progress lists the readings, \(reviewer) alone is round 1")
    case .sameSide(let word): Message(.usage, "\(quoted(word)) is compared with itself", advice: "name two")
    }
  }
}

/// Two readings, one paragraph after the other.
struct ComparisonScreen: Screen {
  let sides: (String, String)
  let rows: [Comparison.Row]
  /// How many paragraphs both decided.
  let compared: Int
  let texts: [String: Article]
  let codebook: Codebook

  func render(in canvas: Canvas) -> String {
    let names = (sanitized(sides.0), sanitized(sides.1))
    let column = max(displayWidth(names.0), displayWidth(names.1)) + 2
    var lines: [String] = []
    for row in rows {
      lines.append(canvas.style.bold("  \(sanitized(row.article)) \(canvas.glyphs.pilcrow)\(row.paragraph)"))
      lines += line(names.0, row.left, column, canvas) + line(names.1, row.right, column, canvas)
      if let text = text(row) { lines.append(canvas.quoted(text)) }
      lines.append("")
    }
    let same = compared == 0 ? "no paragraph was decided by both" : "\(counted(compared, "paragraph")) decided by both"
    return (lines + canvas.block("\(counted(rows.count, "paragraph")) shown; \(same).")).joined(separator: "\n") + "\n"
  }

  private func line(_ name: String, _ word: Comparison.Word, _ column: Int, _ canvas: Canvas) -> [String] {
    let label = word.label.map { codebook.name(of: $0.rawValue) } ?? (word.isUnresolved ? "unresolved" : "abstained")
    let note = word.note.map { "  “\(sanitized($0))”" } ?? ""
    return canvas.block(
      padded(name, width: column) + label + (word.isUnsure ? ", unsure" : "") + (word.isStale ? ", stale" : "") + note,
      hanging: column)
  }

  private func text(_ row: Comparison.Row) -> String? { texts[row.article]?.paragraph(row.paragraph)?.text }

  var json: JSONValue {
    [
      "left": .string(sides.0), "right": .string(sides.1), "compared": .integer(compared),
      "differences": .array(
        rows.map { row in
          [
            "article": .string(row.article), "paragraph": .integer(row.paragraph), "left": row.left.json,
            "right": row.right.json, "text": JSONValue(text(row)),
          ]
        }),
    ]
  }
}

extension Comparison.Word {
  fileprivate var json: JSONValue {
    ["label": JSONValue(label?.rawValue), "unsure": .bool(isUnsure), "note": JSONValue(note)]
  }
}
