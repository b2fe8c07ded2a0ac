// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import JSON
internal import ReviewREPL
internal import TerminalIO

extension Workspace {
  /// The two versions of an article that are to be laid side by side; nil where the sides are no articles.
  func versions(_ request: DiffRequest, _ store: ProjectStore) throws -> (old: Article, new: Article)? {
    let articles = try store.articles()
    let slugs = Set(articles.map(\.slug)), reviewers = Set(try store.reviewers().map(\.id))
    let sides = [request.sides.0, request.sides.1]
    guard sides.allSatisfy({ slugs.contains($0) && !reviewers.contains($0) }) else { return nil }
    guard request.articles.isEmpty, request.tag == nil, request.pair == nil, sides[0] != sides[1] else {
      throw CompareError.twoArticles(sides[0], sides[1])
    }
    guard ArticleVersions(articles).areVersions(sides[0], sides[1]) else {
      throw CompareError.notVersions(sides[0], sides[1])
    }
    return (try store.article(sides[0]), try store.article(sides[1]))
  }

  /// Shows what became of the paragraphs of an article in another version, with one reviewer's labels of both.
  func compare(_ versions: (old: Article, new: Article), _ request: DiffRequest, _ store: ProjectStore) throws {
    var records: [String: [Int: LabelRecord]] = [:]
    let slugs = [request.sides.0, request.sides.1]
    var reviews: [ReviewSummary] = []
    if let reviewer = request.reviewer ?? viewer {
      let visible = try visible(slugs, reviewer, store), shown = visible.shown
      reviews = visible.reviews
      let read = VersionedLabels(
        try store.labels(of: slugs), under: CodebookHistory(try store.codebooks()), standard: try DefaultCodebook.read()
      )
      for record in read.records where record.reviewer == reviewer && record.round == ReviewID.firstRound {
        if shown.contains(record.review) { records[record.article, default: [:]][record.paragraph.number] = record }
      }
    }
    let screen = VersionsScreen(
      slugs: request.sides, versions: versions, reviewer: request.reviewer ?? viewer,
      labels: (records[slugs[0]] ?? [:], records[slugs[1]] ?? [:]), listsAll: request.listsAll,
      codebook: try store.codebook() ?? DefaultCodebook.read())
    try reveal(screen.reviews, of: reviews, by: "diff")
    request.isJSON ? say(screen.json.text) : output.page(screen.render(in: output.canvas))
  }
}

/// Two versions of an article, one paragraph after the other.
struct VersionsScreen: Screen {
  let slugs: (String, String)
  let versions: (old: Article, new: Article)
  let reviewer: String?
  let labels: (old: [Int: LabelRecord], new: [Int: LabelRecord])
  let listsAll: Bool
  let codebook: Codebook

  /// What became of a paragraph.
  private struct Row {
    var word: String
    var old: Int?
    var new: Int?
  }

  private var all: [Row] {
    ParagraphAlignment(old: versions.old.paragraphs, new: versions.new.paragraphs).changes.map { change in
      switch change {
      case .unchanged(let old, let new): Row(word: "unchanged", old: old, new: new)
      case .moved(let old, let new): Row(word: "moved", old: old, new: new)
      case .restyled(let old, let new): Row(word: "restyled", old: old, new: new)
      case .changed(let old, let new, _): Row(word: "changed", old: old, new: new)
      case .added(let new): Row(word: "added", new: new)
      case .removed(let old): Row(word: "removed", old: old)
      }
    }
  }

  /// What is not as it was, in text, place or label.
  private var rows: [Row] {
    all.filter { row in
      listsAll || row.word != "unchanged"
        || row.old.flatMap { labels.old[$0]?.judgement?.label } != row.new.flatMap { labels.new[$0]?.judgement?.label }
    }
  }

  /// The reviews of which a row says something.
  var reviews: [ReviewID] {
    rows.flatMap { row in
      [row.old.flatMap { labels.old[$0]?.review }, row.new.flatMap { labels.new[$0]?.review }].compactMap { $0 }
    }
  }

  func render(in canvas: Canvas) -> String {
    let pilcrow = canvas.glyphs.pilcrow, rows = rows
    let lines = rows.flatMap { row -> [String] in
      let numbers = [row.old, row.new].compactMap { $0.map { "\(pilcrow)\($0)" } }.joined(separator: ", now ")
      var lines = [canvas.style.bold("  \(numbers): \(row.word)")]
      let said = [row.old.flatMap { labels.old[$0] }, row.new.flatMap { labels.new[$0] }].compactMap { $0.map(words) }
      if !said.isEmpty { lines += canvas.block(said.joined(separator: ", now "), hanging: 2) }
      if let text = text(row.old, versions.old) { lines.append(canvas.quoted(text)) }
      let hasTwo = row.word == "changed" || row.word == "restyled"
      if hasTwo { lines.append("") }
      if row.old == nil || hasTwo, let text = text(row.new, versions.new) {
        lines.append(canvas.quoted(text))
      }
      return lines + [""]
    }
    let same = all.count { $0.word == "unchanged" }
    let tally = "\(counted(rows.count, "paragraph")) shown; \(same) unchanged from \(slugs.0) to \(slugs.1)."
    return (lines + canvas.block(sanitized(tally))).joined(separator: "\n") + "\n"
  }

  private func text(_ number: Int?, _ article: Article) -> String? { number.flatMap(article.paragraph)?.text }

  private func words(_ record: LabelRecord) -> String {
    let label = record.judgement.map { $0.label.map { codebook.name(of: $0.rawValue) } ?? "abstained" } ?? "undecided"
    return label + (record.judgement?.unsure == true ? ", unsure" : "")
      + (record.note.map { " “\(sanitized($0))”" } ?? "")
  }

  var json: JSONValue {
    [
      "left": .string(slugs.0), "right": .string(slugs.1), "reviewer": JSONValue(reviewer),
      "changes": .array(
        rows.map { row in
          [
            "change": .string(row.word), "old": JSONValue(row.old), "new": JSONValue(row.new),
            "old_text": JSONValue(text(row.old, versions.old)), "new_text": JSONValue(text(row.new, versions.new)),
            "left": said(row.old.flatMap { labels.old[$0] }), "right": said(row.new.flatMap { labels.new[$0] }),
          ]
        }),
    ]
  }

  private func said(_ record: LabelRecord?) -> JSONValue {
    guard let record else { return .null }
    return [
      "label": JSONValue(record.judgement?.label?.rawValue), "unsure": .bool(record.judgement?.unsure ?? false),
      "note": JSONValue(record.note),
    ]
  }
}
