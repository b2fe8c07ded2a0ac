// SPDX-License-Identifier: GPL-3.0-or-later

/// Sets that only grow together (Galler and Fischer 1964), with path halving.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  /// The member that stands for the set, its smallest.
  mutating func root(of member: Int) -> Int {
    var member = member
    while parent[member] != member {
      parent[member] = parent[parent[member]]
      member = parent[member]
    }
    return member
  }

  /// Makes the sets of two members one.
  mutating func unite(_ one: Int, _ other: Int) {
    let (left, right) = (root(of: one), root(of: other))
    parent[max(left, right)] = min(left, right)
  }
}
