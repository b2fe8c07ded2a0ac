// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

extension Report {
  /// More rows than these are left to the commands.
  private static let rows = 40

  /// How far the reading is, and how fast.
  var progressSection: ReportDocument.Section {
    guard !progress.reviewers.isEmpty else {
      return section(
        .progress, [.sentences(["Nothing is assigned and nothing was begun."])], ["attest progress --json"])
    }
    var blocks: [ReportDocument.Block] = [.table(people), .table(articles)]
    blocks.append(
      .sentences(["As of the last entry, \(day(asOf)); paces look back on seven days. Of the whole project."]))
    return section(.progress, blocks, ["attest progress --json"])
  }

  func day(_ moment: Timestamp) -> String { String(moment.iso8601.prefix(10)) }

  private func done(_ decided: Int, of paragraphs: Int) -> ReportCell {
    let share = min(1, Double(decided) / Double(max(1, paragraphs)))
    return .bar([(share: share, color: 0), (share: 1 - share, color: -1)])
  }

  private var people: ReportTable {
    let rows = progress.reviewers.map { reviewer, figures -> [ReportCell] in
      [
        .text(names.reviewer(reviewer)), done(figures.decided, of: figures.paragraphs),
        .share(count: figures.decided, of: figures.paragraphs),
        .share(count: figures.finished, of: figures.readings),
        figures.unsure.map(ReportCell.count) ?? .text(""), figures.flagged.map(ReportCell.count) ?? .text(""),
        .number(figures.secondsPerParagraph, decimals: 1), .number(figures.paragraphsPerDay, decimals: 1),
        .text(figures.expectedEnd.map(day) ?? ""),
      ]
    }
    return ReportTable(
      title: "By reviewer",
      columns: [
        .text("reviewer"), .drawn, .number("decided"), .number("readings finished"), .number("unsure"),
        .number("flagged"), .number("seconds each"), .number("a day"), .number("done on"),
      ], rows: rows
    ).limited(to: Self.rows, "reviewers", command: "attest progress --json")
  }

  private var articles: ReportTable {
    let rows = progress.articles.map { article, wanted, readings -> (left: Int, cells: [ReportCell]) in
      let first = readings.filter { $0.review.round == ReviewID.firstRound }
      let paragraphs = first.reduce(0) { $0 + $1.figures.paragraphs }
      let decided = first.reduce(0) { $0 + $1.figures.decided }, finished = first.count { $0.figures.finished > 0 }
      return (
        paragraphs - decided,
        [
          .text(names.name(article)), done(decided, of: paragraphs), .share(count: decided, of: paragraphs),
          wanted > 0 ? .share(count: finished, of: wanted) : .count(finished),
          .text(names.reviewers(first.map(\.review.reviewer))),
        ]
      )
    }
    let ordered = rows.count > Self.rows ? rows.sorted { $0.left > $1.left } : rows
    return ReportTable(
      title: "By article" + (rows.count > Self.rows ? ", those with most left first" : ""),
      columns: [.text("article"), .drawn, .number("decided"), .number("readings finished"), .text("readers")],
      rows: ordered.map(\.cells)
    ).limited(to: Self.rows, "articles", command: "attest progress --json")
  }

  /// How each reviewer's work compares with gold, with the others and with itself.
  var qualitySection: ReportDocument.Section {
    guard !quality.isEmpty else {
      return section(
        .quality, [.sentences(["No finished review can be read yet."] + leftOut)], ["attest quality --json"])
    }
    var blocks: [ReportDocument.Block] = [.table(standing), .table(habits)]
    if quality.contains(where: { $0.drift.count > 1 }) { blocks.append(.table(drift)) }
    if quality.contains(where: { !$0.flips.isEmpty }) { blocks.append(.table(flips)) }
    let own = quality.map(\.ownGold).reduce(0, +)
    let circular =
      own == 0
      ? []
      : [
        "\(counted(own, "label")) counted as gold \(own == 1 ? "is" : "are") the gold of a unanimous vote that this very label is"
          + " part of."
      ]
    blocks.append(.sentences(circular + ["No figure alone judges anybody. Of the whole project."]))
    return section(.quality, blocks, ["attest quality --json"])
  }

  private var standing: ReportTable {
    let rows = quality.map { quality -> [ReportCell] in
      let rest = quality.againstRest, limits = rest?.interval.map { (lower: $0.lower, upper: $0.upper) }
      let chance = quality.competence
      return [
        .text(names.reviewer(quality.reviewer)), .plot(rest?.value, limits), .estimate(rest?.value, limits),
        .number(quality.alpha.without, decimals: 2), .share(count: quality.gold.count, of: quality.gold.of),
        .estimate(chance?.value, chance.map { ($0.lower, $0.upper) }), .count(quality.decisions),
      ]
    }
    return ReportTable(
      title: "Beside the others, and beside gold",
      columns: [
        .text("reviewer"), .drawn, .number("kappa with the others"), .number("alpha without"), .number("as gold"),
        .number("chance of a right label"), .number("decisions"),
      ], rows: rows, limits: Self.limits,
      remark: "The chance of a right label is that of the model of Dawid and Skene (1979)."
    ).limited(to: Self.rows, "reviewers", command: "attest quality --json")
  }

  private var habits: ReportTable {
    let rows = quality.map { quality -> [ReportCell] in
      [
        .text(names.reviewer(quality.reviewer)),
        .share(count: quality.retest.count, of: quality.retest.of),
        .share(count: quality.tooFast.count, of: quality.tooFast.of),
        quality.run.map { label($0.label, remark: "\($0.length) times") } ?? .text("—"),
        .share(count: quality.diagonal.count, of: quality.diagonal.of),
      ]
    }
    return ReportTable(
      title: "How the work was done",
      columns: [
        .text("reviewer"), .number("same in a re-test"), .number("too fast to be read"),
        .text("longest run of a label"),
        .number("ratings on A1, B2 …"),
      ], rows: rows
    ).limited(to: Self.rows, "reviewers", command: "attest quality --json")
  }

  private var drift: ReportTable {
    let rows = quality.flatMap { quality in
      quality.drift.map { weeks, same -> [ReportCell] in
        [
          .text(names.reviewer(quality.reviewer)), .text(weeks == 0 ? "within a week" : counted(weeks, "week")),
          .bar([(share: same.value ?? 0, color: 0), (share: 1 - (same.value ?? 0), color: -1)]),
          .share(count: same.count, of: same.of),
        ]
      }
    }
    return ReportTable(
      title: "Drift: the same label again after so long",
      columns: [.text("reviewer"), .text("after"), .drawn, .number("same")], rows: rows
    ).limited(to: Self.rows, "rows", command: "attest quality --json")
  }

  private var flips: ReportTable {
    let rows = quality.flatMap { quality in
      quality.flips.map { flips -> [ReportCell] in
        [
          .text(names.reviewer(quality.reviewer)), .text(names.reviewer(flips.machine)),
          flips.label.map { label($0) } ?? .text("abstained"), .count(flips.decided), .count(flips.same),
          .count(flips.toPrior), .count(flips.away),
        ]
      }
    }
    return ReportTable(
      title: "After a machine’s label was shown",
      columns: [
        .text("reviewer"), .text("machine"), .text("decided before"), .number("decisions"), .number("same"),
        .number("changed to it"), .number("changed away"),
      ], rows: rows
    ).limited(to: Self.rows, "rows", command: "attest quality --json")
  }
}
