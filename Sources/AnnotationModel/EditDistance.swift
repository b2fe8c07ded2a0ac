// SPDX-License-Identifier: GPL-3.0-or-later

/// The number of insertions, deletions, substitutions and swaps of neighbours that turn one word into another.
///
/// Source: Damerau 1964, in the restricted form (no edit inside a swap). Complexity: O(|left| * |right|).
public func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left.unicodeScalars), b = Array(right.unicodeScalars)
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

/// The candidate nearest to a mistyped word, or nil when none is near enough to be what was meant.
public func suggestion(for word: String, among candidates: [String]) -> String? {
  let ranked = candidates.map { (distance: editDistance(word, $0), candidate: $0) }
  guard let best = ranked.min(by: { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }) else { return nil }
  return best.distance <= max(1, word.unicodeScalars.count / 3) ? best.candidate : nil
}
