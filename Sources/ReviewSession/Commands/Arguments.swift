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

  /// A number of times, 1 unless it is said.
  func count() throws(CommandError) -> Int {
    guard let word = try optional() else { return 1 }
    return try number(word, in: 1...100_000)
  }

  /// A whole number; `detail` is what it is of, where it is not the command's own.
  func number(
    _ word: String, in range: ClosedRange<Int>, of detail: String? = nil
  ) throws(CommandError) -> Int {
    let digits = word.hasPrefix("¶") ? String(word.dropFirst()) : word
    guard let number = Int(digits), range.contains(number) else {
      throw .notANumber(word: word, command: detail ?? command, range: range)
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

  /// Which paragraphs are meant: by a word of theirs, or behind a slash by a text that they hold; nil where nothing is said.
  func filter() throws(CommandError) -> Command.ListFilter? {
    if text.hasPrefix("/") {
      let wanted = String(text.dropFirst().trimmingPrefix(while: \.isWhitespace))
      guard !wanted.isEmpty else { throw .missing(command: command, usage: usage) }
      return .holding(wanted)
    }
    guard let word = try optional() else { return nil }
    return try choice(word, of: Command.ListFilter.named.map { ($0.word, $0.filter) })
  }

  /// `keys on|off`, `ahead on|off`, `context N`, `colour auto|always|never`.
  func preference() throws(CommandError) -> Command.Preference {
    let words = try words()
    guard words.count == 2 else {
      if words.count > 2 { throw .unexpected(command: command, word: words[2], usage: usage) }
      throw .missing(command: command, usage: usage)
    }
    let names = [("keys", 0), ("context", 1), ("colour", 2), ("color", 2), ("ahead", 3)]
    let switches = [("on", true), ("off", false)]
    switch try choice(words[0], of: names) {
    case 0: return .keys(try choice(words[1], of: switches))
    case 1: return .context(try number(words[1], in: 0...9))
    case 3: return .ahead(try choice(words[1], of: switches))
    default: return .color(try choice(words[1], of: ["auto", "always", "never"].map { ($0, $0) }))
    }
  }
}

// MARK: Labels

extension Arguments {
  /// The label at the beginning of the text, and what follows it.
  func labelAndRest() throws(CommandError) -> (LabelID, rest: String) {
    if text.isEmpty { throw .missing(command: command, usage: usage) }
    if let (label, rest) = codebook.label(atStartOf: text) { return (label.id, rest) }
    let first = String(text.prefix { $0 != " " && $0 != "\t" })
    let begun = codebook.labels(beginning: first)
    if begun.count > 1 { throw .ambiguous(word: first, commands: begun.map(\.name)) }
    guard let only = begun.first else { throw .notALabel(word: first, labels: codebook.labels.map(\.name)) }
    return (only.id, codebook.rest(of: text, behind: only))
  }

  /// `LABEL [¶] [unsure] [mixed=LABELS] [confidence=1…3]` in any order after the label.
  func decision() throws(CommandError) -> Act.Decision {
    if let key = text.first, text.dropFirst().first.map({ $0 == " " || $0 == "\t" }) ?? true,
      let label = codebook.labels.first(where: { $0.key == key.lowercased() })
    {
      var decision = Act.Decision(label.id)
      decision.unsure = label.key != String(key)
      return try with(String(text.dropFirst())).decision(decision)
    }
    let (label, rest) = try labelAndRest()
    return try with(rest).decision(Act.Decision(label))
  }

  /// A decision with the details that the text holds.
  func decision(_ start: Act.Decision) throws(CommandError) -> Act.Decision {
    var decision = start
    for word in try words() {
      if word.lowercased() == "unsure" {
        decision.unsure = true
      } else if let value = value(of: "mixed", in: word) {
        decision.mixed = try labels([value])
      } else if let value = value(of: "confidence", in: word) {
        decision.confidence = Confidence(rawValue: try number(value, in: 1...3, of: "confidence"))
      } else if decision.paragraph == nil, let first = word.first, first == "¶" || first.isNumber || first == "-" {
        decision.paragraph = try number(word, in: 1...Int.max)
      } else {
        throw .unexpected(command: command, word: word, usage: usage)
      }
    }
    return decision
  }

  /// The text as one label.
  func label() throws(CommandError) -> LabelID {
    let (label, rest) = try labelAndRest()
    guard rest.isEmpty else { throw .notALabel(word: text, labels: codebook.labels.map(\.name)) }
    return label
  }

  /// Labels separated by blanks or commas; letters may stand together; `none` is no label.
  func labels(_ words: [String]) throws(CommandError) -> [LabelID] {
    if words == ["none"] { return [] }
    var labels: [LabelID] = []
    for part in words.joined(separator: " ").split(separator: ",").map(String.init) {
      var rest = part.drop { $0 == " " }.description
      while !rest.isEmpty {
        let word = rest.prefix { $0 != " " }
        let keys = word.map { key in codebook.labels.first { $0.key == String(key) } }
        if codebook.label(atStartOf: rest) == nil, keys.allSatisfy({ $0 != nil }) {
          labels += keys.compactMap { $0?.id }
          rest = String(rest.dropFirst(word.count))
        } else {
          let (label, behind) = try with(rest).labelAndRest()
          labels.append(label)
          rest = behind
        }
        rest = String(rest.drop { $0 == " " })
      }
    }
    return labels
  }

  /// The same arguments with another text.
  func with(_ text: String) -> Arguments {
    var copy = self
    copy.text = text
    return copy
  }

  func value(of name: String, in word: String) -> String? {
    word.lowercased().hasPrefix(name + "=") ? String(word.dropFirst(name.count + 1)) : nil
  }
}
/// The words of a line, separated by blanks; double quotation marks hold a word with blanks together, two of them in
/// such a word are one.
struct Words {
  var list: [String]

  /// - Throws: ``CommandError/openQuotation(command:)``.
  init(_ text: String, command: String) throws(CommandError) {
    list = []
    var word: String?
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\"":
        if isQuoted, index < scalars.count, scalars[index] == "\"" {
          word?.unicodeScalars.append(scalar)
          index += 1
        } else {
          isQuoted.toggle()
        }
        word = word ?? ""
      case " ", "\t":
        if isQuoted {
          word?.unicodeScalars.append(scalar)
        } else if let finished = word {
          list.append(finished)
          word = nil
        }
      default:
        word = word ?? ""
        word?.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted else { throw .openQuotation(command: command) }
    if let word { list.append(word) }
  }
}
