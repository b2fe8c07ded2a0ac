// SPDX-License-Identifier: GPL-3.0-or-later

extension AnnotationModelName {
  /// Fits the model, as its type's own default says, to a matrix.
  ///
  /// - Parameter matrix: the ratings; replicates count as observations of their own.
  /// - Returns: estimates by the numbers of the matrix's raters, categories and units.
  /// - Throws: `LabelTriplesError` for no rating at all, or more raters times categories than 32 bits number.
  /// - Complexity: O(units) once, then O(codes of distinct patterns * labels) an iteration.
  public func fit(_ matrix: ReliabilityMatrix) throws(LabelTriplesError) -> AnnotationModelFit {
    guard matrix.unitCount > 0 else { throw .noRatings }
    let codes = matrix.raters.count.multipliedReportingOverflow(by: matrix.categories.count)
    guard !codes.overflow, codes.partialValue <= Int(Int32.max), matrix.unitCount <= Int(Int32.max) else {
      throw .tooLarge(units: matrix.unitCount, raters: matrix.raters.count, labels: matrix.categories.count)
    }
    let patterns = VotePatterns(matrix)
    switch self {
    case .dawidSkene: return DawidSkene().fit(patterns)
    case .mace: return MACE().fit(patterns)
    case .majority: return MajorityVote().fit(patterns)
    }
  }
}
