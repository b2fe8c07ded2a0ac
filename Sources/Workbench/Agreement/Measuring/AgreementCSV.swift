// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import DatasetExchange
internal import JSON

/// A report's coefficients as RFC 4180, one row each, with a header.
struct AgreementCSV {
  let report: AgreementReport
  /// Which paragraphs count, in a project.
  let scope: ReviewScope?

  static let columns = [
    "coefficient", "weights", "metric", "raters", "category", "value", "reason", "se", "ci_low", "ci_high", "interval",
    "p", "n", "observed", "expected",
  ]

  func write(to sink: any ByteSink) throws(ExchangeError) {
    var csv = CSVWriter()
    csv.row((Self.columns + (scope == nil ? [] : ["scope"])).map(JSONValue.string))
    for estimate in report.coefficients {
      csv.row(Self.row(estimate) + (scope.map { [.string($0.rawValue)] } ?? []))
    }
    try sink.write(csv.take())
  }

  private static func row(_ estimate: Estimate) -> [JSONValue] {
    [
      .string(estimate.coefficient.rawValue), JSONValue(estimate.weights), JSONValue(estimate.metric),
      JSONValue(estimate.raters ?? []), JSONValue(estimate.category), number(estimate.value),
      JSONValue(estimate.reason?.phrase), number(estimate.standardError), number(estimate.interval?.lower),
      number(estimate.interval?.upper), JSONValue(estimate.interval?.method.rawValue), number(estimate.p),
      .integer(estimate.n), number(estimate.observed), number(estimate.expected),
    ]
  }

  private static func number(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(value)
  }
}

/// The probability of each label for each unit as CSV.
struct PosteriorsCSV {
  let posteriors: UnitPosteriors
  let matrix: ReliabilityMatrix

  func write(to sink: any ByteSink) throws(ExchangeError) {
    let csv = CSVWriter()
    let labels = matrix.categories.map { Array(",\(csv.cell(.string($0))),".utf8) }
    // Units with the same ratings share their probabilities, and so the ends of their rows.
    var tails: [Int: [[UInt8]]] = [:]
    var bytes = Array("unit,label,probability\r\n".utf8)
    for unit in 0..<posteriors.unitCount {
      let probabilities = posteriors.probabilities(of: unit)
      let name = Array(csv.cell(.string(matrix.units[unit])).utf8)
      let ends =
        tails[probabilities.startIndex]
        ?? zip(labels, probabilities).map { $0 + csv.cell(.number($1)).utf8 + [0x0D, 0x0A] }
      tails[probabilities.startIndex] = ends
      for end in ends {
        bytes += name
        bytes += end
      }
      guard bytes.count > 1 << 20 else { continue }
      try sink.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try sink.write(bytes)
  }
}
