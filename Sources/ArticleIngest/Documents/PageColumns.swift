// SPDX-License-Identifier: GPL-3.0-or-later

/// A line of a page with its box; lengths are in points, and the top of the page is 0.
struct PageLine {
  let text: String
  let left: Double, right: Double, top: Double, bottom: Double

  var height: Double { bottom - top }
}

/// Lines of a page that stand together, with their box.
struct PageBlock {
  let lines: [PageLine]
  let left: Double, right: Double, top: Double, bottom: Double
  /// How high its first line is.
  let height: Double

  /// A block of lines; nil where there are none.
  init?(_ lines: [PageLine]) {
    guard let first = lines.first else { return nil }
    self.lines = lines
    left = lines.reduce(first.left) { min($0, $1.left) }
    right = lines.reduce(first.right) { max($0, $1.right) }
    top = lines.reduce(first.top) { min($0, $1.top) }
    bottom = lines.reduce(first.bottom) { max($0, $1.bottom) }
    height = first.height
  }

  /// Whether it is as wide as lines of running text; cells of tables are less.
  var isWide: Bool { right - left >= height * 8 }
}

/// Puts the blocks of a page's columns one column after the other, where poppler goes to and fro between them, as it does when
/// the gaps between paragraphs stand at different heights.
struct PageColumns {
  /// The blocks in the order in which they are read.
  private(set) var blocks: [PageBlock] = []
  /// How many columns may stand side by side, and how far back the beginning of one is looked for.
  private static let deepest = 8, farthest = 100

  /// Orders the blocks of a page as poppler has them.
  ///
  /// - Complexity: O(blocks * log blocks).
  init(_ found: [PageBlock]) { order(found[...], depth: 0) }

  /// Looks for a return to a column that was left, and then reads the columns on both sides of the gap as far as they go.
  private mutating func order(_ found: ArraySlice<PageBlock>, depth: Int) {
    var start = found.startIndex
    var index = start + 1
    while depth < Self.deepest, index < found.endIndex {
      guard let gap = Self.gap(at: index, in: found[start...]) else {
        index += 1
        continue
      }
      func isBeside(_ block: PageBlock) -> Bool { block.right <= gap || block.left >= gap }
      var lower = index, upper = index
      while lower > start, isBeside(found[lower - 1]) { lower -= 1 }
      while upper < found.endIndex, isBeside(found[upper]) { upper += 1 }
      blocks += found[start..<lower]
      for band in Self.bands(found[lower..<upper], gap) { read(band, gap, depth) }
      start = upper
      index = upper + 1
    }
    if start < found.endIndex { blocks += found[start...] }
  }

  /// The middle of the gap between two columns, when a block stands under another in a column left of the blocks between.
  private static func gap(at index: Int, in found: ArraySlice<PageBlock>) -> Double? {
    let block = found[index]
    guard block.isWide, found[index - 1].left > block.right, found[index - 1].isWide else { return nil }
    var edge = found[index - 1].left
    for place in (found.startIndex..<(index - 1)).reversed().prefix(farthest) {
      let other = found[place]
      if other.left > block.right {
        edge = min(edge, other.left)
        continue
      }
      let isAbove = other.left < block.right && other.right > block.left && other.bottom <= block.top + block.height / 2
      let end = max(other.right, block.right)
      return isAbove && other.isWide && end < edge ? (end + edge) / 2 : nil
    }
    return nil
  }

  /// The blocks apart where a gap of two lines, or one over a line in greater letters, goes through all columns.
  private static func bands(_ found: ArraySlice<PageBlock>, _ gap: Double) -> [[PageBlock]] {
    let sorted = found.indices.sorted { (found[$0].top, $0) < (found[$1].top, $1) }
    var bands: [[Int]] = []
    var bottom = 0.0, height = 0.0
    for index in sorted {
      let block = found[index]
      let space = block.top - bottom
      let isApart = space > block.height * 2 || space > 0 && block.height > height * 1.2
      if bands.isEmpty || isApart { bands.append([index]) } else { bands[bands.count - 1].append(index) }
      bottom = bands.last?.count == 1 ? block.bottom : max(bottom, block.bottom)
      height = block.height
    }
    return bands.map { $0.sorted().map { found[$0] } }
  }

  private mutating func read(_ band: [PageBlock], _ gap: Double, _ depth: Int) {
    guard Self.isStaggered(band, gap) || Self.isOfText(band, gap) else {
      blocks += band
      return
    }
    order(band.filter { $0.right <= gap }[...], depth: depth + 1)
    order(band.filter { $0.right > gap }[...], depth: depth + 1)
  }

  /// Whether the blocks on both sides of a gap are paragraphs of as many lines as those beside them: a row of a table goes as far
  /// down as its longest cell, so that its cells begin at one height whatever their lines.
  private static func isOfText(_ band: [PageBlock], _ gap: Double) -> Bool {
    let sides = [band.filter { $0.right <= gap }, band.filter { $0.right > gap }].map { $0.sorted { $0.top < $1.top } }
    guard sides.allSatisfy({ $0.count > 1 }), band.allSatisfy({ $0.isWide && $0.lines.count > 1 }) else { return false }
    return zip(sides[0], sides[1]).map { $0.lines.count == $1.lines.count }.dropLast().allSatisfy { $0 }
  }

  /// Whether two blocks on one side of a gap stand beside one on the other; rows of cells are read across.
  private static func isStaggered(_ band: [PageBlock], _ gap: Double) -> Bool {
    var sides = (left: 0, right: 0)
    var bottom = 0.0
    for block in band.sorted(by: { $0.top < $1.top }) {
      if block.top >= bottom { sides = (0, 0) }
      if block.right <= gap { sides.left += 1 } else { sides.right += 1 }
      if sides.left > 0, sides.right > 0, sides.left + sides.right > 2 { return true }
      bottom = max(bottom, block.bottom)
    }
    return false
  }
}
