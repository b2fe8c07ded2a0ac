// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The week of a moment as ISO 8601 names it, `2026-W12`, in UTC.
enum ISOWeek {
  private static let day = 86_400_000

  static func name(of moment: Timestamp) -> String {
    let days = Int((Double(moment.milliseconds) / Double(day)).rounded(.down))
    // Day 0 was a Thursday; a week belongs to the year of its Thursday.
    let fromMonday = ((days + 3) % 7 + 7) % 7
    let thursday = days - fromMonday + 3
    let year = Timestamp(milliseconds: Int64(thursday) * Int64(day)).iso8601.prefix(4)
    guard let first = Timestamp(iso8601: "\(year)-01-01T00:00:00.000Z") else { return String(year) }
    let week = (thursday - Int(first.milliseconds) / day) / 7 + 1
    return "\(year)-W\(week < 10 ? "0" : "")\(week)"
  }
}
