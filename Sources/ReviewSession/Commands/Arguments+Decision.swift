// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Arguments {
  /// `LABEL [¶] [unsure] [mixed=LABELS] [confidence=1…3]` in any order after the label.
  func decision() throws(CommandError) -> Act.Decision {
    var words = try words()
    guard !words.isEmpty else { throw .missing(command: command, usage: usage) }
    let first = words.removeFirst()
    var decision = Act.Decision(try label(first))
    decision.unsure = first.count == 1 && first != first.lowercased()
    for word in words {
      if word.lowercased() == "unsure" {
        decision.unsure = true
      } else if let value = value(of: "mixed", in: word) {
        decision.mixed = try labels([value])
      } else if let value = value(of: "confidence", in: word) {
        decision.confidence = Confidence(rawValue: try number(value, in: 1...3))
      } else if decision.paragraph == nil, let first = word.first, first == "¶" || first.isNumber || first == "-" {
        decision.paragraph = try number(word, in: 1...Int.max)
      } else {
        throw .unexpected(command: command, word: word, usage: usage)
      }
    }
    return decision
  }

  private func value(of name: String, in word: String) -> String? {
    word.lowercased().hasPrefix(name + "=") ? String(word.dropFirst(name.count + 1)) : nil
  }

  /// `keys on|off`, `context N`, `colour auto|always|never`.
  func preference() throws(CommandError) -> Command.Preference {
    let words = try words()
    guard words.count == 2 else {
      if words.count > 2 { throw .unexpected(command: command, word: words[2], usage: usage) }
      throw .missing(command: command, usage: usage)
    }
    let names = [("keys", 0), ("context", 1), ("colour", 2), ("color", 2)]
    switch try choice(words[0], of: names) {
    case 0: return .keys(try choice(words[1], of: [("on", true), ("off", false)]))
    case 1: return .context(try number(words[1], in: 0...9))
    default: return .color(try choice(words[1], of: ["auto", "always", "never"].map { ($0, $0) }))
    }
  }
}
