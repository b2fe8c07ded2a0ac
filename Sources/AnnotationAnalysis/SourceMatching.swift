// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import NameGuessing

/// Which sources of two reviewers of one article are the same.
///
/// First by name, whatever the case of letters and the article in front, aliases of joined sources included; then
/// unnamed ones that are left, by the paragraphs in which they speak, the largest overlap first.
public enum SourceMatching {
  /// The pairs of distinct sources, each at most once, by the left number.
  public static func pairs(_ left: AnnotationSet, _ right: AnnotationSet) -> [(left: Int, right: Int)] {
    var pairs: [(left: Int, right: Int)] = []
    var rest = Set(right.distinctSources)
    for number in left.distinctSources {
      let names = names(number, left)
      guard let match = rest.sorted().first(where: { !names.isDisjoint(with: self.names($0, right)) }) else { continue }
      pairs.append((number, match))
      rest.remove(match)
    }
    let matched = Set(pairs.map(\.left))
    let open = left.distinctSources.filter { !matched.contains($0) && isUnnamed($0, left) }
    let candidates = open.flatMap { one in
      rest.filter { isUnnamed($0, right) }.sorted().map { (one, $0, overlap(one, left, $0, right)) }
    }.filter { $0.2 > 0 }.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
    var taken: Set<Int> = []
    for (one, other, _) in candidates where !taken.contains(one) && rest.contains(other) {
      pairs.append((one, other))
      taken.insert(one)
      rest.remove(other)
    }
    return pairs.sorted { $0.left < $1.left }
  }

  /// The names under which a source and what is joined with it are printed.
  public static func names(_ number: Int, _ annotations: AnnotationSet) -> Set<String> {
    Set(annotations.group(of: number).compactMap { annotations.sources[$0]?.value.name }.map { SourceName.folded($0) })
  }

  /// Whether a source and all that is joined with it are unnamed.
  public static func isUnnamed(_ number: Int, _ annotations: AnnotationSet) -> Bool {
    annotations.group(of: number).allSatisfy { annotations.sources[$0]?.value.naming == .unnamed }
  }

  /// The share of the paragraphs of either in which both speak (Jaccard), 0 to 1.
  private static func overlap(_ one: Int, _ left: AnnotationSet, _ other: Int, _ right: AnnotationSet) -> Double {
    let mine = Set(left.mentions(of: one).map(\.paragraph)), theirs = Set(right.mentions(of: other).map(\.paragraph))
    let union = mine.union(theirs).count
    return union == 0 ? 0 : Double(mine.intersection(theirs).count) / Double(union)
  }
}

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
