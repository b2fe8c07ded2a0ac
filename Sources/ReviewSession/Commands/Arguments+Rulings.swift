// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Arguments {
  /// `LABEL [¶] [cause=1…4] [note=WORDS]`.
  func ruling() throws(CommandError) -> Ruling {
    let (label, rest) = try labelAndRest()
    return try with(rest).ruling(Ruling(label))
  }

  /// `A [¶] [cause=1…4] [note=WORDS]`.
  func taking() throws(CommandError) -> Ruling {
    let words = try words()
    guard let reviewer = words.first else { throw .missing(command: command, usage: usage) }
    var ruling = Ruling(nil)
    ruling.taking = reviewer
    return try with(text.split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init) ?? "").ruling(ruling)
  }

  /// `[cause=1…4] [WHY]`.
  func unresolved() throws(CommandError) -> Ruling {
    guard value(of: "cause", in: text) != nil else {
      var ruling = Ruling(nil)
      ruling.note = text.isEmpty ? nil : text
      return ruling
    }
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    var ruling = try with(parts.dropFirst().first ?? "").unresolved()
    ruling.cause = try with(parts[0]).ruling(Ruling(nil)).cause
    return ruling
  }

  /// A ruling with the details that the text holds; behind `note=` every word that says nothing else is the note's.
  func ruling(_ start: Ruling) throws(CommandError) -> Ruling {
    var ruling = start
    var note: [String]?
    for word in try words() {
      if let value = value(of: "cause", in: word) {
        let causes = 1...DisagreementCause.allCases.count
        ruling.cause = DisagreementCause(number: try number(value, in: causes, of: "cause"))
      } else if note == nil, let value = value(of: "marks", in: word) {
        ruling.marks =
          try value == "none"
          ? []
          : value.split(separator: ",").map { word throws(CommandError) in
            try number(String(word), in: 1...99, of: "marks")
          }
      } else if let value = value(of: "note", in: word) {
        note = (note ?? []) + [value]
      } else if note != nil {
        note?.append(word)
      } else if ruling.paragraph == nil, let first = word.first, first == "¶" || first.isNumber || first == "-" {
        ruling.paragraph = try number(word, in: 1...Int.max)
      } else {
        throw .unexpected(command: command, word: word, usage: usage)
      }
    }
    if let text = note?.joined(separator: " "), !text.isEmpty { ruling.note = text }
    return ruling
  }
}
