// SPDX-License-Identifier: GPL-3.0-or-later

/// Nominal ratings in long form: position `i` says that rater `raters[i]` gave unit `units[i]` the label `labels[i]`.
///
/// Everything is an index; names stay with the caller. Missing ratings are absent rows. The same rater may rate a unit
/// several times: models count each rating as an observation of its own, as Dawid and Skene (1979) do.
public struct LabelTriples: Equatable, Sendable {
  /// The unit of each rating, in `0..<unitCount`.
  public let units: [Int32]
  /// The rater of each rating, in `0..<raterCount`.
  public let raters: [Int32]
  /// The label of each rating, in `0..<labelCount`, in the order the labels are declared.
  public let labels: [Int32]
  /// The number of units, rated or not.
  public let unitCount: Int
  /// The number of raters, those without a rating among them.
  public let raterCount: Int
  /// The number of declared labels, those never used among them.
  public let labelCount: Int

  /// Checks and keeps the columns as they are.
  ///
  /// - Parameters:
  ///   - units: one unit index a rating.
  ///   - raters: one rater index a rating.
  ///   - labels: one label index a rating.
  ///   - unitCount: how many units there are.
  ///   - raterCount: how many raters there are.
  ///   - labelCount: how many labels are declared.
  /// - Throws: `LabelTriplesError` for columns of different length, an index out of range or no rating at all.
  /// - Complexity: O(ratings).
  public init(
    units: [Int32], raters: [Int32], labels: [Int32], unitCount: Int, raterCount: Int, labelCount: Int
  ) throws(LabelTriplesError) {
    guard units.count == raters.count, raters.count == labels.count else {
      throw .columnsDiffer(units: units.count, raters: raters.count, labels: labels.count)
    }
    guard !units.isEmpty else { throw .noRatings }
    let codes = raterCount.multipliedReportingOverflow(by: labelCount)
    let largest = max(codes.partialValue, unitCount, units.count)
    guard !codes.overflow, largest <= Int(Int32.max) else {
      throw .tooLarge(units: unitCount, raters: raterCount, labels: labelCount)
    }
    if let (position, unit) = Self.firstOutside(units, unitCount) {
      throw .unitOutOfRange(position: position, unit: unit, count: unitCount)
    }
    if let (position, rater) = Self.firstOutside(raters, raterCount) {
      throw .raterOutOfRange(position: position, rater: rater, count: raterCount)
    }
    if let (position, label) = Self.firstOutside(labels, labelCount) {
      throw .labelOutOfRange(position: position, label: label, count: labelCount)
    }
    self.units = units
    self.raters = raters
    self.labels = labels
    self.unitCount = unitCount
    self.raterCount = raterCount
    self.labelCount = labelCount
  }

  private static func firstOutside(_ column: [Int32], _ count: Int) -> (position: Int, index: Int)? {
    guard let position = column.firstIndex(where: { $0 < 0 || Int($0) >= count }) else { return nil }
    return (position, Int(column[position]))
  }
}

/// Why parallel columns of units, raters and labels make no data for an annotation model.
public enum LabelTriplesError: Error, Equatable, Sendable {
  /// The three columns differ in length.
  case columnsDiffer(units: Int, raters: Int, labels: Int)
  /// There is not one rating.
  case noRatings
  /// At `position` (from 0) a unit lies outside `0..<count`.
  case unitOutOfRange(position: Int, unit: Int, count: Int)
  /// At `position` (from 0) a rater lies outside `0..<count`.
  case raterOutOfRange(position: Int, rater: Int, count: Int)
  /// At `position` (from 0) a label lies outside `0..<count`.
  case labelOutOfRange(position: Int, label: Int, count: Int)
  /// Raters times labels, units or ratings do not fit in 32 bits.
  case tooLarge(units: Int, raters: Int, labels: Int)
}
