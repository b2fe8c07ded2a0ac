// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Glibc

/// Moments as people say them, in the time zone of the machine.
enum LocalTime {
  /// `on Saturday 14 March 2026 at 16:40`.
  static func words(_ moment: Timestamp) -> String {
    var seconds = time_t(moment.milliseconds / 1000)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return "at \(moment.iso8601)" }
    let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let minute = parts.tm_min < 10 ? "0\(parts.tm_min)" : "\(parts.tm_min)"
    let hour = parts.tm_hour < 10 ? "0\(parts.tm_hour)" : "\(parts.tm_hour)"
    let date = "\(parts.tm_mday) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
    return "on \(days[Int(parts.tm_wday)]) \(date) at \(hour):\(minute)"
  }
}
