// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

extension Report {
  /// How far reviewers agree: overall, by label, by pair, and apart by everything that may explain a difference.
  var agreementSection: ReportDocument.Section {
    var blocks: [ReportDocument.Block] = []
    guard report.data.pairableUnits > 0 else {
      blocks.append(.sentences(["No article has two finished reviews yet."] + leftOut))
      return section(.agreement, blocks, [command()])
    }
    blocks.append(.sentences([scope]))
    blocks.append(.table(overall))
    blocks.append(.table(byLabel))
    blocks += pairs + costs
    blocks += agreement.breakdowns.map { .table(table(of: $0)) }
    if !discussions.isEmpty { blocks.append(.table(byRound)) }
    let warnings = ReportWarnings(report: report, terms: .project, label: name)
    blocks.append(.sentences(warnings.sentences + leftOut))
    return section(
      .agreement, blocks,
      [command()] + agreement.breakdowns.map { command("--by \($0.grouping.rawValue)") }
        + discussions.map { command("--round \($0.selection.round)") })
  }

  private var scope: String {
    let kinds = agreement.scope == .body ? "body and deck" : "every kind"
    return
      "Round 1, blind; paragraphs of \(kinds); intervals are of 95 % and take paragraphs of one article as dependent where"
      + " there are articles enough. Dashed lines, where drawn, stand at 0.667 and 0.80."
  }

  private typealias Row = (name: String, estimate: Estimate, remark: String)

  private var overall: ReportTable {
    let wanted: [Coefficient] = [.percentAgreement, .cohenKappa, .fleissKappa, .gwetAC1, .krippendorffAlpha]
    let rows = report.coefficients.filter { estimate in
      estimate.category == nil && estimate.weights == nil && wanted.contains(estimate.coefficient)
        && (estimate.coefficient != .cohenKappa || report.data.raters.count == 2)
    }
    return table("All reviewers", "coefficient", rows.map { Row($0.coefficient.name, $0, "") })
  }

  private var byLabel: ReportTable {
    let rows = report.data.categories.compactMap { category -> Row? in
      let mine = report.coefficients.filter { $0.category == category }
      guard let main = mine.first(where: { $0.coefficient == .krippendorffAlphaCategory }) else { return nil }
      let agreed = mine.first { $0.coefficient == .specificAgreement }?.value
      return (name(of: category), main, agreed.map(figure) ?? "—")
    }
    return table("By label", "label", rows, remarkTitle: "specific agreement", value: "alpha")
      .limited(to: Self.rows, "labels", command: command("--by label"))
  }

  /// More rows and larger matrices than these are left to the commands.
  private static let rows = 40, raters = 12, matrices = 6, categories = 10

  private var pairs: [ReportDocument.Block] {
    let names = report.data.raters
    var blocks: [ReportDocument.Block] = []
    if names.count > 2 { blocks.append(.table(names.count <= Self.raters ? heatMap(names) : worstPairs)) }
    let categories = report.data.categories
    guard categories.count <= Self.categories else { return blocks }
    let large = report.pairs.sorted { $0.n > $1.n }
    blocks += large.prefix(Self.matrices).map { .table(matrix($0, categories)) }
    if large.count > Self.matrices {
      let left = large.count - Self.matrices
      blocks.append(.sentences(["\(counted(left, "more pair")) of reviewers: \(command()) has each confusion matrix."]))
    }
    return blocks
  }

  private func kappas() -> [[String]: Estimate] {
    let kappas = report.coefficients.filter {
      $0.coefficient == .cohenKappa && $0.weights == nil && $0.raters?.count == 2
    }
    return Dictionary(kappas.map { ($0.raters ?? [], $0) }) { first, _ in first }
  }

  private func heatMap(_ raters: [String]) -> ReportTable {
    let kappas = kappas()
    let rows = raters.map { row in
      [ReportCell.text(names.reviewer(row))]
        + raters.map { column in
          let value = (kappas[[row, column]] ?? kappas[[column, row]])?.value
          return .shade(value, decimals: 2, strength: max(0, value ?? 0))
        }
    }
    return ReportTable(
      title: "Cohen’s kappa of each pair", columns: [.text("reviewer")] + raters.map { .number(names.reviewer($0)) },
      rows: rows, isMatrix: true, remark: "Darker is more agreement; blank where two share no paragraph.")
  }

