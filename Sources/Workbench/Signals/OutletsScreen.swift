// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import DatasetExchange
internal import JSON
internal import ReviewREPL
internal import TerminalIO

/// The signals by outlet and by origin.
struct OutletsScreen: Screen {
  let outlets: [OutletSignals]
  let origins: [OutletSignals]

  func render(in canvas: Canvas) -> String {
    if outlets.isEmpty { return "No review can be shown yet.\n" }
    return part("by outlet", outlets, canvas) + "\n" + part("by origin", origins, canvas)
      + "\n"
      + canvas.sentences([
        "Means over articles with 95 % intervals (Student's t over articles, cut at what can be); a single article has none, nor has what does not vary."
      ])
  }

  private func part(_ title: String, _ groups: [OutletSignals], _ canvas: Canvas) -> String {
    groups.map { group in
      let name = group.name.isEmpty ? "(unknown)" : sanitized(group.name)
      let count = counted(group.articles.count, "article")
      var table = Table(
        columns: [.init(""), .init("mean", .trailing), .init("95 % interval", .trailing)], indent: "    ")
      table.rows = group.means.filter { $0.value != nil }.map { mean in
        let interval = Figure.text(mean.interval, within: -.infinity ... .infinity, Signs(canvas.glyphs))
        return [mean.name.replacing("_", with: " "), mean.value.map(figure) ?? "", interval]
      }
      return canvas.sentences(["\(canvas.style.bold(name)), \(title), \(count)"]) + table.render(in: canvas)
    }.joined(separator: "\n")
  }

  private func figure(_ value: Double) -> String { Figure.text(value, decimals: 2) }
}

extension OutletSignals {
  /// The means with their intervals.
  var json: JSONValue {
    [
      "name": JSONValue(name.isEmpty ? nil : name), "articles": JSONValue(articles),
      "signals": .array(
        means.map { mean in
          [
            "signal": .string(mean.name), "mean": JSONValue(mean.value), "n": .integer(mean.articles),
            "ci": mean.interval.map { .array([JSONValue($0.lower), JSONValue($0.upper)]) } ?? .null,
          ]
        }),
    ]
  }
}
