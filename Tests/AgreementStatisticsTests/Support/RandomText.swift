// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Random ratings as delimited text in every dialect a file may have, now and then with one thing wrong in it.
struct RandomText {
  let bytes: [UInt8]
  var reader = RatingsReader()

  init(seed: UInt64) {
    var stream = RandomStream(seed: seed)
    let rows = 20 + stream.below(180)
    let units = 1 + stream.below(60)
    let isSorted = stream.below(2) == 0
    let hasClusters = stream.below(3) == 0
    let quotes = [0, 0.02, 0.5][stream.below(3)]
    let fault = stream.below(3) == 0 ? stream.below(rows) : -1
    reader.duplicates = DuplicatePolicy.allCases[stream.below(4)]
    if stream.below(3) == 0 { reader.level = .interval }
    if stream.below(4) == 0 { reader.categories = (0..<4).map { String($0) } }
    let end = stream.below(2) == 0 ? "\n" : "\r\n"
    var bytes = stream.below(3) == 0 ? [0xEF, 0xBB, 0xBF] as [UInt8] : []
    bytes += Array(("unit,rater,label,note" + (hasClusters ? ",cluster" : "") + end).utf8)
    for row in 0..<rows {
      let unit = isSorted ? row * units / rows : stream.below(units)
      var fields = [
        "u\(unit)", "r\(stream.below(5) + row % 7)", String(stream.below(4)), ["", "x", "a b"][stream.below(3)],
      ]
      if stream.below(12) == 0 { fields[2] = ["", "  "][stream.below(2)] }
      if hasClusters { fields.append(stream.below(9) == 0 ? "" : "c\(unit / 3)") }
      for index in fields.indices where stream.uniform() < quotes {
        let inside = index == 3 ? ["x\ny", "a \"\"b\"\"", "ü,ö", "u1,r1,1,\nu2,r2,1,"][stream.below(4)] : fields[index]
        fields[index] = "\"\(inside)\""
      }
      if row == fault { Self.spoil(&fields, from: &stream) }
      bytes += Array((fields.joined(separator: ",") + (row < rows - 1 || stream.below(2) == 0 ? end : "")).utf8)
      if row == fault, stream.below(8) == 0 { bytes[bytes.count - 3] = 0xFF }
      if stream.below(30) == 0 { bytes += Array(end.utf8) }
    }
    self.bytes = bytes
  }

  private static func spoil(_ fields: inout [String], from stream: inout RandomStream) {
    switch stream.below(7) {
    case 0: fields.removeLast()
    case 1: fields.append("")
    case 2: fields[0] = ""
    case 3: fields[1] = "\"\""
    case 4: fields[2] = "seven"
    case 5: fields[3] = "\"never closed"
    default: fields[fields.count - 1] = "elsewhere"
    }
  }
}
