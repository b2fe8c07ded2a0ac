// SPDX-License-Identifier: GPL-3.0-or-later

/// Two sets of ratings as one sample: groups that both rate, units or clusters by name, are drawn for both at once, those
/// of one alone by themselves.
struct JointSample: Sendable {
  /// Whether groups are clusters.
  let isClustered: Bool
  /// The groups of the first alone, of both, and of the second alone.
  let groups: (first: Int, both: Int, second: Int)
  /// For each joint pattern the rating pattern in the first and in the second, -1 for none.
  private let patterns: [(first: Int, second: Int)]
  private let samplers: [MultinomialSampler]
  private let sizes: (first: Int, second: Int)

  /// Joins two sets of units; by clusters where both have enough of them and they are wanted.
  init(_ first: DrawnUnits, _ second: DrawnUnits, clustered: Bool) {
    sizes = (first.patternCount, second.patternCount)
    isClustered =
      clustered && [first, second].allSatisfy { ($0.clusters?.count ?? 0) >= Clusters.fewest }
    if isClustered, let one = first.clusters, let other = second.clusters {
      (patterns, samplers, groups) = Self.clusters(first, one, second, other)
    } else {
      (patterns, samplers, groups) = Self.units(first, second)
    }
  }

  private typealias Joined = (
    patterns: [(first: Int, second: Int)], samplers: [MultinomialSampler], groups: (first: Int, both: Int, second: Int)
  )

  private static func units(_ first: DrawnUnits, _ second: DrawnUnits) -> Joined {
    var names = first.names
    let number = names.intern(second.names).map(Int.init)
    var secondOf = [Int](repeating: -1, count: names.count)
    for (unit, pattern) in zip(number, second.patternOfUnit) { secondOf[unit] = pattern }
    var index: [Int: Int] = [:]
    var patterns: [(first: Int, second: Int)] = [], counts: [Double] = []
    for unit in 0..<names.count {
      let own = unit < first.patternOfUnit.count ? first.patternOfUnit[unit] : -1, other = secondOf[unit]
      let key = (own + 1) * (second.patternCount + 1) + other + 1
      if let place = index[key] {
        counts[place] += 1
        continue
      }
      index[key] = patterns.count
      patterns.append((own, other))
      counts.append(1)
    }
    func stratum(_ isIn: ((first: Int, second: Int)) -> Bool) -> (MultinomialSampler, Int) {
      let units = zip(patterns, counts).map { isIn($0) ? $1 : 0 }
      return (MultinomialSampler(Sample(multiplicities: units)), Int(units.reduce(0, +)))
    }
    let strata = [
      stratum { $0.second < 0 }, stratum { $0.first >= 0 && $0.second >= 0 }, stratum { $0.first < 0 },
    ]
    return (
      patterns, strata.filter { $0.1 > 0 }.map(\.0), (first: strata[0].1, both: strata[1].1, second: strata[2].1)
    )
  }

  private static func clusters(
    _ first: DrawnUnits, _ one: Clusters, _ second: DrawnUnits, _ other: Clusters
  ) -> Joined {
    var names = NameTable(one.names)
    let number = names.intern(NameTable(other.names)).map(Int.init)
    let patterns =
      (0..<first.patternCount).map { (first: $0, second: -1) }
      + (0..<second.patternCount).map { (first: -1, second: $0) }
    let patternOf =
      first.patternOfUnit.map { Int32($0) } + second.patternOfUnit.map { Int32(first.patternCount + $0) }
    let clusterOf = one.ofUnit.map(Int.init) + other.ofUnit.map { number[Int($0)] }
    var isIn = [(Bool, Bool)](repeating: (false, false), count: names.count)
    for cluster in one.ofUnit { isIn[Int(cluster)].0 = true }
    for cluster in other.ofUnit { isIn[number[Int(cluster)]].1 = true }
    var sizes: [Int] = []
    var samplers: [MultinomialSampler] = []
    for wanted in [(true, false), (true, true), (false, true)] {
      let units = clusterOf.indices.filter { isIn[clusterOf[$0]] == wanted }
      sizes.append(isIn.count { $0 == wanted })
      guard !units.isEmpty else { continue }
      samplers.append(
        MultinomialSampler(
          Sample(
            patternCount: patterns.count, patternOfUnit: units.map { patternOf[$0] },
            clusterOfUnit: units.map { UInt32(clusterOf[$0]) }, clusterCount: names.count)))
    }
    return (patterns, samplers, (first: sizes[0], both: sizes[1], second: sizes[2]))
  }

  /// Draws as many groups of each kind as there are, and says how many units fall on each pattern of the two.
  func draw(from stream: inout RandomStream) -> (first: [Double], second: [Double]) {
    var counts = [Double](repeating: 0, count: patterns.count)
    var drawn = (first: [Double](repeating: 0, count: sizes.first), second: [Double](repeating: 0, count: sizes.second))
    for sampler in samplers {
      sampler.draw(into: &counts, from: &stream)
      for (pattern, count) in zip(patterns, counts) where count > 0 {
        if pattern.first >= 0 { drawn.first[pattern.first] += count }
        if pattern.second >= 0 { drawn.second[pattern.second] += count }
      }
    }
    return drawn
  }
}

/// What of a set of ratings or spans is drawn: its units with their patterns and clusters.
struct DrawnUnits {
  let names: NameTable
  let patternOfUnit: [Int]
  let patternCount: Int
  let clusters: Clusters?

  /// The units of a matrix.
  init(_ matrix: ReliabilityMatrix) {
    names = matrix.units
    patternOfUnit = matrix.patternOfUnit.map(Int.init)
    patternCount = matrix.patterns.count
    clusters = matrix.clusters
  }

  /// The documents that two raters and more have read, each a pattern of its own.
  init(_ corpus: UnitizedCorpus) {
    let read = corpus.documents.indices.filter { corpus.readers[$0].count > 1 }
    patternOfUnit = read
    patternCount = corpus.documents.count
    names = NameTable(read.map { corpus.documents[$0] })
    var found = NameTable()
    clusters = corpus.clusters.map { of in
      let numbers = read.map { UInt32(found.intern(of[$0])) }
      return Clusters(names: found.all, ofUnit: numbers)
    }
  }
}
