// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Invented ratings as CSV in long form.
enum RatingsText {
  /// The text of so many units by so many raters; the same numbers give the same bytes.
  static func csv(units: Int, raters: Int, seed: UInt64 = 1) -> [UInt8] {
    let model = RatingsModel()
    var stream = RandomStream(seed: seed)
    let width = String(units).utf8.count
    let names = (1...raters).map { Array(",r\($0),".utf8) }
    var text = Array("unit,rater,label\n".utf8)
    text.reserveCapacity(units * raters * 16)
    for unit in 1...units {
      let digits = Array(String(unit).utf8)
      let name = [UInt8(ascii: "u")] + [UInt8](repeating: 48, count: width - digits.count) + digits
      let truth = model.truth(from: &stream)
      for (rater, label) in model.labels(truth, raters: raters, from: &stream).enumerated() {
        guard let label else { continue }
        text += name
        text += names[rater]
        text += [UInt8(ascii: "A") + UInt8(label), 0x0A]
      }
    }
    return text
  }
}
