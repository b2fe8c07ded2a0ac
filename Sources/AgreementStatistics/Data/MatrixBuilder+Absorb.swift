// SPDX-License-Identifier: GPL-3.0-or-later

extension MatrixBuilder {
  /// Takes over what another builder collected from the rows that follow, as if they had been added here one by one.
  ///
  /// - Parameters:
  ///   - later: The other builder, made with the same options.
  ///   - offset: What to add to its row numbers.
  /// - Returns: False if a unit has another cluster there; ratings are then not taken over.
  mutating func absorb(_ later: MatrixBuilder, rowOffset offset: Int) -> Bool {
    let unit = units.intern(later.units)
    guard absorbClusters(later, unit) else { return false }
    let rater = raters.intern(later.raters)
    let category = categories.intern(later.categories)
    while sequenceOf.count < units.count { sequenceOf.append(RatingSequences.empty) }
    absorbSequences(later, unit, rater, category)
    ratingCount += later.ratingCount
    missing += later.missing
    unitOf.reserveCapacity(unitOf.count + later.unitOf.count)
    for number in later.unitOf { unitOf.append(unit[Int(number)]) }
    rows.append(later.rows, offset: offset)
    return true
  }

  private mutating func absorbSequences(
    _ later: MatrixBuilder, _ unit: [UInt32], _ rater: [UInt32], _ category: [UInt32]
  ) {
    var ratings: [Rating] = []
    var fromEmpty = [UInt32](repeating: RatingSequences.empty, count: later.sequences.count)
    for (number, sequence) in later.sequenceOf.enumerated() where sequence != RatingSequences.empty {
      let mine = Int(unit[number])
      if sequenceOf[mine] == RatingSequences.empty, fromEmpty[Int(sequence)] != RatingSequences.empty {
        sequenceOf[mine] = fromEmpty[Int(sequence)]
        continue
      }
      let isEmpty = sequenceOf[mine] == RatingSequences.empty
      later.sequences.read(sequence, into: &ratings)
      for rating in ratings {
        let same = Rating(rater: Int(rater[Int(rating.rater)]), category: Int(category[Int(rating.category)]))
        sequenceOf[mine] = sequences.extend(sequenceOf[mine], by: same)
      }
      if isEmpty { fromEmpty[Int(sequence)] = sequenceOf[mine] }
    }
  }

  private mutating func absorbClusters(_ later: MatrixBuilder, _ unit: [UInt32]) -> Bool {
    let cluster = clusters.intern(later.clusters)
    for (number, theirs) in later.clusterOf.enumerated() where theirs != .max {
      let mine = Int(unit[number])
      while clusterOf.count <= mine { clusterOf.append(.max) }
      if clusterOf[mine] == .max { clusterOf[mine] = cluster[Int(theirs)] }
      if clusterOf[mine] != cluster[Int(theirs)] { return false }
    }
    return true
  }
}
