// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Which paragraph of a new version of an article is which of the old: by digest, then by its words as they stand whatever
/// the marks between them, then by likeness of text and place.
public struct ParagraphAlignment: Sendable, Hashable {
  /// What became of a paragraph; numbers count from 1, in the old and in the new version.
  public enum Change: Sendable, Hashable {
    /// The same text in the same order.
    case unchanged(old: Int, new: Int)
    /// The same text in another place.
    case moved(old: Int, new: Int)
    /// The same words in other white space, quotation marks or dashes.
    case restyled(old: Int, new: Int)
    /// A text with enough words in common, 0 to 1.
    case changed(old: Int, new: Int, likeness: Double)
    /// Nothing like it was there.
    case added(new: Int)
    /// Nothing like it is there any more.
    case removed(old: Int)
  }

  /// The changes: first all paragraphs of the new version in order, then those removed.
  public let changes: [Change]

  /// Texts with less in common than this are different ones.
  private static let leastLikeness = 0.4

  /// The alignment of two versions. Complexity: O(n log n) for what kept its text, quadratic in what did not.
  public init(old: [Paragraph], new: [Paragraph]) {
    var partners = Self.paired(old, new, by: \.sha256)
    let same = partners
    let taken = Set(same.compactMap(\.self))
    let rest = (old.indices.filter { !taken.contains($0) }, new.indices.filter { same[$0] == nil })
    let restyled = Self.paired(rest.0.map { old[$0] }, rest.1.map { new[$0] }) { PlainPrint.of($0.text) }
    for (place, partner) in zip(rest.1, restyled) { partners[place] = partner.map { rest.0[$0] } }
    let inOrder = Self.longestRise(partners)
    var likenesses: [Int: Double] = [:]
    Self.pairChanged(old, new, &partners, &likenesses)
    let kept = Set(partners.compactMap(\.self))
    changes =
      new.indices.map { index in
        guard let partner = partners[index] else { return .added(new: new[index].number) }
        let numbers = (old[partner].number, new[index].number)
        if let likeness = likenesses[index] { return .changed(old: numbers.0, new: numbers.1, likeness: likeness) }
        if same[index] == nil { return .restyled(old: numbers.0, new: numbers.1) }
        return inOrder.contains(index)
          ? .unchanged(old: numbers.0, new: numbers.1) : .moved(old: numbers.0, new: numbers.1)
      } + old.indices.filter { !kept.contains($0) }.map { .removed(old: old[$0].number) }
  }

  /// For each new paragraph the old one that is the same by a key, equal ones paired in order.
  private static func paired(_ old: [Paragraph], _ new: [Paragraph], by key: (Paragraph) -> String) -> [Int?] {
    var places: [String: [Int]] = [:]
    for index in old.indices.reversed() { places[key(old[index]), default: []].append(index) }
    return new.map { places[key($0)]?.popLast() }
  }

  /// The new paragraphs of the longest run of partners in rising order: those that did not move.
  private static func longestRise(_ partners: [Int?]) -> Set<Int> {
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: partners.count)
    for (index, partner) in partners.enumerated() {
      guard let partner else { continue }
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if let other = partners[ends[middle]], other < partner { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1] : -1
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var rise: Set<Int> = []
    var index = ends.last ?? -1
    while index >= 0 {
      rise.insert(index)
      index = before[index]
    }
    return rise
  }

  /// Pairs what has no partner yet, the likest first; of equally like ones the nearest.
  private static func pairChanged(
    _ old: [Paragraph], _ new: [Paragraph], _ partners: inout [Int?], _ likenesses: inout [Int: Double]
  ) {
    let taken = Set(partners.compactMap(\.self))
    let oldShingles = old.indices.filter { !taken.contains($0) }.map {
      ($0, Set(Shingles.hashes(of: old[$0].text, width: 2)))
    }
    var candidates: [(likeness: Double, distance: Int, old: Int, new: Int)] = []
    for index in new.indices where partners[index] == nil {
      let own = Set(Shingles.hashes(of: new[index].text, width: 2))
      for (place, other) in oldShingles {
        let common = own.intersection(other).count
        let likeness = 2 * Double(common) / Double(max(own.count + other.count, 1))
        if likeness >= leastLikeness { candidates.append((likeness, abs(place - index), place, index)) }
      }
    }
    var used: Set<Int> = []
    for pair in candidates.sorted(by: { ($1.likeness, $0.distance, $0.new) < ($0.likeness, $1.distance, $1.new) }) {
      guard partners[pair.new] == nil, used.insert(pair.old).inserted else { continue }
      partners[pair.new] = pair.old
      likenesses[pair.new] = pair.likeness
    }
  }
}

/// A text without what editors set otherwise and nobody reads: white space, the form of quotation marks and of dashes.
enum PlainPrint {
  private static let quotes = Set("\"'“”„‟«»‹›‘’‚‛`´″′「」『』".unicodeScalars)
  private static let dashes = Set("-‐‑‒–—―−".unicodeScalars)

  /// The text with one form of each, runs of marks as one.
  static func of(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || "\u{200B}\u{AD}\u{2060}\u{FEFF}".unicodeScalars.contains(scalar) { continue }
      let mark: Unicode.Scalar = quotes.contains(scalar) ? "\"" : dashes.contains(scalar) ? "-" : scalar
      if mark == scalar && mark != "\"" && mark != "-" || plain.last != mark { plain.append(mark) }
    }
    return String(plain)
  }
}
