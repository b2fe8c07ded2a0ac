// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension CommandTable {
  static let looking: [CommandDeclaration] = [
    CommandDeclaration(
      name: "list", key: "l", group: .look, places: [.review], usage: "[undecided | flagged | unsure]",
      summary: "the article in outline", argument: .filter
    ) { arguments throws(CommandError) in
      guard let word = try arguments.optional() else { return .look(.list(.all)) }
      let filters = Command.ListFilter.allCases.map { ($0.rawValue, $0) }
      return .look(.list(try arguments.choice(word, of: filters)))
    },
    CommandDeclaration(
      name: "guide", key: "h", group: .look, places: [.review, .desk], usage: "[LABEL]",
      summary: "how to decide: the codebook", argument: .label
    ) { arguments throws(CommandError) in
      .look(.guide(try arguments.optional().map { word throws(CommandError) in try arguments.label(word) }))
    },
    CommandDeclaration(
      name: "view", key: "v", group: .look, places: [.review], summary: "the paragraph with more around it"
    ) { arguments throws(CommandError) in try arguments.none(.look(.context)) },
    CommandDeclaration(
      name: "recent", group: .look, places: [.review], summary: "your last ten decisions"
    ) { arguments throws(CommandError) in try arguments.none(.look(.recent)) },
    CommandDeclaration(
      name: "progress", group: .look, places: [.review], summary: "how far you are"
    ) { arguments throws(CommandError) in try arguments.none(.look(.progress)) },
    CommandDeclaration(
      name: "summary", group: .look, places: [.review], summary: "what you decided so far"
    ) { arguments throws(CommandError) in try arguments.none(.look(.summary)) },
    CommandDeclaration(
      name: "keys", key: "?", group: .look, places: [.review, .desk], summary: "the keys that work here"
    ) { arguments throws(CommandError) in try arguments.none(.look(.keys)) },
    CommandDeclaration(
      name: "help", group: .look, places: [.review, .desk], usage: "[COMMAND]",
      summary: "every command, or one of them", argument: .command
    ) { arguments throws(CommandError) in .look(.help(try arguments.optional())) },
  ]

  static let leaving: [CommandDeclaration] = [
    CommandDeclaration(
      name: "set", group: .leave, places: [.review],
      usage: "keys on|off, context 0–9, colour auto|always|never", summary: "how this session behaves",
      argument: .preference
    ) { arguments throws(CommandError) in .set(try arguments.preference()) },
    CommandDeclaration(
      name: "handover", group: .leave, places: [.review], usage: "REVIEWER",
      summary: "let the next reviewer at this terminal, blind", argument: .reviewer, question: .reviewer
    ) { arguments throws(CommandError) in
      let word = try arguments.one()
      guard Reviewer.isValid(id: word) else { throw .notAReviewerID(word: word) }
      return .handover(to: word)
    },
    CommandDeclaration(
      name: "leave", synonyms: ["quit", "exit"], group: .leave, places: [.review, .desk],
      summary: "leave; every decision is saved"
    ) { arguments throws(CommandError) in try arguments.none(.leave) },
  ]
}
