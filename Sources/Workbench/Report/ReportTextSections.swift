// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

extension Report {
  /// More rows than these are left to the commands.
  private static let rows = 40

  /// What was adjudicated, and why reviewers differed.
  var goldSection: ReportDocument.Section {
    let gold = texts.gold
    guard gold.count > 0 else {
      return section(
        .gold, [.sentences(["No article is adjudicated yet: attest adjudicate makes gold."])], ["attest gold --json"])
    }
    let origins = GoldRecord.Origin.allCases.filter { gold.origins[$0] != nil }
    let causes = DisagreementCause.allCases.filter { gold.causes[$0] != nil }
    let labels = codebook.labels.map(\.id)
    let older = Set(gold.labels.keys).subtracting(labels).sorted()
    var blocks: [ReportDocument.Block] = [
      .table(
        shares(
          "How gold came about", "gold", "paragraphs", origins.map { (.text($0.rawValue), gold.origins[$0] ?? 0, 0) })),
      .table(
        shares(
          "Gold labels", "label", "paragraphs",
          (labels + older).map { (label($0), gold.labels[$0] ?? 0, color(of: $0)) })),
    ]
    let agreed = gold.agreedAfterDiscussion
    if agreed > 0 {
      blocks.append(
        .sentences([
          "On \(counted(agreed, "paragraph")) of the unanimous ones reviewers agree after a discussion, in which each saw what"
            + " the others had said."
        ]))
    }
    if !causes.isEmpty {
      blocks.append(
        .table(
          shares(
            "Why reviewers differed", "cause", "differences", causes.map { (.text($0.name), gold.causes[$0] ?? 0, 0) })
        ))
    }
    if gold.stale > 0 {
      blocks.append(
        .sentences(["\(counted(gold.stale, "paragraph")) of it rest on decisions that changed since: stale."]))
    }
    return section(.gold, blocks, ["attest gold --json"])
  }

  /// Counts as shares of their sum, each drawn in a colour.
  private func shares(
    _ title: String, _ head: String, _ what: String, _ rows: [(name: ReportCell, count: Int, color: Int)]
  ) -> ReportTable {
    let all = Double(max(1, rows.reduce(0) { $0 + $1.count }))
    return ReportTable(
      title: title, columns: [.text(head), .drawn, .number(what)],
      rows: rows.map { row in
        let share = Double(row.count) / all
        return [row.name, .bar([(share: share, color: row.color), (share: 1 - share, color: -1)]), .count(row.count)]
      })
  }

  /// The paragraphs that reviewers differ on most, with all that was said of them.
  var hardestSection: ReportDocument.Section {
    let hardest = texts.hardest
    guard hardest.count > 0 else {
      return section(.hardest, [.sentences(["Nowhere do the labels differ."])], [command()])
    }
    let left = hardest.count - hardest.entries.count
    let rest = left > 0 ? " The \(left) others: attest agreement --differences." : ""
    let lead =
      "Reviewers differ on \(counted(hardest.count, "paragraph")); first those on which most of them do, then those that were"
      + " doubted.\(rest)"
    return section(
      .hardest, [.sentences([lead]), .passages(hardest.entries.map(passage))],
      ["attest agreement --differences", "attest diff LEFT RIGHT ARTICLE"])
  }

  private func passage(_ entry: HardestParagraphs.Entry) -> ReportDocument.Passage {
    let rows = entry.votes.map { vote -> [ReportCell] in
      let doubt = [vote.judgement?.unsure == true ? "unsure" : nil, vote.isFlagged ? "flagged" : nil]
      let reason = vote.judgement?.reason.map { "abstained: \(names.written($0))" } ?? "abstained"
      let remark = doubt.compactMap { $0 }.joined(separator: ", ")
      let said: ReportCell = vote.judgement?.label.map { label($0, remark: remark) } ?? .text(reason)
      return [.text(names.reviewer(vote.reviewer)), said, .text(vote.note.map(names.written) ?? "")]
    }
    let gold = entry.gold.map { gold -> String in
      let what = gold.label.map { "\(name(of: $0.rawValue)), \(gold.how.rawValue)" } ?? "left unresolved"
      let cause = gold.cause.map { ", for: \($0.name)" } ?? ""
      let note = gold.note.map { ". \(names.written($0))" } ?? ""
      return "Gold: \(what) by \(names.reviewer(gold.adjudicator))\(cause)\(note)"
    }
    let whole = MarkedParagraph(article: entry.article, shortened(entry.paragraph), [])
    return ReportDocument.Passage(
      title: "\(names.name(entry.article)) ¶\(entry.paragraph.number)", before: context(entry.context.before),
      after: context(entry.context.after), pieces: whole.pieces,
      votes: ReportTable(title: "Labels", columns: [.text("reviewer"), .text("label"), .text("note")], rows: rows),
      remarks: gold.map { [$0] } ?? [])
  }

