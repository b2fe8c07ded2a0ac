// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Random ratings as rows, for laws that must hold on any data.
struct RandomRatings {
  struct Row {
    var unit: String
    var rater: String
    var label: String
    var cluster: String?
  }

  var rows: [Row] = []
  let categories: [String]

  init(seed: UInt64, units: Int = 40, raters: Int = 4, categories: [String] = ["1", "2", "3"], missing: Double = 0.2) {
    var stream = RandomStream(seed: seed)
    self.categories = categories
    for unit in 0..<units {
      let truth = stream.below(categories.count)
      for rater in 0..<raters where stream.uniform() >= missing {
        let label = stream.uniform() < 0.7 ? truth : stream.below(categories.count)
        rows.append(
          Row(unit: "u\(unit)", rater: "R\(rater)", label: categories[label], cluster: "c\(unit / 4)"))
      }
    }
  }

  func matrix(clustered: Bool = false, level: Level = .nominal) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: categories, level: level)
    for row in rows {
      try builder.add(
        unit: row.unit, rater: row.rater, category: row.label, cluster: clustered ? row.cluster : nil)
    }
    return try builder.build()
  }
}
