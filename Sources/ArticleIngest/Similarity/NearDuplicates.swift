// SPDX-License-Identifier: GPL-3.0-or-later

/// Groups articles that share most of their text: wire copy, reposts, small revisions.
///
/// Signatures that agree in all four rows of one of 32 bands are compared (locality-sensitive hashing, Leskovec, Rajaraman
/// and Ullman 2020, section 3.4); pairs as alike as the threshold are put into one group.
public struct NearDuplicates: Sendable {
  /// The least likeness of two articles of one group, 0 to 1.
  public var threshold: Double

  private static let rows = 4

  /// A grouping; at .5 a pair is found with probability .87, at .7 with .9998.
  public init(threshold: Double = 0.6) { self.threshold = threshold }

  /// The groups of two or more, as indices in ascending order, groups by their first index.
  ///
  /// Complexity: linear in the signatures, but for articles that share a band, each of which is compared with the first
  /// of its group only and with every group's first in the band.
  public func groups(_ signatures: [TextSignature]) -> [[Int]] {
    var parents = Array(signatures.indices)
    for band in 0..<(TextSignature.size / Self.rows) {
      var buckets: [UInt64: [Int]] = [:]
      for (index, signature) in signatures.enumerated() where !signature.minima.isEmpty {
        buckets[Self.key(signature, band), default: []].append(index)
      }
      for members in buckets.values where members.count > 1 { join(members, signatures, &parents) }
    }
    var groups: [Int: [Int]] = [:]
    for index in signatures.indices { groups[Self.root(index, &parents), default: []].append(index) }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Joins each member of a bucket with the first one that it is like.
  private func join(_ members: [Int], _ signatures: [TextSignature], _ parents: inout [Int]) {
    var firsts: [Int] = []
    for member in members {
      let own = Self.root(member, &parents)
      if firsts.contains(where: { Self.root($0, &parents) == own }) { continue }
      if let like = firsts.first(where: { signatures[$0].likeness(to: signatures[member]) >= threshold }) {
        let other = Self.root(like, &parents)
        parents[max(own, other)] = min(own, other)
      } else {
        firsts.append(member)
      }
    }
  }

  private static func key(_ signature: TextSignature, _ band: Int) -> UInt64 {
    signature.minima[(band * rows)..<((band + 1) * rows)].reduce(UInt64(band)) { Shingles.mixed($0 ^ UInt64($1)) }
  }

  private static func root(_ index: Int, _ parents: inout [Int]) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }
}
