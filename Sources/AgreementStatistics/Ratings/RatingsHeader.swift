// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a file's columns stand.
struct RatingsHeader {
  /// The number of columns.
  let count: Int
  let unit: Int
  let rater: Int
  let label: Int
  let cluster: Int?

  init(names: [String], columns: RatingsColumns) throws(RatingsError) {
    func place(_ name: String) throws(RatingsError) -> Int {
      guard let first = names.firstIndex(of: name) else { throw .unknownColumn(name: name, known: names) }
      if names.lastIndex(of: name) != first { throw .repeatedColumn(name: name) }
      return first
    }
    count = names.count
    unit = try place(columns.unit)
    rater = try place(columns.rater)
    label = try place(columns.label)
    if let name = columns.cluster {
      cluster = try place(name)
    } else {
      cluster = names.firstIndex(of: "cluster")
    }
  }

  /// The delimiter of a text: whichever of comma, tab and semicolon its first line has most of, outside quotes.
  static func delimiter(of window: UnsafeRawBufferPointer, from start: Int) -> UInt8 {
    let candidates = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
    var counts = [0, 0, 0]
    var quoted = false
    for byte in window[start...] {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if quoted { continue }
      if byte == 0x0A { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = counts.indices.reduce(0) { counts[$1] > counts[$0] ? $1 : $0 }
    return candidates[best]
  }
}
