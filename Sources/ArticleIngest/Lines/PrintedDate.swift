// SPDX-License-Identifier: GPL-3.0-or-later

/// A calendar day as a text prints it.
struct PrintedDate: Equatable {
  /// The day, `YYYY-MM-DD`.
  let iso: String
  /// The day as printed.
  let raw: String

  /// A day of the Gregorian calendar; nil when there is no such day.
  init?(year: Int, month: Int, day: Int, raw: String) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1500...2999).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    iso = "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
    self.raw = raw
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
