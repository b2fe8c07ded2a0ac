// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers with a fixed number of decimals.
enum Decimals {
  static func text(_ value: Double, _ places: Int = 3) -> String {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    let whole = Int((value * Double(unit)).rounded())
    if places == 0 { return String(whole) }
    let digits = String(whole % unit)
    return "\(whole / unit)." + String(repeating: "0", count: places - digits.count) + digits
  }
}
