// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension CommandDeclaration {
  /// What can be said of a decision in the same breath.
  static let labelUsage = "LABEL [¶] [unsure] [mixed=LABELS] [confidence=1–3]"
  /// What can be said of a ruling in the same breath.
  static let rulingUsage = "LABEL [¶] [cause=1–4] [marks=1,2|none] [note=WORDS]"
}

/// The commands of a review.
extension CommandTable {
  static let labelling: [CommandDeclaration] = [
    CommandDeclaration(
      name: "label", group: .label, places: [.review], usage: CommandDeclaration.labelUsage,
      summary: "decide a paragraph", argument: .label
    ) { arguments throws(CommandError) in .act(.judge(try arguments.decision())) },
    CommandDeclaration(
      name: "abstain", key: "x", group: .label, places: [.review, .adjudication], usage: "[WHY]",
      summary: "cannot be decided from the text", argument: .text, asks: CommandDeclaration.whenBare(.reason)
    ) { arguments throws(CommandError) in
      var decision = Act.Decision(nil)
      decision.reason = arguments.text.isEmpty ? nil : arguments.text
      guard arguments.place == .review else { return .resolve(try arguments.unresolved()) }
      return .act(.judge(decision))
    },
    CommandDeclaration(
      name: "label", group: .label, places: [.adjudication], usage: CommandDeclaration.rulingUsage,
      summary: "decide what the paragraph is", argument: .label
    ) { arguments throws(CommandError) in .resolve(try arguments.ruling()) },
    CommandDeclaration(
      name: "take", group: .label, places: [.adjudication], usage: "A [¶] [cause=1–4] [note=WORDS]",
      summary: "take a reviewer's whole judgement: label, sources, spans", argument: .text
    ) { arguments throws(CommandError) in .resolve(try arguments.taking()) },
  ]

