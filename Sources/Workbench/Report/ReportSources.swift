// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

extension Report {
  /// More rows than these are left to the commands.
  private static let rows = 30

  /// Who speaks in the articles, how that is rated, and what stands behind it.
  var sourcesSection: ReportDocument.Section {
    let register = SourceRegister(texts.records)
    guard !register.entries.isEmpty else {
      return section(
        .sources, [.sentences(["No source was marked in what may be shown."])], ["attest sources list --json"])
    }
    var blocks: [ReportDocument.Block] = [.table(table(of: register))]
    let grid = RatingGrid(texts.records)
    if grid.total > 0 { blocks += [.table(table(of: grid)), .table(diagonals)] }
    if !texts.sourcing.readingsByOrigins.isEmpty { blocks.append(.table(origins)) }
    if !texts.sourcing.circles.isEmpty { blocks.append(.table(circles)) }
    if !texts.sourcing.chains.isEmpty {
      let left = texts.sourcing.chainCount - texts.sourcing.chains.count
      blocks.append(
        .chains(
          texts.sourcing.chains.map { chain in
            (
              "\(names.name(chain.article)), found by \(names.reviewers(chain.reviewers))",
              chain.sources.map(names.name)
            )
          }))
      if left > 0 { blocks.append(.sentences(["\(counted(left, "shorter chain")): attest show ARTICLE --signals."])) }
    }
    return section(
      .sources, blocks,
      [
        "attest sources list --json", "attest show ARTICLE --signals --json",
        "attest agreement --on reliability --json",
      ])
  }

  private func table(of register: SourceRegister) -> ReportTable {
    let rows = register.entries.map { entry -> [ReportCell] in
      let grades = entry.members.compactMap { member in
        member.rating.map { "\(names.reviewer(member.record.review.reviewer)) \($0.grades)" }
      }
      return [
        .text(names.name(entry.label)), .text("\(entry.kind.rawValue), \(entry.naming.rawValue)"),
        .count(entry.articles.count), .count(entry.mentions), .text(names.reviewers(entry.reviewers)),
        .text(names.name(Set(grades).sorted().joined(separator: ", "))),
      ]
    }
    return ReportTable(
      title: "Register of sources",
      columns: [
        .text("source"), .text("kind"), .number("articles"), .number("paragraphs"), .text("found by"), .text("ratings"),
      ], rows: rows
    ).limited(to: Self.rows, "sources", command: "attest sources list --json")
  }

  /// The Admiralty grid: how reliable the source against how credible what it says.
  private func table(of grid: RatingGrid) -> ReportTable {
    let most = Double(grid.counts.joined().max() ?? 1)
    let rows = zip(SourceReliability.allCases, grid.counts).map { reliability, counts in
      [ReportCell.text("\(reliability.rawValue) \(reliability.meaning)")]
        + counts.map { .shade($0 == 0 ? nil : Double($0), decimals: 0, strength: Double($0) / max(1, most)) }
    }
    let half = grid.halves == 0 ? "" : " \(counted(grid.halves, "rating")) with one grade alone stand in no cell."
    return ReportTable(
      title: "Ratings: reliability of the source by credibility of the information",
      columns: [.text("")] + InformationCredibility.allCases.map { .number(String($0.rawValue)) }, rows: rows,
      isMatrix: true,
      remark: "F and 6 say that it can not be judged and are missing values. 1 "
        + InformationCredibility.allCases.map(\.meaning).enumerated().map { $0 == 0 ? $1 : "\($0 + 1) \($1)" }
        .joined(separator: ", ") + ".\(half)")
  }

  private var diagonals: ReportTable {
    let rows = FieldRatings.diagonals(texts.records).map { diagonal -> [ReportCell] in
      let share = diagonal.share ?? 0
      return [
        .text(names.reviewer(diagonal.reviewer)), .bar([(share: share, color: 0), (share: 1 - share, color: -1)]),
        .share(count: diagonal.count, of: diagonal.of),
      ]
    }
    return ReportTable(
      title: "Ratings on the diagonal A1, B2 … E5",
      columns: [.text("reviewer"), .drawn, .number("on the diagonal")], rows: rows,
      remark: "Reliability and credibility are two questions; where nearly all stands on the diagonal, one was asked."
    ).limited(to: Self.rows, "reviewers", command: "attest quality --json")
  }

  private var origins: ReportTable {
    let counts = texts.sourcing.readingsByOrigins.sorted { $0.key < $1.key }
    let all = counts.reduce(0) { $0 + $1.value }
    let rows = counts.map { origins, readings -> [ReportCell] in
      let share = Double(readings) / Double(max(1, all))
      return [
        .text(counted(origins, "origin")), .bar([(share: share, color: 0), (share: 1 - share, color: -1)]),
        .count(readings),
      ]
    }
    return ReportTable(
      title: "How many origins stand behind an article’s sources",
      columns: [.text("origins"), .drawn, .number("readings")], rows: rows)
  }

  private var circles: ReportTable {
    ReportTable(
      title: "Circular reporting: several sources, one origin",
      columns: [.text("article"), .text("origin"), .text("found by")],
      rows: texts.sourcing.circles.map {
        [.text(names.name($0.article)), .text(names.name($0.origin)), .text(names.reviewers($0.reviewers))]
      }
    ).limited(to: Self.rows, "articles", command: "attest show ARTICLE --signals --json")
  }

  /// Words that reviewers marked, in their texts.
  var spansSection: ReportDocument.Section {
    let marks = texts.marks
    guard marks.count > 0 else {
      return section(
        .spans, [.sentences(["Nothing is marked in what may be shown."])], ["attest agreement --on spans --json"])
    }
    let types = TextSpan.Kind.allCases.filter { type in marks.counts.values.contains { $0[type] ?? 0 > 0 } }
    let rows = types.map { type -> [ReportCell] in
      [.text(type.rawValue.replacing("_", with: " ")), .count(marks.counts.values.reduce(0) { $0 + ($1[type] ?? 0) })]
        + reviewersOfMarks.map { .count(marks.counts[$0]?[type] ?? 0) }
    }
    let left = marks.count - marks.paragraphs.count
    let rest = left > 0 ? ["\(counted(left, "more paragraph")) with marks: attest export --unit span has each."] : []
    return section(
      .spans,
      [
        .table(
          ReportTable(
            title: "Marks by type",
            columns: [.text("type"), .number("all")] + reviewersOfMarks.map { .number(names.reviewer($0)) }, rows: rows)
        ),
        .passages(marks.paragraphs.map(passage)), .sentences(rest),
      ], ["attest agreement --on spans --json", "attest export --format jsonl --unit span -o FILE"])
  }

  private var reviewersOfMarks: [String] { Array(texts.marks.counts.keys.sorted().prefix(10)) }

  private func passage(_ marked: MarkedParagraph) -> ReportDocument.Passage {
    ReportDocument.Passage(title: "\(names.name(marked.article)) ¶\(marked.number)", pieces: marked.pieces.map(shown))
  }

  /// A piece of a marked text with the names that a report gives its reviewers.
  func shown(_ piece: MarkedParagraph.Piece) -> MarkedParagraph.Piece {
    MarkedParagraph.Piece(
      text: names.printed(piece.text), types: piece.types, reviewers: piece.reviewers.map(names.reviewer))
  }
}