  private var worstPairs: ReportTable {
    let rows = kappas().values.filter { $0.value != nil }
      .sorted {
        ($0.value ?? 0, $0.raters?.joined(separator: " ") ?? "") < (
          $1.value ?? 0, $1.raters?.joined(separator: " ") ?? ""
        )
      }
      .map { Row(names.reviewers($0.raters ?? []), $0, "") }
    return table("Cohen’s kappa of each pair, the lowest first", "pair", rows, value: "kappa")
      .limited(to: Self.rows, "pairs", command: command())
  }

  private func matrix(_ pair: PairRow, _ categories: [String]) -> ReportTable {
    let most = Double(pair.confusion.joined().max() ?? 1)
    let rows = zip(categories, pair.confusion).map { category, counts in
      [ReportCell.text(name(of: category))]
        + counts.map { count in
          .shade(count == 0 ? nil : Double(count), decimals: 0, strength: Double(count) / max(1, most))
        }
    }
    let (row, column) = (names.reviewer(pair.raters[0]), names.reviewer(pair.raters[1]))
    return ReportTable(
      title: "\(row) against \(column)",
      columns: [.text("\(row) ↓  \(column) →")] + categories.map { .number(name(of: $0)) }, rows: rows, isMatrix: true,
      remark: "\(counted(pair.n, "paragraph")) that both labelled; on the diagonal they agree.")
  }

  /// Which labels are given against each other, and what each reviewer does to the figure.
  private var costs: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = []
    let spots = report.diagnostics.hotSpots
    if !spots.isEmpty {
      let rows = spots.map { spot -> [ReportCell] in
        [
          .text(spot.categories.map(name).joined(separator: " / ")), .bar([(share: spot.share, color: 0)]),
          .number(spot.share, decimals: 2), .number(spot.expectedShare, decimals: 2),
        ]
      }
      let table = ReportTable(
        title: "Which labels are given against each other",
        columns: [.text("labels"), .drawn, .number("share of all disagreement"), .number("share by chance")], rows: rows
      )
      blocks.append(.table(table.limited(to: Self.rows, "pairs of labels", command: command())))
    }
    let influence = report.diagnostics.influence
    if !influence.isEmpty {
      let rows = influence.map { Row(names.reviewer($0.rater), $0.againstRest, $0.alphaWithout.map(figure) ?? "—") }
      blocks.append(
        .table(
          table("Each reviewer against the rest", "reviewer", rows, remarkTitle: "alpha without", value: "kappa")
            .limited(to: Self.rows, "reviewers", command: command("--by reviewer"))))
    }
    return blocks
  }

  private func table(of breakdown: Breakdown) -> ReportTable {
    let word = breakdown.grouping.rawValue
    var parts = breakdown.parts.compactMap { part in part[.krippendorffAlpha].map { (part, $0) } }
    var title = "By \(word)"
    if parts.count > Self.rows {
      title += ", the lowest first"
      parts.sort { ($0.1.value ?? 2, $0.0.name) < ($1.1.value ?? 2, $1.0.name) }
    }
    let rows = parts.map { part, estimate in
      let agreed = part[.percentAgreement]?.value.map(figure) ?? "—"
      return Row(part.name.isEmpty ? "(unknown)" : names.name(part.name), estimate, agreed)
    }
    return table(title, word, rows, remarkTitle: "observed agreement", value: "alpha")
      .limited(to: Self.rows, "of them", command: command("--by \(word)"))
  }

  private var byRound: ReportTable {
    let rounds = ([agreement] + discussions).compactMap { round -> Row? in
      let number = round.selection.round
      guard let alpha = round.report[.krippendorffAlpha] else { return nil }
      let agreed = round.report[.percentAgreement]?.value.map(figure) ?? "—"
      return (number == 1 ? "1, blind" : "\(number), discussion of what differed", alpha, agreed)
    }
    return table("By round", "round", rounds, remarkTitle: "observed agreement", value: "alpha")
  }

  /// What does not count, as sentences.
  var leftOut: [String] {
    let reasons = Dictionary(report.leftOut.map { ($0.reason, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
    let old = agreement.stale
    let stale =
      old == 0 ? [] : ["\(counted(old, "decision")) \(old == 1 ? "is" : "are") stale under the codebook in force."]
    let away =
      notHere == 0
      ? []
      : [
        "The labels of \(counted(notHere, "review")) have not come to this copy: bundles from theirs bring them, once everybody"
          + " who reads the article has finished."
      ]
    return [agreement.late.sentence].compactMap { $0 } + stale + away
      + (reasons.isEmpty
        ? []
        : ["Left out: " + reasons.map { "\(counted($0.value, "review")) (\($0.key))" }.joined(separator: ", ") + "."])
  }
}
