// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import DatasetExchange

/// Intervals over a common scale as an SVG image of its own, for a paper or a page.
struct EstimateDrawing {
  let rows: [EstimateLines.Row]
  /// What the image says it is.
  let title: String

  private static let width = 720.0, left = 260.0, right = 80.0, line = 24.0, top = 40.0

  var svg: String {
    let drawn = rows.filter { $0.estimate.value != nil }
    let lowest = drawn.compactMap { $0.estimate.interval?.lower ?? $0.estimate.value }.min() ?? 0
    let start = lowest < 0 ? max(-1, (lowest * 10).rounded(.down) / 10) : 0
    let height = Self.top + Self.line * Double(drawn.count) + 40
    let size = "width=\"\(number(Self.width))\" height=\"\(number(height))\""
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) viewBox=\"0 0 \(number(Self.width)) \(number(height))\""
        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">",
      "<title>\(escapedXML(title))</title>",
      "<text x=\"8\" y=\"20\" font-weight=\"bold\">\(escapedXML(title))</text>",
    ]
    parts += axis(from: start, bottom: height - 32)
    for (place, row) in drawn.enumerated() {
      parts += bar(row, at: Self.top + Self.line * (Double(place) + 0.5), from: start)
    }
    return (parts + ["</svg>", ""]).joined(separator: "\n")
  }

  private func place(_ value: Double, from start: Double) -> Double {
    Self.left + (min(1, max(start, value)) - start) / (1 - start) * (Self.width - Self.left - Self.right)
  }

  private func axis(from start: Double, bottom: Double) -> [String] {
    let steps = Int(((1 - start) * 5).rounded())
    return (0...steps).flatMap { step -> [String] in
      let value = start + (1 - start) * Double(step) / Double(steps), x = number(place(value, from: start))
      return [
        "<line x1=\"\(x)\" y1=\"\(number(Self.top))\" x2=\"\(x)\" y2=\"\(number(bottom))\" stroke=\"#ddd\"/>",
        "<text x=\"\(x)\" y=\"\(number(bottom + 16))\" text-anchor=\"middle\">\(Figure.text(value, decimals: 1))</text>",
      ]
    }
  }

  private func bar(_ row: EstimateLines.Row, at y: Double, from start: Double) -> [String] {
    guard let value = row.estimate.value else { return [] }
    let kind = row.estimate.raters?.joined(separator: "-") ?? row.estimate.metric ?? row.estimate.weights
    let name = escapedXML(row.name + (kind.map { ", \($0)" } ?? ""))
    let middle = number(y), text = number(y + 4)
    var parts = ["<text x=\"8\" y=\"\(text)\">\(name)</text>"]
    if let interval = row.estimate.interval {
      let (low, high) = (number(place(interval.lower, from: start)), number(place(interval.upper, from: start)))
      parts.append(
        "<line x1=\"\(low)\" y1=\"\(middle)\" x2=\"\(high)\" y2=\"\(middle)\" stroke=\"#36c\" stroke-width=\"2\"/>")
    }
    parts.append("<circle cx=\"\(number(place(value, from: start)))\" cy=\"\(middle)\" r=\"4\" fill=\"#36c\"/>")
    let end = number(Self.width - Self.right + 12)
    parts.append("<text x=\"\(end)\" y=\"\(text)\">\(Figure.text(value, decimals: 4))</text>")
    return parts
  }

  private func number(_ value: Double) -> String { Figure.text(value, decimals: 1) }
}
