// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import ReviewREPL
internal import TerminalIO

/// What a model says of labels and raters, and whether it came to rest.
struct ModelLines: Screen {
  let model: ModelSummary

  /// More raters than this are left to the JSON.
  private static let most = 40

  func render(in canvas: Canvas) -> String {
    var table = Table(columns: [.init("rater"), .init("competence", .trailing)])
    table.rows = model.raters.prefix(Self.most).map { rater in
      [
        sanitized(rater.rater),
        rater.competence.map { Figure.text($0, decimals: 4) } ?? Signs(canvas.glyphs).undefined,
      ]
    }
    var text =
      wrap(sentence, width: min(canvas.width, 80), indent: "  ", hanging: "  ").joined(separator: "\n") + "\n\n"
    text += table.render(in: canvas)
    if model.raters.count > Self.most { text += "  and \(model.raters.count - Self.most) more: --json has them\n" }
    return text
  }

  private var sentence: String {
    let priors = zip(model.categories, model.classPrior).map { "\(sanitized($0)) \(Figure.text($1, decimals: 4))" }
    var facts = [model.name]
    if let likelihood = model.logLikelihood { facts.append("log-likelihood \(Figure.text(likelihood, decimals: 4))") }
    if model.iterations > 0 {
      facts.append("\(model.iterations) iterations, \(model.converged ? "converged" : "not yet at rest")")
    }
    return facts.joined(separator: ", ") + ". Labels: " + priors.joined(separator: ", ") + "."
  }
}
