// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts one after the other, each asked of which it holds most, or which hold most of it.
public struct NearDuplicateIndex: Sendable {
  private let measure = NearDuplicates()
  private var signatures: [TextSignature] = []
  /// The texts that have a hash, the first few of them.
  private var holders: [UInt32: [Int32]] = [:]

  /// Every so many'th hash finds texts.
  private static let stride: UInt32 = 4
  /// A hash that more texts have finds the first of them.
  private static let mostHolders = 8

  /// An index of no texts.
  public init() {}

  /// Adds a text, which is known from now on by its number, counted from 0.
  public mutating func insert(_ signature: TextSignature) {
    let number = Int32(signatures.count)
    signatures.append(signature)
    for hash in signature.hashes where hash % Self.stride == 0 {
      if holders[hash, default: []].count < Self.mostHolders { holders[hash, default: []].append(number) }
    }
  }

  /// The numbers of the texts that a text is like, the likest first. Complexity: O(hashes).
  public func alike(_ signature: TextSignature) -> [Int] {
    var counts: [Int32: Int] = [:]
    for hash in signature.hashes where hash % Self.stride == 0 {
      for number in holders[hash] ?? [] { counts[number, default: 0] += 1 }
    }
    let found = counts.keys.map(Int.init).filter { measure.areAlike(signatures[$0], signature) }
    let shares = found.map { (number: $0, share: signatures[$0].containment(with: signature)) }
    return shares.sorted { ($1.share, $0.number) < ($0.share, $1.number) }.map(\.number)
  }
}
