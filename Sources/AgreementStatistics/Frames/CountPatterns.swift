// SPDX-License-Identifier: GPL-3.0-or-later

/// The distinct ways in which ratings of a unit fall on the categories, whoever gave them.
struct CountPatterns: Sendable {
  private(set) var ends: [Int] = []
  private(set) var categories: [Int32] = []
  private(set) var counts: [Double] = []
  /// Ratings per unit of each pattern.
  private(set) var sizes: [Double] = []
  /// For each rating pattern, its count pattern.
  private(set) var ofRatingPattern: [Int32] = []

  init(_ patterns: RatingPatterns) {
    // Whoever gave them: every rating is one of the same rater.
    var distinct = RatingPatterns()
    var sorted: [Rating] = []
    ofRatingPattern.reserveCapacity(patterns.count)
    patterns.forEach { _, ratings in
      sorted.removeAll(keepingCapacity: true)
      for rating in ratings {
        sorted.append(Rating(rater: 0, category: Int(rating.category)))
        var place = sorted.count - 1
        while place > 0, sorted[place - 1].category > sorted[place].category {
          sorted.swapAt(place - 1, place)
          place -= 1
        }
      }
      let known = distinct.count
      let number = sorted.withUnsafeBufferPointer { distinct.find($0) }
      ofRatingPattern.append(Int32(number))
      if number == known { append(sorted.map { Int32($0.category) }) }
    }
  }

  /// No patterns yet.
  init() {}

  /// Appends a pattern of others with one rating of a category taken out.
  mutating func append(_ pattern: Int, of others: CountPatterns, without category: Int) {
    for place in others[pattern] {
      let count = others.counts[place] - (Int(others.categories[place]) == category ? 1 : 0)
      guard count > 0 else { continue }
      categories.append(others.categories[place])
      counts.append(count)
    }
    sizes.append(others.sizes[pattern] - 1)
    ends.append(categories.count)
  }

  private mutating func append(_ sorted: [Int32]) {
    let first = categories.count
    for category in sorted {
      if categories.count > first, categories[categories.count - 1] == category {
        counts[counts.count - 1] += 1
      } else {
        categories.append(category)
        counts.append(1)
      }
    }
    sizes.append(Double(sorted.count))
    ends.append(categories.count)
  }

  var count: Int { sizes.count }

  /// The places in `categories` and `counts` that belong to a pattern.
  subscript(pattern: Int) -> Range<Int> { (pattern == 0 ? 0 : ends[pattern - 1])..<ends[pattern] }

  /// A pattern's ratings in a category.
  func count(of category: Int, in pattern: Int) -> Double {
    for place in self[pattern] where categories[place] == Int32(category) { return counts[place] }
    return 0
  }

  /// The sum over ordered pairs of ratings of a unit of (1 - agreement).
  func disagreement(_ pattern: Int, _ weighting: Weighting) -> Double {
    let range = self[pattern]
    var sum = 0.0
    for i in range {
      for j in i + 1..<range.upperBound {
        let (k, l) = (Int(categories[i]), Int(categories[j]))
        sum += counts[i] * counts[j] * (2 - weighting[k, l] - weighting[l, k])
      }
    }
    return sum
  }
}
