// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
public import AnnotationModel

/// What stays together when a dataset is split.
public enum SplitGrouping: String, Sendable, CaseIterable {
  /// An article with its versions.
  case article
  /// Everything of one outlet.
  case outlet
  /// Everything that goes back to one origin.
  case origin
  /// Articles that share a run of eight words.
  case cluster
}

/// Articles parted into sets that no group crosses: the same for a seed wherever the program runs.
public struct DatasetPartition: Sendable {
  /// An article as a partition weighs it.
  public struct Item: Sendable {
    /// The slug.
    public var article: String
    /// What it shares with others that must stay with it.
    public var keys: [String]
    /// How many of its paragraphs have each label; those without one count under nil.
    public var labels: [LabelID?: Int]

    /// An item.
    public init(article: String, keys: [String], labels: [LabelID?: Int]) {
      self.article = article
      self.keys = keys
      self.labels = labels
    }

    /// Its paragraphs.
    var weight: Int { labels.values.reduce(0, +) }
  }

  /// The part of each article.
  public let parts: [String: String]
  /// How many groups there are.
  public let groups: Int

  /// Parts the articles.
  ///
  /// Groups go, the heaviest first and in random order among equals, to the part that is then nearest to its share: of
  /// paragraphs, and where asked of each label's paragraphs.
  /// - Parameters:
  ///   - items: the articles.
  ///   - shares: what each part is to get, in percent, by name; those of 0 get nothing.
  ///   - isStratified: whether each label is to be shared out alike.
  ///   - seed: what chance is drawn from.
  /// - Complexity: O(articles · parts · labels).
  public init(_ items: [Item], shares: [(part: String, percent: Int)], isStratified: Bool, seed: UInt64) {
    var groups = Self.groups(items)
    self.groups = groups.count
    var stream = RandomStream(seed: seed)
    for index in stride(from: groups.count - 1, to: 0, by: -1) { groups.swapAt(index, stream.below(index + 1)) }
    let weights = groups.map { group in group.reduce(0) { $0 + items[$1].weight } }
    let order = groups.indices.sorted { weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1] }
    let wanted = shares.filter { $0.percent > 0 }
    let total = Self.sum(items.map(\.labels)), whole = Double(wanted.reduce(0) { $0 + $1.percent })
    var held = wanted.map { _ in [LabelID?: Int]() }
    var parts: [String: String] = [:]
    for index in order {
      let added = Self.sum(groups[index].map { items[$0].labels })
      let costs = wanted.indices.map { part in
        Self.gain(
          held[part], added, total, share: Double(wanted[part].percent) / max(1, whole), isStratified: isStratified)
      }
      guard let best = costs.indices.max(by: { costs[$0] < costs[$1] }) else { break }
      held[best].merge(added, uniquingKeysWith: +)
      for member in groups[index] { parts[items[member].article] = wanted[best].part }
    }
    self.parts = parts
  }

  /// How much nearer to its share a part comes by a group: the deficit that is filled, less what goes beyond it.
  private static func gain(
    _ held: [LabelID?: Int], _ added: [LabelID?: Int], _ total: [LabelID?: Int], share: Double, isStratified: Bool
  ) -> Double {
    func distance(_ held: Int, _ total: Int) -> Double {
      let off = Double(held) - share * Double(total)
      return total == 0 ? 0 : off * off / (Double(total) * max(share, 1e-9))
    }
    let (all, before, more) = (count(total), count(held), count(added))
    var gain = distance(before, all) - distance(before + more, all)
    guard isStratified else { return gain }
    for (label, count) in total {
      let (before, more) = (held[label] ?? 0, added[label] ?? 0)
      gain += distance(before, count) - distance(before + more, count)
    }
    return gain
  }

  private static func count(_ labels: [LabelID?: Int]) -> Int { labels.values.reduce(0, +) }

  private static func sum(_ counts: [[LabelID?: Int]]) -> [LabelID?: Int] {
    counts.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
  }

  /// The items that share a key, directly or through others, by their places.
  private static func groups(_ items: [Item]) -> [[Int]] {
    var sets = DisjointSets(count: items.count)
    var first: [String: Int] = [:]
    for (index, item) in items.enumerated() {
      for key in item.keys {
        if let other = first[key] { sets.unite(other, index) } else { first[key] = index }
      }
    }
    let groups = Dictionary(grouping: items.indices) { sets.root(of: $0) }
    return groups.values.sorted { $0[0] < $1[0] }
  }
}
