// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Small data sets as papers print them.
enum Data {
  /// Two raters' contingency table, the first rater in rows.
  static func table(_ cells: [[Int]], _ categories: [String]) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: categories)
    var unit = 0
    for (k, row) in cells.enumerated() {
      for (l, count) in row.enumerated() {
        for _ in 0..<count {
          unit += 1
          try builder.add(unit: String(unit), rater: "A", category: categories[k])
          try builder.add(unit: String(unit), rater: "B", category: categories[l])
        }
      }
    }
    return try builder.build()
  }

  /// One string a rater, one character a unit, "." for missing.
  static func raters(_ rows: [String], _ categories: [String], level: Level = .nominal) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: categories, level: level)
    for (rater, row) in rows.enumerated() {
      for (unit, label) in row.enumerated() where label != "." {
        try builder.add(unit: "u\(unit + 1)", rater: "R\(rater + 1)", category: String(label))
      }
    }
    return try builder.build()
  }

  /// Ratings per category for each unit, whoever gave them.
  static func counts(_ units: [[Int]], _ categories: [String]) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: categories)
    for (unit, counts) in units.enumerated() {
      var rater = 0
      for (category, count) in counts.enumerated() {
        for _ in 0..<count {
          rater += 1
          try builder.add(unit: String(unit), rater: "R\(rater)", category: categories[category])
        }
      }
    }
    return try builder.build()
  }
}
