// SPDX-License-Identifier: GPL-3.0-or-later

/// Words by which lines of one sort begin, in lower case, found by their first byte.
struct CueList: ExpressibleByArrayLiteral {
  private let byFirstByte: [[String]]

  /// A list of cues; the first that fits counts.
  init(arrayLiteral cues: String...) {
    var table = [[String]](repeating: [], count: 256)
    for cue in cues { if let first = cue.utf8.first { table[Int(first)].append(cue) } }
    byFirstByte = table
  }

  /// The cues that begin like a text.
  func candidates(for lower: [UInt8]) -> [String] { lower.first.map { byFirstByte[Int($0)] } ?? [] }
}
