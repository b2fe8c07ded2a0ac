// SPDX-License-Identifier: GPL-3.0-or-later

/// A calendar day as a text prints it.
struct PrintedDate: Equatable {
  /// The day, `YYYY-MM-DD`.
  let iso: String
  /// The day as printed.
  let raw: String

  /// A day of the Gregorian calendar; nil when there is no such day.
  init?(year: Int, month: Int, day: Int, raw: String) {
    guard (1500...2999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(year, month) else {
      return nil
    }
    iso = Self.iso(year, month, day)
    self.raw = raw
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      _ = buffer.initialize(fromContentsOf: "YYYY-MM-DD".utf8)
      write(year, to: buffer, at: 0..<4)
      write(month, to: buffer, at: 5..<7)
      write(day, to: buffer, at: 8..<10)
      return 10
    }
  }

  private static func write(_ number: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at places: Range<Int>) {
    var rest = number
    for place in places.reversed() {
      buffer[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
  }
}
