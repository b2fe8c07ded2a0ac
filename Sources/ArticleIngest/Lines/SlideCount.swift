// SPDX-License-Identifier: GPL-3.0-or-later

/// The number that a gallery prints over each of its pictures: "1 / 3", "2 of 12".
enum SlideCount {
  private static let marks: Set<Substring> = [
    "/", "|", "of", "von", "de", "sur", "di", "van", "av", "af", "z", "ze", "из", "з", "dari", "／",
  ]

  /// Whether a line is such a number and nothing else.
  static func isOne(_ line: String) -> Bool {
    guard line.utf8.count <= 16, let first = line.utf8.first, first &- 0x30 < 10 else { return false }
    let pieces = line.split(separator: " ")
    return pieces.count == 3 && marks.contains(pieces[1]) && counts(pieces[0], to: pieces[2])
  }

  /// Whether a text right at a picture is such a number, between whose numbers a slash alone may stand: "1/3".
  static func isAtPicture(_ text: String) -> Bool {
    guard text.utf8.count <= 16, let first = text.utf8.first, first &- 0x30 < 10 else { return false }
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
    return numbers.count == 2 && counts(numbers[0], to: numbers[1]) || isOne(text)
  }

  /// Whether one number counts up to another, as "24" does not to "7".
  private static func counts(_ number: Substring, to last: Substring) -> Bool {
    guard let number = Int(number), let last = Int(last) else { return false }
    return number >= 1 && number <= last && (2...999).contains(last)
  }
}
