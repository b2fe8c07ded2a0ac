// SPDX-License-Identifier: GPL-3.0-or-later

/// The best alignment of one document's units: which of them are one and the same mark.
///
/// A set of aligned units saves delta for each unit but the first, and (delta - d) / pairs for each pair, over units that
/// stay alone; a pair of no units costs delta as well (Mathet et al. 2015, p. 455). Two raters are an assignment, which is
/// solved; with more the sets of units that hang together are gone through from the left, exactly unless too many ways
/// stay open, and then, as where a set reaches too far, the raters are assigned in turn and a bound is given.
struct AlignedSets: Sendable {
  /// The sets of two units and more.
  private(set) var sets: [[Int]] = []
  /// What they save over units that all stay alone.
  private(set) var saving = 0.0
  /// What no alignment can save more than.
  private(set) var bound = 0.0

  /// Whether no alignment is better.
  var isExact: Bool { bound - saving <= 1e-9 * max(1, saving) }

  /// Aligns; nil where more pairs of units are near one another than can be looked at.
  ///
  /// - Parameters:
  ///   - continuum: The document.
  ///   - width: How many ways stay open at a time.
  init?(_ continuum: GammaContinuum, width: Int) {
    guard let neighbours = GammaNeighbours(continuum) else { return nil }
    var rounds = AssignmentRounds(continuum, neighbours)
    for component in neighbours.components(continuum) {
      if continuum.raters == 2 {
        let sets = rounds.once(component)
        take(sets, sets.reduce(0) { $0 + rounds.saving($1) })
        continue
      }
      var search = WindowSearch(continuum, neighbours, component)
      let found = search?.run(width: width)
      if let found, found.isExact {
        take(found.sets, found.saving)
        continue
      }
      let sets = rounds.improved(found?.sets ?? [], component)
      take(sets, rounds.bound(component))
    }
    saving = sets.reduce(0) { $0 + rounds.saving($1) }
    bound = max(bound, saving)
  }

  private mutating func take(_ found: [[Int]], _ bound: Double) {
    sets += found
    self.bound += bound
  }
}
