// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// One sentence of reading for each warning.
struct WarningLines: Screen {
  let warnings: [AgreementWarning]
  let terms: Terms
  /// What a category is called.
  let label: (String) -> String

  /// How many labels are named.
  private static let named = 10

  func render(in canvas: Canvas) -> String {
    canvas.sentences(sentences)
  }

  var sentences: [String] { warnings.map(sentence) }

  private func sentence(_ warning: AgreementWarning) -> String {
    switch warning {
    case .paradox(let paradox):
      let share = Figure.text(paradox.prevalence * 100, decimals: 0)
      return "\(paradox.coefficient.name) is low although \(Figure.text(paradox.percentAgreement, decimals: 2)) agree:"
        + " \(share) % of the labels are \(quoted(label(paradox.category))), so chance alone would agree nearly as"
        + " often; Gwet's AC1, which is less moved by that, is \(Figure.text(paradox.ac1, decimals: 2))."
    case .fewClusters(let count, let needed):
      let place = terms.cluster
      return
        "The intervals take \(terms.unit)s as independent, for \(count == 1 ? "one \(place) is" : "\(counted(count, place)) are")"
        + " too few to carry them (\(needed) are needed)."
    case .fewUnits(let count, let areClusters):
      let things = counted(count, areClusters ? terms.cluster : terms.unit)
      return "There \(count == 1 ? "is" : "are") only \(things): no interval is sure with so few."
    case .fewMinorityUnits(let units):
      let about = max(1, Int(units.rounded()))
      return "What is corrected for chance rests on about \(counted(about, "minority \(terms.unit)")): all others are"
        + " of one label."
    case .fewMinorityClusters(let count):
      return "Ratings outside the most common label are in \(counted(count, terms.cluster)) only; upper limits may be"
        + " too low."
    case .oneCategory(let name):
      return "Every rating is \(quoted(label(name))): how far anybody tells labels apart is not to be seen."
    case .similarLabels(let labels):
      return "These labels differ only in case or blanks and count as different: "
        + labels.map { quoted(label($0)) }.joined(separator: ", ") + "."
    case .equalNumbers(let labels):
      return "These labels are one number written differently and count as different: "
        + labels.map { quoted(label($0)) }.joined(separator: ", ") + "; --level interval takes them for one."
    case .inexactNumbers(let labels):
      return "These labels are whole numbers beyond 2^53, which are rounded wherever figures compute with them: "
        + listed(labels.prefix(Self.named).map { quoted(label($0)) }) + "."
    case .decimalComma(let name):
      return "\(quoted(label(name))) is read as a number with a decimal comma."
    case .missingWords(let labels):
      return
        "\(listed(labels.map { quoted(label($0)) })) \(labels.count == 1 ? "counts as a label" : "count as labels");"
        + " if that says that the rating is missing, --missing \(labels.joined(separator: ",")) leaves it out."
    case .undeclaredCategories:
      return "The labels are those that occur; AC1, Brennan-Prediger and weights depend on how many there are, so"
        + " declare them with --categories."
    case .sparsePairs(let median):
      return
        "Half of the pairs of \(terms.rater)s share \(counted(median, terms.unit)) or fewer; one pair's kappa says little."
    case .ordinalAlphaApproximate:
      return "The analytic interval of ordinal alpha is approximate, for its metric moves with the data;"
        + " --interval jackknife or bca does not mind."
    case .notSmoothed(let coefficients):
      return "There is no smoothed interval of \(listed(coefficients.map(\.name))); theirs are analytic."
    }
  }
}
