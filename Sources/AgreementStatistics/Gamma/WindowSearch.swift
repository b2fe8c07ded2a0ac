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
    let place = Dictionary(uniqueKeysWithValues: zip(component, 0...))
    let near = component.map { unit in neighbours[unit].compactMap { place[Int($0)] } }
    var left = Self.options * component.count
    for first in component.indices {
      var finder = Finder(continuum: continuum, units: component, near: near, first: first)
      guard finder.extend([first], near[first].filter { $0 > first }, saving: 0, &left) else { return nil }
      options.append(finder.options)
    }
  }

  /// Sets that hang together and begin with one unit, each found once (Wernicke 2006, ESU).
  private struct Finder {
    let continuum: GammaContinuum
    let units: [Int]
    let near: [[Int]]
    let first: Int
    var options: [Option] = []

    /// False where a set reaches too far, or there is nothing left to spend.
    mutating func extend(_ set: [Int], _ extensions: [Int], saving: Double, _ left: inout Int) -> Bool {
      var rest = extensions
      while let next = rest.popLast() {
        left -= 1
        if left < 0 { return false }
        let rater = continuum.units[units[next]].rater
        guard !set.contains(where: { continuum.units[units[$0]].rater == rater }) else { continue }
        guard next - first < 64 else { return false }
        let more = set.reduce(continuum.weights.empty) { $0 + continuum.gain(units[$1], units[next]) }
        let grown = set + [next]
        if saving + more > 1e-12 {
          let bits = grown.reduce(UInt64(0)) { $0 | 1 << UInt64($1 - first) }
          options.append(Option(bits: bits, saving: saving + more))
        }
        guard grown.count < continuum.raters else { continue }
        let known = set
        let fresh = near[next].filter { other in
          other > first && !grown.contains(other) && !known.contains { near[$0].contains(other) }
        }
        guard extend(grown, rest + fresh, saving: saving + more, &left) else { return false }
      }
      return true
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
