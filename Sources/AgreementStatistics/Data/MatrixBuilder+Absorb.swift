// SPDX-License-Identifier: GPL-3.0-or-later

extension MatrixBuilder {
  /// Takes over what another builder collected from the rows that follow, as if they had been added here one by one.
  ///
  /// - Parameters:
  ///   - later: The other builder, made with the same options.
  ///   - offset: What to add to its row numbers.
  /// - Returns: False if a unit has another cluster there; ratings are then not taken over.
  mutating func absorb(_ later: MatrixBuilder, rowOffset offset: Int) -> Bool {
    var later = later
    later.endRun()
    endRun()
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
    func same(_ rating: Rating) -> Rating {
      Rating(rater: Int(rater[Int(rating.rater)]), category: Int(category[Int(rating.category)]))
    }
    var run: [Rating] = []
    var mine = [UInt32](repeating: RatingSequences.empty, count: later.sequences.count)
    for number in 1..<max(1, later.sequences.count) {
      run.removeAll(keepingCapacity: true)
      for rating in later.sequences.run(UInt32(number)) { run.append(same(rating)) }
      mine[number] = sequences.extend(mine[Int(later.sequences.shorter(than: UInt32(number)))], by: run)
    }
    for (number, sequence) in later.sequenceOf.enumerated() where sequence != RatingSequences.empty {
      let own = Int(unit[number])
      if sequenceOf[own] == RatingSequences.empty {
        sequenceOf[own] = mine[Int(sequence)]
      } else {
        sequenceOf[own] = sequences.extend(sequenceOf[own], by: later.sequences[sequence].map(same))
      }
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
