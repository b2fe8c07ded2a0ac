// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What follows a command's word.
struct Arguments {
  var command: String
  var usage: String
  var text: String
  var codebook: Codebook
  var place = Place.review

  /// The words, quotation marks resolved.
  func words() throws(CommandError) -> [String] { try Words(text, command: command).list }

  /// Nothing may follow.
  func none(_ result: Command) throws(CommandError) -> Command {
    if let word = try words().first { throw .unexpected(command: command, word: word, usage: usage) }
    return result
  }

  /// At most one word.
  func optional() throws(CommandError) -> String? {
    let words = try words()
    if words.count > 1 { throw .unexpected(command: command, word: words[1], usage: usage) }
    return words.first
  }

  /// Exactly one word.
  func one() throws(CommandError) -> String {
    guard let word = try optional() else { throw .missing(command: command, usage: usage) }
    return word
  }

  /// The whole text, which must not be blank.
  func prose() throws(CommandError) -> String {
    if text.isEmpty { throw .missing(command: command, usage: usage) }
    return text
  }

  func label(_ word: String) throws(CommandError) -> LabelID {
    guard let label = codebook.label(named: word) else {
      throw .notALabel(word: word, labels: codebook.labels.map(\.name))
    }
    return label.id
  }

  /// Labels separated by blanks or commas; letters may stand together; `none` is no label.
  func labels(_ words: [String]) throws(CommandError) -> [LabelID] {
    if words == ["none"] { return [] }
    var labels: [LabelID] = []
    for word in words.flatMap({ $0.split(separator: ",").map(String.init) }) {
      let keys = word.map { codebook.label(named: String($0)) }
      if codebook.label(named: word) == nil, keys.allSatisfy({ $0 != nil }) {
        labels += keys.compactMap { $0?.id }
      } else {
        labels.append(try label(word))
      }
    }
    return labels
  }

  func number(_ word: String, in range: ClosedRange<Int>) throws(CommandError) -> Int {
    let digits = word.hasPrefix("¶") ? String(word.dropFirst()) : word
    guard let number = Int(digits), range.contains(number) else {
      throw .notANumber(word: word, command: command, range: range)
    }
    return number
  }

  func choice<T>(_ word: String, of choices: [(String, T)]) throws(CommandError) -> T {
    let matches = choices.filter { $0.0.hasPrefix(word.lowercased()) }
    if let exact = choices.first(where: { $0.0 == word.lowercased() }) { return exact.1 }
    guard matches.count == 1 else {
      throw .notAChoice(word: word, command: command, choices: choices.map(\.0))
    }
    return matches[0].1
  }
}
