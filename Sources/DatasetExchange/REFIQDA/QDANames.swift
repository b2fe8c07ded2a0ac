// SPDX-License-Identifier: GPL-3.0-or-later

/// The names and identifiers of a REFI-QDA project.
enum QDANames {
  static let namespace = "urn:QDA-XML:project:1.0", project = "project.qde", sources = "sources/"
  static let scheme = "internal://"
  /// The codes under which those of labels and of spans stand, for some of both have the same name.
  static let labels = "Labels", spans = "Spans"

  /// An identifier of what has a name: the same for the same name, of two FNV-1a sums, marked as UUID's version 8 (custom).
  static func guid(_ name: String) -> String {
    func sum(_ basis: UInt64) -> UInt64 { name.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }
    let high = sum(0xCBF2_9CE4_8422_2325) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
    let low = sum(0x9E37_79B9_7F4A_7C15) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [high, low].map { String(repeating: "0", count: $0.leadingZeroBitCount / 4) + String($0, radix: 16) }
      .joined()
    var guid = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { guid += "-" }
      guid.append(digit)
    }
    return guid
  }
}
