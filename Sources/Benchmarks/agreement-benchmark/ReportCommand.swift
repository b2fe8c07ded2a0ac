// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Prints the report on a file of ratings as JSON.
enum ReportCommand {
  static func run(_ arguments: Arguments) throws(RatingsError) {
    let level = arguments["level"].flatMap { Level(rawValue: $0) } ?? .nominal
    let categories = arguments["categories"]?.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    var reader = RatingsReader(
      categories: categories, level: level,
      duplicates: arguments["duplicates"].flatMap { DuplicatePolicy(rawValue: $0) } ?? .error)
    reader.keepsEmptyLabels = arguments["set-separator"] != nil
    let matrix = try reader.read(path: arguments.values.first ?? "-")
    var options = AgreementOptions(level: level)
    options.plan.method = IntervalMethod(rawValue: arguments["interval"] ?? "analytic")
    options.plan.replicates = arguments.number("replicates", default: 1000)
    options.plan.seed = UInt64(arguments.number("seed", default: 1))
    options.halfWidth = arguments["plan"].flatMap { Double($0) }
    options.weights = arguments["weights"].flatMap { WeightScheme(name: $0) }
    if let rows = arguments["disagreements"]?.split(separator: ";").map({
      $0.split(separator: ",").compactMap { Double($0) }
    }),
      let matrix = try? WeightMatrix(name: "custom", rows: rows, categories: matrix.categories.count)
    {
      options.weights = matrix.scheme
      options.metric = matrix.metric
    }
    let report =
      arguments["set-separator"].map { SetValuedAnalysis(separator: $0, plan: options.plan).run(matrix) }
      ?? AgreementAnalysis(options).run(matrix)
    print(String(decoding: report.json(), as: UTF8.self), terminator: "")
  }
}
