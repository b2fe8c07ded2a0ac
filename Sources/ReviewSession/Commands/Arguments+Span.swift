// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Arguments {
  /// `[TYPE] [¶5] WORDS [#2]`, `TYPE [¶5] START END [TEXT]`, `TYPE all`, `drop N`; the words are taken as they are.
  func span() throws(CommandError) -> AnnotationAct {
    var rest = text
    guard !rest.isEmpty else { throw .missing(command: command, usage: usage) }
    let first = Self.word(of: rest)
    if first == "drop", let number = Int(Self.behind(first, in: rest)) { return .unmark(number) }
    var request = SpanRequest(type: nil, extent: .typed(rest))
    for _ in 0..<2 {
      let word = Self.word(of: rest)
      if request.type == nil, let type = Self.type(word) {
        request.type = type
      } else if request.paragraph == nil, word.hasPrefix("¶") || word.hasPrefix("at="), let digits = Self.digits(word) {
        request.paragraph = digits
      } else {
        break
      }
      rest = Self.behind(word, in: rest)
    }
    guard !rest.isEmpty else { throw .missing(command: command, usage: usage) }
    request.extent = .typed(Self.cut(occurrence: &request.occurrence, from: rest))
    if rest == "all" { request.extent = .whole }
    if let offsets = Self.offsets(rest) { request.extent = offsets }
    return .span(request)
  }

  /// The type of a name, or of its beginning up to an underscore.
  static func type(_ word: String) -> TextSpan.Kind? {
    let word = word.lowercased()
    return TextSpan.Kind(rawValue: word) ?? TextSpan.Kind(rawValue: word + "_quote")
  }

  private static func offsets(_ text: String) -> SpanRequest.Extent? {
    let first = word(of: text), behindFirst = behind(first, in: text)
    let second = word(of: behindFirst), expected = behind(second, in: behindFirst)
    guard let start = Int(first), let end = Int(second) else { return nil }
    return .offsets(start, end, expected: expected.isEmpty ? nil : expected)
  }

  private static func cut(occurrence: inout Int?, from text: String) -> String {
    guard let blank = text.lastIndex(of: " "), text[blank...].hasPrefix(" #"),
      let number = Int(text[blank...].dropFirst(2))
    else { return text }
    occurrence = number
    return String(text[..<blank])
  }

  private static func digits(_ word: String) -> Int? { Int(word.dropFirst(word.hasPrefix("¶") ? 1 : 3)) }

  private static func word(of text: String) -> String { String(text.prefix { $0 != " " }) }

  private static func behind(_ word: String, in text: String) -> String {
    String(text.dropFirst(word.count).drop { $0 == " " })
  }
}
