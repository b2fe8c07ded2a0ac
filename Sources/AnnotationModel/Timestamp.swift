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
    let parts = iso8601.split { "-T:.Z".contains($0) }
    let n = parts.compactMap { Int64($0) }
    guard parts.map(\.utf8.count) == [4, 2, 2, 2, 2, 2, 3], n.count == 7 else { return nil }
    let day = Self.days(year: n[0], month: n[1], day: n[2])
    milliseconds = day * 86_400_000 + n[3] * 3_600_000 + n[4] * 60_000 + n[5] * 1000 + n[6]
    guard self.iso8601 == iso8601 else { return nil }
  }

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
