// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import JSON
internal import ReviewREPL
internal import TerminalIO

/// Two parts and how far their figures differ.
struct PartComparison {
  let first: ComparedPart
  let second: ComparedPart
  let difference: AgreementDifference
}

/// How far the figures of two parts or more differ, as a table and as JSON.
struct DifferenceAnswer: Screen {
  let request: DifferenceRequest
  let parts: [ComparedPart]
  let comparisons: [PartComparison]
  let plan: IntervalPlan

  func render(in canvas: Canvas) -> String {
    let tables = comparisons.map { canvas.sentences([heading($0)]) + "\n" + table($0, canvas).render(in: canvas) }
    return (tables + [canvas.sentences(warnings)]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func heading(_ comparison: PartComparison) -> String {
    let (groups, difference) = (comparison.difference.groups, comparison.difference)
    let noun = difference.isByCluster ? "cluster" : comparison.first.noun
    let alone = groups.first + groups.second
    let shared = groups.both == 0 ? "no \(noun) in common" : "\(counted(groups.both, noun)) in both"
    return
      "First \(sanitized(comparison.first.name)), second \(sanitized(comparison.second.name)) ·"
      + " \(difference.design.rawValue): \(shared)\(alone > 0 ? ", \(alone) in one alone" : "") ·"
      + " \(counted(plan.replicates, "replicate")) over \(noun)s"
  }

  private func table(_ comparison: PartComparison, _ canvas: Canvas) -> Table {
    let signs = Signs(canvas.glyphs)
    let percent = Figure.text(plan.confidence * 100, decimals: 0)
    var table = Table(columns: [
      .init(""), .init("first", .trailing), .init("second", .trailing), .init("change", .trailing),
      .init("\(percent) % interval", isWhole: true), .init("p", .trailing),
    ])
    let rows = comparison.difference.rows.filter { $0.first.category == nil }
    table.rows = rows.map { row in
      func figure(_ value: Double?, _ decimals: Int = 4) -> String {
        value.map { Figure.text($0, decimals: decimals) } ?? signs.undefined
      }
      let kind = row.first.metric ?? row.first.weights
      let name = row.first.coefficient.name + (kind.map { ", \(sanitized($0))" } ?? "")
      let limits = row.interval.map { (lower: $0.lower, upper: $0.upper) }
      return [
        name + (row.first.raters.map { ", \($0.map(sanitized).joined(separator: "-"))" } ?? ""),
        figure(row.first.value), figure(row.second.value), canvas.style.bold(figure(row.value)),
        Figure.text(limits, within: -2...2, signs), figure(row.p),
      ]
    }
    return table
  }

  /// What a reader should know, a sentence each.
  private var warnings: [String] {
    var warnings: [String] = []
    if case .by(.round) = request, let all = parts.map(\.units).max() {
      warnings += parts.filter { $0.units < all }.map { part in
        "\(part.name.prefix(1).uppercased() + part.name.dropFirst()) is of \(part.units) of \(counted(all, part.noun)): a"
          + " discussion takes up what reviewers differed on, and its figures are no sample of the rest."
      }
    }
    let isClustered = parts.contains { $0.clusters != nil }
    if isClustered, comparisons.contains(where: { !$0.difference.isByCluster }) {
      warnings.append(
        "\(parts[0].noun == "unit" ? "Units" : "Documents") are resampled, not clusters, where one side has fewer than \(Clusters.fewest) of them or --cluster none says so."
      )
    }
    if comparisons.contains(where: { $0.difference.rows.contains { $0.undefinedReplicates * 20 > plan.replicates } }) {
      warnings.append(
        "Some figures have no value in more than one replicate of twenty; their intervals rest on the rest.")
    }
    return warnings
  }

  /// The answer as one JSON object.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("comparison")
      json.object { json in
        json.key("by")
        switch request {
        case .files: json.string("files")
        case .by(let parting): json.string(parting.rawValue)
        }
        json.key("confidence")
        json.number(plan.confidence)
        json.key("replicates")
        json.int(plan.replicates)
        json.key("seed")
        json.int(Int(clamping: plan.seed))
        json.key("parts")
        json.array(parts) { json, part in part.write(to: &json) }
        json.key("differences")
        json.array(comparisons) { json, comparison in
          json.line()
          comparison.difference.write(parts: [comparison.first.name, comparison.second.name], to: &json)
        }
      }
      json.key("warnings")
      json.array(warnings) { $0.string($1) }
    }
    json.line()
    return json.bytes
  }
}
