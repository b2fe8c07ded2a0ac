// SPDX-License-Identifier: GPL-3.0-or-later

/// A moment in milliseconds since 1970-01-01T00:00:00Z, written as ISO 8601 in UTC.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Milliseconds since the epoch.
  public var milliseconds: Int64

  /// A moment.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Earlier first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

  /// `YYYY-MM-DDTHH:MM:SS.mmmZ`.
  public var iso8601: String {
    let day = milliseconds.quotient(flooredBy: 86_400_000)
    let ofDay = milliseconds - day * 86_400_000
    let date = Self.civil(daysSinceEpoch: day)
    let clock = [ofDay / 3_600_000, ofDay / 60_000 % 60, ofDay / 1000 % 60].map { padded($0, to: 2) }
    return "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
      + "T\(clock.joined(separator: ":")).\(padded(ofDay % 1000, to: 3))Z"
  }

  /// The moment that `YYYY-MM-DDTHH:MM:SS.mmmZ` says, or nil when the text is not of that shape.
  public init?(iso8601: String) {
    let text = Array(iso8601.utf8)
    guard text.count == 24, Self.shape.allSatisfy({ text[$0.place] == $0.sign }) else { return nil }
    func number(_ digits: Range<Int>) -> Int64? {
      text[digits].reduce(0) { sum, byte in
        guard let sum, (0x30...0x39).contains(byte) else { return nil }
        return sum * 10 + Int64(byte - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19), let thousandths = number(20..<23)
    else { return nil }
    let days = Self.days(year: year, month: month, day: day), date = Self.civil(daysSinceEpoch: days)
    guard date == (year, month, day), hour < 24, minute < 60, second < 60 else { return nil }
    milliseconds = days * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + thousandths
  }

  /// What stands between the digits.
  private static let shape: [(place: Int, sign: UInt8)] = [
    (4, 0x2D), (7, 0x2D), (10, 0x54), (13, 0x3A), (16, 0x3A), (19, 0x2E), (23, 0x5A),
  ]

  /// The proleptic Gregorian date of a day number; Hinnant, "chrono-compatible low-level date algorithms", 2013.
  static func civil(daysSinceEpoch: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let z = daysSinceEpoch + 719_468
    let era = z.quotient(flooredBy: 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The day number of a proleptic Gregorian date, the inverse of ``civil(daysSinceEpoch:)``.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = y.quotient(flooredBy: 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension Int64 {
  fileprivate func quotient(flooredBy divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

private func padded(_ number: Int64, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