  static let moving: [CommandDeclaration] = [
    CommandDeclaration(
      name: "next", key: "j", group: .move, places: [.review, .adjudication], summary: "next undecided paragraph"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.nextUndecided))) },
    CommandDeclaration(
      name: "previous", key: "k", group: .move, places: [.review, .adjudication],
      summary: "previous undecided paragraph"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.previousUndecided))) },
    CommandDeclaration(
      name: "forward", key: "J", group: .move, places: [.review, .adjudication],
      summary: "next paragraph, decided or not"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.next))) },
    CommandDeclaration(
      name: "back", key: "K", group: .move, places: [.review, .adjudication],
      summary: "previous paragraph, decided or not"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.previous))) },
    CommandDeclaration(
      name: "only", group: .move, places: [.review],
      usage: "undecided | flagged | unsure | /TEXT | all",
      summary: "go through these only, or all again", argument: .filter
    ) { arguments throws(CommandError) in
      guard let filter = try arguments.filter() else {
        throw .missing(command: arguments.command, usage: arguments.usage)
      }
      return .walk(filter)
    },
    CommandDeclaration(
      name: "go", key: "g", group: .move, places: [.review, .adjudication], usage: "¶", summary: "go to a paragraph",
      argument: .paragraph, asks: CommandDeclaration.whenBare(.paragraph)
    ) { arguments throws(CommandError) in
      .act(.move(.to(try arguments.number(try arguments.one(), in: 0...Int.max))))
    },
    CommandDeclaration(
      name: "search", key: "/", synonyms: ["find"], group: .move, places: [.review, .adjudication], usage: "TEXT",
      summary: "go to the next paragraph that holds a text", argument: .text, asks: CommandDeclaration.whenBare(.text)
    ) { arguments throws(CommandError) in .act(.move(.find(try arguments.prose()))) },
  ]

  static let detailing: [CommandDeclaration] = [
    note("note", key: "n", "write a note on the paragraph", of: .atHand),
    note("lastnote", key: "N", "write a note on the paragraph decided last", of: .lastDecided),
    CommandDeclaration(
      name: "mixed", key: "m", group: .detail, places: [.review], usage: "LABELS | none",
      summary: "it also contains other labels", argument: .labels, asks: CommandDeclaration.whenBare(.mixed)
    ) { arguments throws(CommandError) in
      let words = try arguments.words()
      guard !words.isEmpty else { throw .missing(command: arguments.command, usage: arguments.usage) }
      return .act(.mixed(try arguments.labels(words)))
    },
    CommandDeclaration(
      name: "confidence", key: "c", group: .detail, places: [.review], usage: "1–3",
      summary: "how sure you are, 3 is surest", argument: .text, asks: CommandDeclaration.whenBare(.confidence)
    ) { arguments throws(CommandError) in
      let number = try arguments.number(try arguments.one(), in: 1...3)
      return .act(.confidence(Confidence(rawValue: number) ?? .medium))
    },
    flag("flag", key: "f", "flag the paragraph, or take the flag away", of: .atHand),
    flag("lastflag", key: "F", "flag the paragraph decided last, or take the flag away", of: .lastDecided),
    CommandDeclaration(
      name: "kind", group: .detail, places: [.review], usage: "KIND",
      summary: "correct what the paragraph is, for everybody", argument: .kind
    ) { arguments throws(CommandError) in
      let kinds = ParagraphKind.allCases.map { ($0.rawValue, $0) }
      return .act(.kind(try arguments.choice(try arguments.one(), of: kinds)))
    },
  ]

  private static func note(
    _ name: String, key: Character, _ summary: String, of subject: Act.Subject
  ) -> CommandDeclaration {
    CommandDeclaration(
      name: name, key: key, group: .detail, places: [.review], usage: "TEXT | none", summary: summary,
      argument: .text, asks: CommandDeclaration.whenBare(.note(of: subject))
    ) { arguments throws(CommandError) in
      let text = try arguments.prose()
      return .act(.note(text == "none" ? nil : text, of: subject))
    }
  }

  private static func flag(
    _ name: String, key: Character, _ summary: String, of subject: Act.Subject
  ) -> CommandDeclaration {
    CommandDeclaration(
      name: name, key: key, group: .detail, places: [.review], usage: "[on | off]", summary: summary, argument: .text
    ) { arguments throws(CommandError) in
      guard let word = try arguments.optional() else { return .act(.flag(nil, of: subject)) }
      return .act(.flag(try arguments.choice(word, of: [("on", true), ("off", false)]), of: subject))
    }
  }

  static let marking: [CommandDeclaration] = [
    CommandDeclaration(
      name: "source", key: "w", group: .mark, places: [.review],
      usage: "NAME|N [DETAILS] | set N DETAILS | same N M | split N | drop N",
      summary: "who is speaking: name a source, join two, take one away", argument: .source,
      vocabulary: CommandDeclaration.Vocabulary.sourcing + CommandDeclaration.Vocabulary.spanTypes,
      asks: CommandDeclaration.whenBare(.source)
    ) { arguments throws(CommandError) in .act(.annotating(try arguments.source())) },
    CommandDeclaration(
      name: "mention", group: .mark, places: [.review], usage: "[N] DETAILS | [N] drop",
      summary: "how the last source here speaks: cue=, stance, mode", argument: .source,
      vocabulary: CommandDeclaration.Vocabulary.sourcing
    ) { arguments throws(CommandError) in .act(.annotating(try arguments.mention())) },
    CommandDeclaration(
      name: "assess", key: "a", group: .mark, places: [.review], usage: "[N|¶5] A–F 1–6 [BASIS]",
      summary: "rate a source's reliability, the information's credibility", argument: .source,
      asks: { $0.targetAlone().map { Question.assessment(of: $0) } }
    ) { arguments throws(CommandError) in .act(.annotating(.assess(try arguments.assessment()))) },
    CommandDeclaration(
      name: "basis", group: .mark, places: [.review], usage: "TEXT", summary: "what the last rating rests on",
      argument: .text
    ) { arguments throws(CommandError) in .act(.annotating(.basis(try arguments.prose()))) },
    CommandDeclaration(
      name: "span", key: "s", group: .mark, places: [.review],
      usage: "TYPE WORDS | TYPE from WORDS to WORDS | TYPE START END | drop N", summary: "mark words of the paragraph",
      argument: .span, vocabulary: CommandDeclaration.Vocabulary.spanTypes,
      asks: CommandDeclaration.whenBare(.span)
    ) { arguments throws(CommandError) in .act(.annotating(try arguments.span())) },
    CommandDeclaration(
      name: "sources", group: .look, places: [.review, .desk], usage: "[--article A] | show ID [--json]",
      summary: "the sources of this article; at the desk of all", argument: .article
    ) { arguments throws(CommandError) in
      arguments.place == .desk
        ? .verb(["sources"] + (try arguments.words())) : try arguments.none(.look(.sources))
    },
    CommandDeclaration(
      name: "spans", group: .look, places: [.review], summary: "the marked words, with their numbers"
    ) { arguments throws(CommandError) in try arguments.none(.look(.spans)) },
  ]

  static let changing: [CommandDeclaration] = [
    CommandDeclaration(
      name: "undo", key: "u", group: .change, places: [.review, .adjudication], usage: "[HOW MANY]",
      summary: "take the last change back", argument: .text
    ) { arguments throws(CommandError) in .act(.undo(try arguments.count())) },
    CommandDeclaration(
      name: "redo", group: .change, places: [.review, .adjudication], usage: "[HOW MANY]",
      summary: "make an undone change again",
      argument: .text
    ) { arguments throws(CommandError) in .act(.redo(try arguments.count())) },
    CommandDeclaration(
      name: "clear", group: .change, places: [.review], summary: "make the paragraph undecided"
    ) { arguments throws(CommandError) in try arguments.none(.act(.clear)) },
    CommandDeclaration(
      name: "finish", group: .change, places: [.review], summary: "lock this review"
    ) { arguments throws(CommandError) in try arguments.none(.act(.finish)) },
    CommandDeclaration(
      name: "reopen", group: .change, places: [.review], summary: "unlock a finished review"
    ) { arguments throws(CommandError) in try arguments.none(.act(.reopen)) },
  ]
}
