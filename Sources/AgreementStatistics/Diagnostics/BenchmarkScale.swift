// SPDX-License-Identifier: GPL-3.0-or-later

/// A scale of words for coefficients.
public enum BenchmarkScale: String, Sendable, CaseIterable {
  /// Landis and Koch 1977.
  case landisKoch = "Landis-Koch"
  /// Altman 1991.
  case altman = "Altman"
  /// Fleiss 1981.
  case fleiss = "Fleiss"

  /// One word of a scale and the least coefficient it stands for.
  public struct Step: Sendable, Equatable {
    /// The word.
    public let name: String
    /// The lower limit.
    public let lower: Double
  }

  /// The words from best to worst.
  public var steps: [Step] {
    let all: [(String, Double)]
    switch self {
    case .landisKoch:
      all = [
        ("Almost Perfect", 0.8), ("Substantial", 0.6), ("Moderate", 0.4), ("Fair", 0.2), ("Slight", 0), ("Poor", -1),
      ]
    case .altman: all = [("Very Good", 0.8), ("Good", 0.6), ("Moderate", 0.4), ("Fair", 0.2), ("Poor", -1)]
    case .fleiss: all = [("Excellent", 0.75), ("Intermediate to Good", 0.4), ("Poor", -1)]
    }
    return all.map { Step(name: $0.0, lower: $0.1) }
  }
}
