// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension CommandTable {
  static let labelling: [CommandDeclaration] = [
    CommandDeclaration(
      name: "label", group: .label, places: [.review],
      usage: "LABEL [¶] [unsure] [mixed=LABELS] [confidence=1–3]", summary: "decide a paragraph", argument: .label
    ) { arguments throws(CommandError) in .act(.judge(try arguments.decision())) },
    CommandDeclaration(
      name: "abstain", key: "x", group: .label, places: [.review], usage: "[WHY]",
      summary: "cannot be decided from the text", argument: .text, question: .reason
    ) { arguments throws(CommandError) in
      var decision = Act.Decision(nil)
      decision.reason = arguments.text.isEmpty ? nil : arguments.text
      return .act(.judge(decision))
    },
  ]

  static let detailing: [CommandDeclaration] = [
    CommandDeclaration(
      name: "note", key: "n", group: .detail, places: [.review], usage: "TEXT | none",
      summary: "write a note on the paragraph", argument: .text, question: .note
    ) { arguments throws(CommandError) in
      let text = try arguments.prose()
      return .act(.note(text == "none" ? nil : text))
    },
    CommandDeclaration(
      name: "mixed", key: "m", group: .detail, places: [.review], usage: "LABELS | none",
      summary: "it also contains other labels", argument: .labels, question: .mixed
    ) { arguments throws(CommandError) in
      let words = try arguments.words()
      guard !words.isEmpty else { throw .missing(command: arguments.command, usage: arguments.usage) }
      return .act(.mixed(try arguments.labels(words)))
    },
    CommandDeclaration(
      name: "confidence", key: "c", group: .detail, places: [.review], usage: "1–3",
      summary: "how sure you are, 3 is surest", argument: .text, question: .confidence
    ) { arguments throws(CommandError) in
      let number = try arguments.number(try arguments.one(), in: 1...3)
      return .act(.confidence(Confidence(rawValue: number) ?? .medium))
    },
    CommandDeclaration(
      name: "flag", key: "f", group: .detail, places: [.review], usage: "[on | off]",
      summary: "flag the paragraph, or take the flag away", argument: .text
    ) { arguments throws(CommandError) in
      guard let word = try arguments.optional() else { return .act(.flag(nil)) }
      return .act(.flag(try arguments.choice(word, of: [("on", true), ("off", false)])))
    },
    CommandDeclaration(
      name: "kind", group: .detail, places: [.review], usage: "KIND",
      summary: "correct what the paragraph is", argument: .kind
    ) { arguments throws(CommandError) in
      let kinds = ParagraphKind.allCases.map { ($0.rawValue, $0) }
      return .act(.kind(try arguments.choice(try arguments.one(), of: kinds)))
    },
  ]
}