  private func shortened(_ paragraph: Paragraph) -> Paragraph {
    var paragraph = paragraph
    paragraph.text = names.printed(paragraph.text)
    return paragraph
  }

  private func context(_ paragraph: Paragraph?) -> String { paragraph.map { names.name($0.text) } ?? "" }

  /// What the articles hold: the labels of each, and of each outlet.
  var labelsSection: ReportDocument.Section {
    guard !texts.mixes.isEmpty else {
      return section(.labels, [.sentences(["No article may be shown yet." + hidden])], ["attest outlets --json"])
    }
    let overall = OutletSignals.group(texts.signals, codebook) { _ in "" }.first
    var blocks: [ReportDocument.Block] = []
    if let overall { blocks.append(.table(means(overall, "All articles, each counted once"))) }
    blocks.append(.table(byOutlet))
    blocks.append(.table(byArticle))
    blocks.append(
      .sentences([
        "Shares of paragraphs, of each article the mean of its readers. Intervals of 95 %: Student’s t over articles, and"
          + " for a single article Wilson’s over its paragraphs.\(hidden)"
      ]))
    return section(.labels, blocks, ["attest outlets --json", "attest show ARTICLE --signals --json"])
  }

  private var hidden: String {
    texts.hidden == 0
      ? ""
      : " \(counted(texts.hidden, "article")) with a review that is not finished \(texts.hidden == 1 ? "is" : "are") left out."
  }

  private func means(_ group: OutletSignals, _ title: String) -> ReportTable {
    // Without a source marked anywhere, what is said of sources says nothing.
    let isSourced = !texts.records.isEmpty
    let shown = isSourced ? group.means[...] : group.means.prefix(codebook.labels.count)
    let rows = shown.filter { $0.value != nil }.map { mean -> [ReportCell] in
      let label = codebook.labels.first { "\($0.id.rawValue)_share" == mean.name }
      let limits = mean.interval
      let name: ReportCell =
        label.map { self.label($0.id) } ?? .text(mean.name.replacing("_", with: " "))
      let isShare = mean.name.hasSuffix("_share")
      return [
        name, isShare ? .plot(mean.value, limits) : .text(""),
        .estimate(mean.value, limits, within: isShare ? 0...1 : -.infinity ... .infinity), .count(mean.articles),
      ]
    }
    return ReportTable(
      title: title, columns: [.text("signal"), .drawn, .number("mean, 95 % interval"), .number("articles")], rows: rows)
  }

  private var byOutlet: ReportTable {
    let outlets = OutletSignals.group(texts.signals, codebook, by: \.outlet)
    let rows = outlets.map { outlet -> [ReportCell] in
      let shares = outlet.means.prefix(codebook.labels.count)
      return [
        .text(outlet.name.isEmpty ? "(unknown)" : names.name(outlet.name)), .count(outlet.articles.count),
        .bar(shares.enumerated().map { (share: $1.value ?? 0, color: $0) }),
      ] + shares.map { .estimate($0.value, $0.interval, within: 0...1) }
    }
    return ReportTable(
      title: "Labels by outlet", columns: [.text("outlet"), .number("articles"), .drawn] + labelColumns, rows: rows,
      legend: legend
    ).limited(to: Self.rows, "outlets", command: "attest outlets --json")
  }

  private var byArticle: ReportTable {
    let rows = texts.mixes.map { mix -> [ReportCell] in
      [
        .text(names.name(mix.article)), .count(mix.paragraphs),
        .bar(mix.shares.enumerated().map { (share: $1.value, color: $0) }),
      ] + mix.shares.map { .estimate($0.value, $0.interval, within: 0...1) }
    }
    return ReportTable(
      title: "Labels by article", columns: [.text("article"), .number("paragraphs"), .drawn] + labelColumns, rows: rows,
      legend: legend
    ).limited(to: Self.rows, "articles", command: "attest show ARTICLE --signals --json")
  }

  private var legend: [String] { codebook.labels.map { name(of: $0.id.rawValue) } }

  private var labelColumns: [ReportTable.Column] { legend.map { .number($0) } }
}
