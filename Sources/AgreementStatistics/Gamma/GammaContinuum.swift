// SPDX-License-Identifier: GPL-3.0-or-later

/// How much position, category and having no partner weigh in gamma (Mathet, Widlöcher and Métivier 2015, p. 454-458).
public struct GammaWeights: Sendable, Equatable {
  /// The weight of positional dissimilarity, above 0.
  public let alpha: Double
  /// The weight of categorical dissimilarity, 0 or more.
  public let beta: Double
  /// Delta, the dissimilarity of a span from none, above 0.
  public let empty: Double

  /// Weights; by default all 1.
  public init(alpha: Double = 1, beta: Double = 1, empty: Double = 1) {
    (self.alpha, self.beta, self.empty) = (alpha, beta, empty)
  }
}

/// One document as raters marked it, or as chance would.
struct GammaContinuum: Sendable {
  /// One marked stretch.
  struct Unit: Sendable {
    let rater: Int
    let category: Int
    let start: Double
    let end: Double

    var middle: Double { (start + end) / 2 }
    var length: Double { end - start }
  }

  /// The raters who read it, two or more.
  let raters: Int
  /// What they marked, raters counting from 0.
  let units: [Unit]
  let weights: GammaWeights

  /// The pairs of raters.
  var pairs: Double { Double(raters * (raters - 1) / 2) }

  /// Units a rater.
  var unitsPerRater: Double { Double(units.count) / Double(raters) }

  /// The square of the summed distances of the limits over the summed lengths (p. 454, sporadic).
  static func positional(_ one: Unit, _ other: Unit) -> Double {
    let distance = (abs(one.start - other.start) + abs(one.end - other.end)) / (one.length + other.length)
    return distance * distance
  }

  /// The combined dissimilarity of two units (p. 457).
  func dissimilarity(_ one: Unit, _ other: Unit) -> Double {
    weights.empty
      * (weights.alpha * Self.positional(one, other) + (one.category == other.category ? 0 : weights.beta))
  }

  /// What two units add to what aligning saves, beside delta for every unit but the first.
  func gain(_ one: Int, _ other: Int) -> Double {
    (weights.empty - dissimilarity(units[one], units[other])) / pairs
  }
}

/// The pairs of units that a best alignment can join, as neighbours of each.
///
/// Two parts of a set of aligned units are joined at no loss only if some pair across them is less dissimilar than
/// (pairs + 1) delta; so a set that is worth it hangs together by such pairs.
struct GammaNeighbours {
  private(set) var ends: [Int] = []
  private(set) var others: [Int32] = []

  /// The most pairs that are kept, 40 million.
  static let limit = 40_000_000

  /// Finds them by middle and length class; nil where there are more than the limit.
  ///
  /// O(units log units + pairs), for pairs whose middles are near enough.
  init?(_ continuum: GammaContinuum) {
    let units = continuum.units, weights = continuum.weights
    let most = (continuum.pairs + 1) * weights.empty
    let reach = ((continuum.pairs + 1) / weights.alpha).squareRoot() / 2
    let shelves = Shelves(continuum)
    var found = [[Int32]](repeating: [], count: units.count)
    var count = 0
    for (place, unit) in units.enumerated() {
      for shelf in shelves.all where shelf.rater > unit.rater {
        let window = reach * (unit.length + shelf.longest)
        var next = shelf.first(from: unit.middle - window)
        while next < shelf.members.count, shelf.middles[next] <= unit.middle + window {
          let other = shelf.members[next]
          next += 1
          guard continuum.dissimilarity(unit, units[other]) < most else { continue }
          found[place].append(Int32(other))
          found[other].append(Int32(place))
          count += 1
        }
        if count > Self.limit { return nil }
      }
    }
    for list in found {
      others += list
      ends.append(others.count)
    }
  }

  subscript(unit: Int) -> ArraySlice<Int32> { others[(unit == 0 ? 0 : ends[unit - 1])..<ends[unit]] }

  /// The units that hang together, each list in order of their middles.
  func components(_ continuum: GammaContinuum) -> [[Int]] {
    var root = Array(0..<ends.count)
    func find(_ unit: Int) -> Int {
      var unit = unit
      while root[unit] != unit {
        root[unit] = root[root[unit]]
        unit = root[unit]
      }
      return unit
    }
    for unit in 0..<ends.count {
      for other in self[unit] where other > unit { root[find(Int(other))] = find(unit) }
    }
    var members: [Int: [Int]] = [:]
    for unit in 0..<ends.count where !self[unit].isEmpty { members[find(unit), default: []].append(unit) }
    let units = continuum.units
    return members.sorted { $0.key < $1.key }.map { $0.value.sorted { units[$0].middle < units[$1].middle } }
  }

  /// The units of a rater whose lengths are within a factor of two of each other, by middle.
  private struct Shelf {
    let rater: Int
    let longest: Double
    let members: [Int]
    let middles: [Double]

    /// The first member with a middle from there on.
    func first(from middle: Double) -> Int {
      var low = 0, high = middles.count
      while low < high {
        let place = (low + high) / 2
        if middles[place] < middle { low = place + 1 } else { high = place }
      }
      return low
    }
  }

  private struct Shelves {
    let all: [Shelf]

    init(_ continuum: GammaContinuum) {
      var classes: [[Int]: [Int]] = [:]
      for (place, unit) in continuum.units.enumerated() {
        classes[[unit.rater, Int(unit.length.exponent)], default: []].append(place)
      }
      all = classes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, members in
        let sorted = members.sorted { continuum.units[$0].middle < continuum.units[$1].middle }
        return Shelf(
          rater: key[0], longest: sorted.map { continuum.units[$0].length }.max() ?? 0, members: sorted,
          middles: sorted.map { continuum.units[$0].middle })
      }
    }
  }
}
