// SPDX-License-Identifier: GPL-3.0-or-later

/// A line that says nothing but when the text was published or updated.
struct DateLine {
  /// The dates it prints; none when it says only a time or "3 hours ago".
  let dates: [PrintedDate]

  /// The reading of a line as a date line, or nil when it says something else.
  init?(_ phrase: Phrase) {
    guard phrase.wordCount <= 24, phrase.hasDigit, phrase.lower.count <= 140 else { return nil }
    let scan = DateScan(phrase.text, toUnknownWord: true)
    let words = scan.others.lazy.compactMap(\.word)
    guard words.allSatisfy(\.isTemporal) else { return nil }
    let numbers = scan.others.count { $0.number != nil }
    let isRelative = numbers > 0 && words.contains { $0.roles.contains(.ago) }
    let isOpened = words.first?.roles.contains(.opener) ?? false
    let hasMonth = words.contains { $0.month != nil }
    let isNumeric = words.isEmpty && numbers == 3 && scan.others.count == 5
    let isEnough = !scan.dates.isEmpty || isRelative || numbers > 0 && (isOpened || hasMonth) || isNumeric
    guard isEnough, scan.others.count <= 30 else { return nil }
    dates = scan.dates
  }
}
