// SPDX-License-Identifier: GPL-3.0-or-later

/// The models of annotation, by the names they bear in reports.
public enum AnnotationModelName: String, CaseIterable, Sendable {
  /// A confusion matrix for every rater (Dawid and Skene 1979).
  case dawidSkene = "dawid-skene"
  /// A chance of knowing and a spamming strategy for every rater (Hovy et al. 2013).
  case mace
  /// The most frequent label of each unit.
  case majority

  /// A model's tables may take this many bytes of memory.
  static let memoryLimit = 1 << 31

  /// Dawid-Skene tells so many chances apart at most, labels by labels for each rater.
  static let chanceLimit = 4_000_000

  /// Refuses ratings whose tables would not fit, before they are made.
  func check(_ matrix: ReliabilityMatrix) throws(ModelError) {
    guard matrix.unitCount > 0 else { throw .noRatings }
    let bytes = memory(matrix)
    guard bytes <= Double(Self.memoryLimit) else {
      throw .tooLarge(
        model: self, raters: matrix.raters.count, labels: matrix.categories.count, bytes: bytes,
        limit: Self.memoryLimit)
    }
    if self == .dawidSkene, matrix.raters.count * matrix.categories.count * matrix.categories.count > Self.chanceLimit {
      throw .tooManyChances(
        raters: matrix.raters.count, labels: matrix.categories.count, limit: Self.chanceLimit)
    }
  }

  /// About how many bytes the tables take: labels by labels for each rater, several times, and labels for each pattern.
  private func memory(_ matrix: ReliabilityMatrix) -> Double {
    let labels = Double(matrix.categories.count)
    let confusions = 8 * Double(matrix.raters.count) * labels * labels
    let posteriors = 8 * Double(matrix.patterns.count) * labels
    switch self {
    case .dawidSkene: return 4 * confusions + posteriors
    case .mace: return 2 * confusions + posteriors
    case .majority: return posteriors
    }
  }
}

/// Why a model of annotation can not be fitted.
public enum ModelError: Error, Equatable, Sendable {
  /// There is not one rating.
  case noRatings
  /// Every rater has a chance of every label for every true one, and that is too many to learn or to print.
  case tooManyChances(raters: Int, labels: Int, limit: Int)
  /// The model's tables would take about so many bytes of memory, more than they may.
  case tooLarge(model: AnnotationModelName, raters: Int, labels: Int, bytes: Double, limit: Int)
}
