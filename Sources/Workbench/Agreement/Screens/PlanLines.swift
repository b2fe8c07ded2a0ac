// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import ReviewREPL
internal import TerminalIO

/// How many units an interval of the wanted half-width needs.
struct PlanLines: Screen {
  let plans: [SamplePlan]
  let terms: Terms

  func render(in canvas: Canvas) -> String {
    guard let first = plans.first else { return "" }
    let width = Figure.text(first.halfWidth, decimals: 3)
    var table = Table(columns: [
      .init("for an interval of \(width) to each side"), .init("now", .trailing), .init("\(terms.unit)s", .trailing),
      .init("needed", .trailing),
    ])
    table.rows = plans.map { plan in
      let kind = (plan.metric ?? plan.weights).map { ", \($0)" } ?? ""
      return [
        plan.coefficient.name + sanitized(kind), Figure.text(plan.currentHalfWidth, decimals: 3), String(plan.units),
        String(plan.unitsNeeded),
      ]
    }
    return table.render(in: canvas)
  }
}
