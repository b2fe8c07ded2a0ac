// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// Intervals as bars over a common scale, the estimate marked in each.
struct EstimatePlot: Screen {
  let rows: [EstimateLines.Row]

  func render(in canvas: Canvas) -> String {
    let signs = Signs(canvas.glyphs)
    let names = min(30, min(canvas.width, 80) / 2 - 4), width = min(canvas.width, 80) - names - 4
    let drawn = rows.filter { $0.estimate.value != nil }
    let lowest = drawn.compactMap { $0.estimate.interval?.lower ?? $0.estimate.value }.min() ?? 0
    let start = lowest < 0 ? max(-1, (lowest * 10).rounded(.down) / 10) : 0
    let lines = drawn.flatMap { row -> [String] in
      let kind = row.estimate.raters?.joined(separator: "-") ?? row.estimate.metric ?? row.estimate.weights
      let name = sanitized(row.name + (kind.map { ", \($0)" } ?? ""))
      let label = wrap(name, width: names + 2, indent: "  ", hanging: "  ")
      let first = padded(label[0], width: names + 4) + bar(row.estimate, from: start, width, signs, canvas)
      return [first] + label.dropFirst()
    }
    let low = Figure.text(start, decimals: 1)
    let scale = low + String(repeating: " ", count: max(1, width - low.utf8.count - 3)) + "1.0"
    return (lines + [String(repeating: " ", count: names + 4) + canvas.style.dim(scale)])
      .joined(separator: "\n") + "\n"
  }

  private func bar(_ estimate: Estimate, from start: Double, _ width: Int, _ signs: Signs, _ canvas: Canvas) -> String {
    let limits = estimate.interval.map { (lower: $0.lower, upper: $0.upper) }
    return IntervalBar(value: estimate.value, interval: limits, axis: start...1, width: width).render(signs, canvas)
  }
}

/// One interval as a bar of block characters, the value marked in it.
struct IntervalBar {
  let value: Double?
  let interval: (lower: Double, upper: Double)?
  let axis: ClosedRange<Double>
  let width: Int

  func render(_ signs: Signs, _ canvas: Canvas) -> String {
    guard let value else { return "" }
    let low = column(interval?.lower ?? value), high = column(interval?.upper ?? value), point = column(value)
    let cells = (0..<width).map { place in
      if place == point { return signs.point }
      return (low...max(low, high)).contains(place) ? signs.bar : canvas.glyphs.missing
    }
    return cells.joined()
  }

  private func column(_ number: Double) -> Int {
    let inside = min(axis.upperBound, max(axis.lowerBound, number))
    let share = (inside - axis.lowerBound) / (axis.upperBound - axis.lowerBound)
    return min(width - 1, Int((share * Double(width - 1)).rounded()))
  }
}
