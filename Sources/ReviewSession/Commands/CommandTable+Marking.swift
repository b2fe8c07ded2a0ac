// SPDX-License-Identifier: GPL-3.0-or-later

extension CommandTable {
  static let marking: [CommandDeclaration] = [
    CommandDeclaration(
      name: "source", key: "w", group: .mark, places: [.review],
      usage: "NAME|N [DETAILS] | set N DETAILS | same N M | split N | drop N",
      summary: "who is speaking: name a source, join two, take one away", argument: .source, question: .source
    ) { arguments throws(CommandError) in .act(.annotating(try arguments.source())) },
    CommandDeclaration(
      name: "mention", group: .mark, places: [.review], usage: "[N] DETAILS | [N] drop",
      summary: "how the last source here speaks: cue=, stance, mode", argument: .source
    ) { arguments throws(CommandError) in .act(.annotating(try arguments.mention())) },
    CommandDeclaration(
      name: "assess", key: "a", group: .mark, places: [.review], usage: "[N|¶5] A–F 1–6 [BASIS]",
      summary: "rate a source's reliability, the information's credibility", argument: .source, question: .assessment,
      isOpen: { Arguments.isOpenAssessment($0) }
    ) { arguments throws(CommandError) in .act(.annotating(.assess(try arguments.assessment()))) },
    CommandDeclaration(
      name: "basis", group: .mark, places: [.review], usage: "TEXT", summary: "what the last rating rests on",
      argument: .text
    ) { arguments throws(CommandError) in .act(.annotating(.basis(try arguments.prose()))) },
    CommandDeclaration(
      name: "span", key: "s", group: .mark, places: [.review],
      usage: "TYPE WORDS | TYPE from WORDS to WORDS | TYPE START END | drop N", summary: "mark words of the paragraph",
      argument: .span, question: .span
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
}
