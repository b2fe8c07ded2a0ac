// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// Formulas with the numbers of the data in them; for alpha what each pair of labels adds to D_o and D_e.
struct ExplanationLines: Screen {
  let report: AgreementReport
  let coefficients: [Coefficient]
  /// What a category is called.
  let label: (String) -> String

  /// More pairs of labels than this are left to the JSON.
  private static let most = 20

  func render(in canvas: Canvas) -> String {
    let wanted = report.coefficients.filter { coefficients.contains($0.coefficient) && $0.category == nil }
    return wanted.map { estimate in
      let lines = canvas.sentences(sentences(estimate))
      guard estimate.coefficient == .krippendorffAlpha,
        let parts = report.coincidences.first(where: { $0.metric == estimate.metric })
      else { return lines }
      return lines + table(parts, canvas).render(in: canvas)
        + (parts.pairs.count + parts.omitted > Self.most ? canvas.sentences(["More pairs: --json has them."]) : "")
    }.joined(separator: "\n")
  }

  private func sentences(_ estimate: Estimate) -> [String] {
    let kind = [estimate.metric ?? estimate.weights, estimate.raters?.joined(separator: "-")].compactMap { $0 }
    let name = estimate.coefficient.name + kind.map { ", \(sanitized($0))" }.joined()
    guard let observed = estimate.observed, let expected = estimate.expected else {
      guard let value = estimate.value, estimate.coefficient == .percentAgreement else {
        return ["\(name): undefined, \(estimate.reason?.phrase ?? "without parts")."]
      }
      return ["\(name) = mean share of agreeing pairs of ratings over \(estimate.n) units = \(text(value))"]
    }
    let result = estimate.value.map(text) ?? "undefined, \(estimate.reason?.phrase ?? "")"
    if estimate.coefficient == .krippendorffAlpha {
      return [
        "\(name) = 1 - D_o / D_e = 1 - \(text(observed)) / \(text(expected)) = \(result)",
        "D_o = sum o_ck d²_ck / N and D_e = sum e_ck d²_ck / N, with e_ck = n_c n_k / (N - 1), over both orders of c and k:",
      ]
    }
    var sentences = [
      "\(name) = (p_a - p_e) / (1 - p_e) = (\(text(observed)) - \(text(expected))) / (1 - \(text(expected))) = \(result)"
    ]
    if let chance = chance(estimate.coefficient, isWeighted: estimate.weights != nil) {
      sentences.append("p_e = \(chance) = \(text(expected))")
    }
    return sentences
  }

  /// How chance agreement comes about, with the shares of the labels in it where they are few.
  private func chance(_ coefficient: Coefficient, isWeighted: Bool) -> String? {
    let shares = report.coincidences.first?.shares ?? []
    let isShort = !isWeighted && shares.count <= 8 && !shares.isEmpty
    func sum(_ term: (String) -> String) -> String { shares.map { term(text($0)) }.joined(separator: " + ") }
    switch coefficient {
    case .fleissKappa:
      return isWeighted ? "sum w_kl pi_k pi_l" : "sum pi_k²" + (isShort ? " = " + sum { "\($0)²" } : "")
    case .scottPi: return isWeighted ? "sum w_kl p_k p_l" : "sum p_k², p_k the mean of the two shares of k"
    case .cohenKappa:
      return isWeighted ? "sum w_kl p_k. p_.l" : "sum p_k. p_.k, the products of the two raters' shares of k"
    case .congerKappa: return "sum (p_k p_l - s_kl / r) by raters' own shares p"
    case .gwetAC1:
      let q = shares.count
      return "sum pi_k (1 - pi_k) / (q - 1)" + (isShort ? " = (\(sum { "\($0) (1 - \($0))" })) / \(q - 1)" : "")
    case .gwetAC2: return "T_w / (q (q - 1)) sum pi_k (1 - pi_k)"
    case .brennanPrediger: return isWeighted ? "T_w / q²" : "1 / q = 1 / \(shares.count)"
    default: return nil
    }
  }

  private func table(_ parts: Coincidences, _ canvas: Canvas) -> Table {
    var table = Table(columns: [
      .init("labels c and k"), .init("d²", .trailing), .init("o", .trailing), .init("e", .trailing),
      .init("of D_o", .trailing), .init("of D_e", .trailing),
    ])
    let observed = parts.pairs.reduce(0) { $0 + $1.observed * $1.distance }
    let expected = parts.pairs.reduce(0) { $0 + $1.expected * $1.distance }
    table.rows = parts.pairs.prefix(Self.most).map { pair in
      func share(_ part: Double, _ whole: Double) -> String {
        whole > 0 ? "\(Figure.text(100 * part * pair.distance / whole, decimals: 1)) %" : Signs(canvas.glyphs).undefined
      }
      return [
        pair.categories.map(label).joined(separator: ", "), number(pair.distance), number(pair.observed),
        number(pair.expected), share(pair.observed, observed), share(pair.expected, expected),
      ]
    }
    table.rows.append([
      "sums d² o, d² e; N \(number(parts.ratings))", "", number(observed), number(expected), "", "",
    ])
    return table
  }

  private func text(_ value: Double) -> String { Figure.text(value, decimals: 4) }

  private func number(_ value: Double) -> String {
    Figure.text(value, decimals: value == value.rounded() ? 0 : 3)
  }
}
