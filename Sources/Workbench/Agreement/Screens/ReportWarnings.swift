// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import JSON
internal import ReviewREPL
internal import TerminalIO

/// What a reader of a report should know, a sentence each.
struct ReportWarnings: Screen {
  let report: AgreementReport
  let terms: Terms
  /// What a category is called.
  let label: (String) -> String

  /// Below so many clusters the level of a candidate's test is not sure (Cameron and Miller 2015, sec. VI).
  private static let fewClusters = 20

  func render(in canvas: Canvas) -> String { canvas.sentences(sentences) }

  var sentences: [String] {
    unsaidOrder
      + WarningLines(warnings: report.diagnostics.warnings, terms: terms, label: label).sentences
      + (report.pairsLeftOut > 0
        ? [
          "\(counted(report.pairsLeftOut, "more pair")) of \(terms.rater)s \(report.pairsLeftOut == 1 ? "is" : "are") left out."
        ]
        : [])
      + (report.model.map(model) ?? []) + (report.candidate.map(candidate) ?? [])
  }

  /// Words have no order of their own that an ordinal figure could rest on.
  private var unsaidOrder: [String] {
    let categories = report.data.categories
    guard report.data.categoryOrder == .codePoint, report.level == .ordinal, categories.count > 2 else { return [] }
    let order = listed(categories.prefix(Self.named).map(label)) + (categories.count > Self.named ? " …" : "")
    return [
      "Nobody said the order of the labels: every ordinal figure rests on \(order), by code point;"
        + " --categories with the labels from lowest to highest says it."
    ]
  }

  /// How many names a sentence lists.
  private static let named = 5

  private func model(_ model: ModelSummary) -> [String] {
    var sentences: [String] = []
    if !model.unknown.isEmpty {
      let names =
        model.unknown.count <= Self.named
        ? listed(model.unknown.map(sanitized)) : counted(model.unknown.count, terms.rater)
      sentences.append(
        "\(model.name) can not know how well \(names) label: no \(terms.unit) of theirs was rated by anybody else.")
    }
    if !model.machines.isEmpty, model.name != AnnotationModelName.majority.rawValue {
      let names =
        model.machines.count <= Self.named
        ? listed(model.machines.map(sanitized)) : counted(model.machines.count, "machine")
      sentences.append(
        "\(model.name) takes \(names) for \(model.machines.count == 1 ? "a witness" : "witnesses") that"
          + " \(model.machines.count == 1 ? "errs" : "err") apart from all others; machines err alike, and then it"
          + " trusts them too much.")
    }
    if !model.converged {
      sentences.append(
        "\(model.name) was not yet at rest after \(counted(model.iterations, "iteration")):"
          + " --iterations \(model.iterations * 20) lets it go on.")
    }
    return sentences
  }

  /// Writes the sentences under the key `warnings`.
  func write(to json: inout JSONWriter) {
    json.key("warnings")
    json.array(sentences) { $0.string($1) }
  }

  private func candidate(_ candidate: CandidateReport) -> [String] {
    var sentences: [String] = []
    switch candidate.clusters {
    case nil:
      sentences.append(
        "The test takes \(terms.unit)s as independent; if several are of one text, --cluster or a column cluster says so,"
          + " for else it passes too often.")
    case let clusters? where !candidate.test.isByCluster:
      sentences.append(
        "The test takes \(terms.unit)s as independent, for \(counted(clusters, terms.cluster)) can not carry it.")
    case let clusters? where clusters < Self.fewClusters:
      sentences.append(
        "\(counted(clusters, terms.cluster)) \(clusters == 1 ? "carries" : "carry") the test; below"
          + " \(Self.fewClusters) it may err more often than it says.")
    default: break
    }
    if candidate.baseline.isPassed {
      sentences.append(
        "A baseline that never read anything passes as well (omega"
          + " \(Figure.text(candidate.baseline.winningRate, decimals: 2))), so passing says little here.")
    }
    if candidate.ceiling == nil {
      sentences.append("How alike people are is left out: too many pairs of them share a \(terms.unit).")
    }
    return sentences
  }
}
