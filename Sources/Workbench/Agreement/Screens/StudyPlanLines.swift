// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// How many units and raters the aims of a study need.
struct StudyPlanLines: Screen {
  let plans: [StudyPlan]
  let aims: StudyAims
  let terms: Terms

  func render(in canvas: Canvas) -> String {
    guard !plans.isEmpty, aims.isFurther || plans.contains(where: { $0.errorOverRaters != nil }) else { return "" }
    let signs = Signs(canvas.glyphs)
    var columns: [(title: String, cell: (StudyPlan) -> String)] = []
    func count(_ value: Int?) -> String { value.map(String.init) ?? signs.undefined }
    if aims.halfWidth != nil, plans.contains(where: { $0.errorOverRaters != nil }) {
      columns.append(("raters", { count($0.ratersForHalfWidth) }))
    }
    if let least = aims.least { columns.append((">= \(text(least))", { count($0.unitsForLeast) })) }
    if let difference = aims.difference {
      columns.append(("\(text(difference)) apart", { count($0.unitsForDifference) }))
    }
    if aims.budget != nil {
      columns.append(("overlap", { $0.overlap.map { "\($0.units) of \($0.total)" } ?? signs.undefined }))
      columns.append(("+-", { $0.overlap.map { Figure.text($0.halfWidth, decimals: 3) } ?? signs.undefined }))
    }
    var table = Table(columns: [.init("\(terms.unit)s needed")] + columns.map { .init($0.title, .trailing) })
    table.rows = plans.map { plan in
      let kind = (plan.pilot.metric ?? plan.pilot.weights).map { ", \(sanitized($0))" } ?? ""
      return [plan.pilot.coefficient.name + kind] + columns.map { $0.cell(plan) }
    }
    return table.render(in: canvas) + canvas.sentences([note])
  }

  private var note: String {
    let power = Figure.text(aims.power * 100, decimals: 0),
      error = Figure.text((1 - aims.confidence) * 100, decimals: 0)
    var notes = ["By the spread of the ratings at hand; a dash where no number suffices, or the spread is not known."]
    if aims.halfWidth != nil {
      notes.append("Raters are those that the half-width needs with the \(terms.unit)s at hand.")
    }
    if aims.difference != nil { notes.append("For a difference they are those of each of two samples.") }
    if aims.least != nil || aims.difference != nil {
      notes.append("Tests err in \(error) % and show what is true in \(power) %.")
    }
    return notes.joined(separator: " ")
  }

  private func text(_ value: Double) -> String { Figure.text(value, decimals: 2) }
}
