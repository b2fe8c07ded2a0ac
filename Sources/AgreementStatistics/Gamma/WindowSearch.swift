// SPDX-License-Identifier: GPL-3.0-or-later

/// The best sets of units that hang together, gone through from the left: each state is which of the next 64 are taken.
struct WindowSearch {
  /// One set, by its units counted from its first.
  private struct Option {
    let bits: UInt64
    let saving: Double
  }

  /// A way to have come so far: what is taken, and by which set after which way.
  private struct State {
    let taken: UInt64
    let saving: Double
    let node: Int32
    /// The set that was taken last and is not noted yet, 0 for none.
    let bits: UInt64
  }

  private let units: [Int]
  private var options: [[Option]]
  /// How each way came about: the one before, and the unit and the bits of the set that it took.
  private var nodes: [(parent: Int32, first: Int32, bits: UInt64)] = []

  /// The most sets for each unit, on average.
  private static let options = 400

  /// Finds the sets that save anything; nil where one reaches over more than 64 units, or there are too many.
  init?(_ continuum: GammaContinuum, _ neighbours: GammaNeighbours, _ component: [Int]) {
    units = component
    options = []
    let finder = Finder(continuum, neighbours, component)
    var left = Self.options * component.count
    for first in component.indices {
      guard let found = finder.options(from: first, &left) else { return nil }
      options.append(found)
    }
  }

  /// Sets that hang together and begin with one unit, each found once (Wernicke 2006, ESU); sets of units are bits counted
  /// from the first.
  private struct Finder {
    private let continuum: GammaContinuum
    private let units: [GammaContinuum.Unit]
    private let places: [Int]
    private let near: [[Int]]
    /// For each unit its neighbours behind it, the next in bit 1, and before it, the next in bit 62.
    private let behind: [UInt64]
    private let before: [UInt64]
    /// The last neighbour of each.
    private let last: [Int]

    init(_ continuum: GammaContinuum, _ neighbours: GammaNeighbours, _ component: [Int]) {
      let place = Dictionary(uniqueKeysWithValues: zip(component, 0...))
      let near = component.map { unit in neighbours[unit].compactMap { place[Int($0)] } }
      (self.continuum, self.near, places) = (continuum, near, component)
      units = component.map { continuum.units[$0] }
      last = near.map { $0.max() ?? 0 }
      behind = near.enumerated().map { unit, others in
        others.reduce(0) { $1 > unit && $1 - unit < 64 ? $0 | 1 << UInt64($1 - unit) : $0 }
      }
      before = near.enumerated().map { unit, others in
        others.reduce(0) { $1 < unit && unit - $1 < 64 ? $0 | 1 << UInt64(63 - unit + $1) : $0 }
      }
    }

    /// The sets that save anything; nil where one reaches too far, or there is nothing left to spend.
    func options(from first: Int, _ left: inout Int) -> [Option]? {
      var options: [Option] = []
      let next = neighbours(of: first, from: first)
      guard last[first] - first < 64, extend(1, next, next | 1, 0, 1, from: first, &options, &left) else { return nil }
      return options
    }

    private func neighbours(of unit: Int, from first: Int) -> UInt64 {
      let shift = UInt64(unit - first)
      return (behind[unit] << shift | before[unit] >> (63 - shift)) & ~1
    }

    private func extend(
      _ set: UInt64, _ extensions: UInt64, _ known: UInt64, _ saving: Double, _ count: Int, from first: Int,
      _ options: inout [Option], _ left: inout Int
    ) -> Bool {
      var rest = extensions
      while rest != 0 {
        let place = 63 - rest.leadingZeroBitCount, bit = UInt64(1) << UInt64(place), next = first + place
        rest &= ~bit
        left -= 1
        if left < 0 { return false }
        guard let more = gain(set, next, from: first) else { continue }
        if saving + more > 1e-12 { options.append(Option(bits: set | bit, saving: saving + more)) }
        guard count + 1 < continuum.raters else { continue }
        if last[next] - first >= 64, reachesTooFar(set | bit, next, from: first) { return false }
        let others = neighbours(of: next, from: first)
        let fresh = others & ~known
        guard
          extend(set | bit, rest | fresh, known | others, saving + more, count + 1, from: first, &options, &left)
        else { return false }
      }
      return true
    }

    /// What a set saves more with a unit; nil where it has one of that rater.
    private func gain(_ set: UInt64, _ next: Int, from first: Int) -> Double? {
      var rest = set, sum = continuum.weights.empty
      while rest != 0 {
        let unit = first + rest.trailingZeroBitCount
        rest &= rest - 1
        if units[unit].rater == units[next].rater { return nil }
        sum += continuum.gain(places[unit], places[next])
      }
      return sum
    }

    /// Whether a neighbour that could come next is 64 units away from the first.
    private func reachesTooFar(_ set: UInt64, _ unit: Int, from first: Int) -> Bool {
      near[unit].contains { other in
        guard other - first >= 64 else { return false }
        return (0..<64).allSatisfy { set >> UInt64($0) & 1 == 0 || units[first + $0].rater != units[other].rater }
      }
    }
  }

  /// Goes through the units.
  ///
  /// - Parameter width: How many ways stay open; beyond that those that saved least are given up.
  /// - Returns: The sets, what they save, and whether no way was given up.
  mutating func run(width: Int) -> (sets: [[Int]], saving: Double, isExact: Bool) {
    var states = [State(taken: 0, saving: 0, node: -1, bits: 0)]
    var next: [State] = []
    var isExact = true
    for first in units.indices {
      next.removeAll(keepingCapacity: true)
      for state in states {
        next.append(State(taken: state.taken >> 1, saving: state.saving, node: state.node, bits: 0))
        guard state.taken & 1 == 0 else { continue }
        for option in options[first] where option.bits & state.taken == 0 {
          next.append(
            State(
              taken: (state.taken | option.bits) >> 1, saving: state.saving + option.saving, node: state.node,
              bits: option.bits))
        }
      }
      states = Self.undominated(&next)
      if states.count > width {
        states.removeLast(states.count - width)
        isExact = false
      }
      for place in states.indices where states[place].bits != 0 {
        let state = states[place]
        nodes.append((state.node, Int32(first), state.bits))
        states[place] = State(taken: state.taken, saving: state.saving, node: Int32(nodes.count - 1), bits: 0)
      }
    }
    let best = states.max { $0.saving < $1.saving }
    return (sets(to: best?.node ?? -1), best?.saving ?? 0, isExact)
  }

  /// The states that none beats that saved as much with no unit more, the best first.
  private static func undominated(_ states: inout [State]) -> [State] {
    if states.count == 1 { return states }
    states.sort { ($1.saving, $0.taken) < ($0.saving, $1.taken) }
    var kept: [State] = []
    kept.reserveCapacity(states.count)
    for state in states where !kept.contains(where: { $0.taken & ~state.taken == 0 }) { kept.append(state) }
    return kept
  }

  private func sets(to node: Int32) -> [[Int]] {
    var sets: [[Int]] = []
    var node = node
    while node >= 0 {
      let (parent, first, bits) = nodes[Int(node)]
      sets.append((0..<64).filter { bits >> UInt64($0) & 1 == 1 }.map { units[Int(first) + $0] })
      node = parent
    }
    return sets.reversed()
  }
}
