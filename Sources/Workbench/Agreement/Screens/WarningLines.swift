// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import ReviewREPL
internal import TerminalIO

/// One sentence of reading for each warning.
struct WarningLines: Screen {
  let warnings: [AgreementWarning]
  let terms: Terms

  func render(in canvas: Canvas) -> String {
    warnings.flatMap { wrap(sentence($0), width: min(canvas.width, 80), indent: "  ", hanging: "  ") }
      .map { $0 + "\n" }.joined()
  }

  private func sentence(_ warning: AgreementWarning) -> String {
    switch warning {
    case .paradox(let paradox):
      let share = Figure.text(paradox.prevalence * 100, decimals: 0)
      return "\(paradox.coefficient.name) is low although \(Figure.text(paradox.percentAgreement, decimals: 2)) agree:"
        + " \(share) % of the labels are \(quoted(sanitized(paradox.category))), so chance alone would agree nearly as"
        + " often; Gwet's AC1, which is less moved by that, is \(Figure.text(paradox.ac1, decimals: 2))."
    case .fewClusters(let count, let needed):
      let place = terms.unit == "paragraph" ? "article" : "cluster"
      return
        "The intervals take \(terms.unit)s as independent, for \(count == 1 ? "one \(place) is" : "\(count) \(place)s are")"
        + " too few to carry them (\(needed) are needed)."
    case .similarLabels(let labels):
      return "These labels differ only in case or blanks and count as different: "
        + labels.map { quoted(sanitized($0)) }.joined(separator: ", ") + "."
    case .equalNumbers(let labels):
      return "These labels are one number written differently and count as different: "
        + labels.map { quoted(sanitized($0)) }.joined(separator: ", ") + "; --level interval takes them for one."
    case .undeclaredCategories:
      return "The labels are those that occur; AC1, Brennan-Prediger and weights depend on how many there are, so"
        + " declare them with --categories."
    case .sparsePairs(let median):
      return
        "Half of the pairs of \(terms.rater)s share \(median) \(terms.unit)s or fewer; one pair's kappa says little."
    case .ordinalAlphaApproximate:
      return "The analytic interval of ordinal alpha is approximate, for its metric moves with the data;"
        + " --interval jackknife or bca does not mind."
    }
  }
}
