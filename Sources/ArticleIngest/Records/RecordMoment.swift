// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// A day or moment as databases write it: a string, seconds, an object of year, month and day.
enum RecordMoment {
  /// The moment as it can be read; what no reader knows says itself; nil for what says nothing.
  static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): return withoutFraction(inOrder(text.trimmed))
    case .integer(let seconds): return withoutFraction(String(seconds))
    case .number(let number): return withoutFraction(value.text, number)
    case .object(let members):
      if members.isEmpty { return nil }
      for name in ["$date", "$numberLong", "_seconds", "seconds"] {
        if let inner = value[name] { return text(inner) }
      }
      return day(["year", "month", "day"].map { value[$0] }) ?? value.words?.trimmed
        ?? String(value.text.prefix(longest))
    default: return nil
    }
  }

  /// The values of a field, each a moment; a list of year, month and day is one.
  static func values(_ value: JSONValue) -> [JSONValue] {
    let items = value.items
    return items.count == 3 ? day(items).map { [.string($0)] } ?? items : items
  }

  private static let longest = 60

  /// "Mon Mar 04 10:00:00 +0000 2024", as systems print it, as "04 Mar 2024".
  private static func inOrder(_ text: String) -> String {
    guard text.utf8.count <= longest, text.utf8.contains(0x3A) else { return text }
    let words = text.split(separator: " ")
    guard (5...6).contains(words.count), words[3].utf8.contains(0x3A), let year = words.last, year.utf8.count == 4,
      [words[2], year].allSatisfy({ Int($0) != nil }), [words[0], words[1]].allSatisfy({ $0.allSatisfy(\.isLetter) })
    else { return text }
    return "\(words[2]) \(words[1]) \(year)"
  }

  /// "1709546400.5" as "1709546400", and so a count of millionths or less.
  private static func withoutFraction(_ text: String, _ number: Double? = nil) -> String {
    if let number, abs(number) >= 1e9, abs(number) < 1e15 { return String(Int(number)) }
    if [16, 19].contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return String(text.prefix(13))
    }
    let sides = text.split(separator: ".", omittingEmptySubsequences: false)
    guard sides.count == 2, [10, 13].contains(sides[0].utf8.count),
      sides.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return text }
    return String(sides[0])
  }

  private static func day(_ parts: [JSONValue?]) -> String? {
    let numbers = parts.compactMap { $0?.integer ?? $0?.string.flatMap { Int($0) } }
    guard numbers.count == 3, (1000...9999).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2])
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))"
  }
}
