// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The commands that show something, those of the desk, and those that lead elsewhere.
extension CommandTable {
  static let looking: [CommandDeclaration] = [
    CommandDeclaration(
      name: "list", key: "l", group: .look, places: [.review, .adjudication],
      usage: "[undecided | flagged | unsure | /TEXT]", summary: "the article in outline", argument: .filter
    ) { arguments throws(CommandError) in .look(.list(try arguments.filter() ?? .all)) },
    CommandDeclaration(
      name: "guide", key: "h", group: .look, places: [.review, .adjudication, .desk], usage: "[LABEL]",
      summary: "how to decide: the codebook", argument: .label
    ) { arguments throws(CommandError) in .look(.guide(arguments.text.isEmpty ? nil : try arguments.label())) },
    CommandDeclaration(
      name: "view", key: "v", group: .look, places: [.review, .adjudication],
      summary: "the paragraph with more around it"
    ) { arguments throws(CommandError) in try arguments.none(.look(.context)) },
    CommandDeclaration(
      name: "recent", group: .look, places: [.review], summary: "your last ten decisions"
    ) { arguments throws(CommandError) in try arguments.none(.look(.recent)) },
    CommandDeclaration(
      name: "progress", group: .look, places: [.review, .adjudication, .desk], summary: "how far you are"
    ) { arguments throws(CommandError) in try arguments.none(.look(.progress)) },
    CommandDeclaration(
      name: "summary", group: .look, places: [.review], summary: "what you decided so far"
    ) { arguments throws(CommandError) in try arguments.none(.look(.summary)) },
    CommandDeclaration(
      name: "keys", key: "?", group: .look, places: [.review, .adjudication, .desk], summary: "the keys that work here"
    ) { arguments throws(CommandError) in try arguments.none(.look(.keys)) },
    CommandDeclaration(
      name: "help", group: .look, places: [.review, .adjudication, .desk], usage: "[COMMAND]",
      summary: "every command, or one of them", argument: .command
    ) { arguments throws(CommandError) in .look(.help(try arguments.optional())) },
  ]

  static let project: [CommandDeclaration] = [
    CommandDeclaration(
      name: "open", synonyms: ["annotate"], group: .project, places: [.desk], usage: "[ARTICLE]",
      summary: "review an article; alone, the one that waits", argument: .article
    ) { arguments throws(CommandError) in .open(article: try arguments.optional()) },
    CommandDeclaration(
      name: "train", group: .project, places: [.desk], usage: "[ARTICLE]",
      summary: "train with gold: told right or wrong, and counted nowhere", argument: .article
    ) { arguments throws(CommandError) in .train(article: try arguments.optional()) },
    verb("training", "status [--json]", "whether you have passed the training", .nothing),
    verb("load", "FILE… [--title T] [--url U] [--id SLUG]", "load articles from files", .path),
    verb("articles", "[--json]", "list the articles", .nothing),
    verb("assignments", "[--json]", "what is assigned to you, and how far it is", .nothing),
    verb("show", "ARTICLE [--json]", "an article's paragraphs and where it comes from", .article),
    verb("outlets", "[--json]", "signals by outlet and by origin", .nothing),
    verb(
      "agreement", "[ARTICLE…] [--on FIELD] [--interval KIND] [--model M] [--json] [--help]",
      "how far the reviewers agree, over finished reviews", .article),
    verb("diff", "A B [ARTICLE…] [--json]", "what two say differently; also ana@2 and gold", .reviewer),
    verb("feedback", "--reviewer ID [--json]", "where gold or others decided otherwise than you", .reviewer),
    verb("gold", "[ARTICLE…] [--json]", "what adjudicated paragraphs are", .article),
    verb("history", "ARTICLE [¶] [--json]", "who decided what and when", .article),
    verb("export", "--format jsonl|csv -o PATH", "write the labels to a file", .path),
    verb("reviewer", "add ID [--name NAME] | list", "add or list reviewers", .reviewer),
  ]

  /// A verb of the command line, with the same words after it.
  private static func verb(
    _ name: String, _ usage: String, _ summary: String, _ argument: ArgumentKind
  ) -> CommandDeclaration {
    CommandDeclaration(
      name: name, group: .project, places: [.desk], usage: usage, summary: summary, argument: argument
    ) { arguments throws(CommandError) in .verb([name] + (try arguments.words())) }
  }

  static let leaving: [CommandDeclaration] = [
    CommandDeclaration(
      name: "set", group: .leave, places: [.review, .adjudication],
      usage: "keys on|off, ahead on|off, context 0–9, colour auto|always|never", summary: "how this session behaves",
      argument: .preference
    ) { arguments throws(CommandError) in .set(try arguments.preference()) },
    CommandDeclaration(
      name: "handover", group: .leave, places: [.review], usage: "REVIEWER",
      summary: "let the next reviewer at this terminal, blind", argument: .reviewer,
      asks: CommandDeclaration.whenBare(.reviewer)
    ) { arguments throws(CommandError) in
      let word = try arguments.one()
      guard Reviewer.isValid(id: word) else { throw .notAReviewerID(word: word) }
      return .handover(to: word)
    },
    CommandDeclaration(
      name: "close", key: ".", group: .leave, places: [.review, .adjudication],
      summary: "at the end: finish, open the next article"
    ) { arguments throws(CommandError) in try arguments.none(.next(finishing: true)) },
    CommandDeclaration(
      name: "skip", key: ">", group: .leave, places: [.review],
      summary: "at the end: leave it open, open the next article"
    ) { arguments throws(CommandError) in try arguments.none(.next(finishing: false)) },
    CommandDeclaration(
      name: "leave", synonyms: ["quit", "exit"], group: .leave, places: [.review, .adjudication, .desk],
      summary: "leave; every decision is saved"
    ) { arguments throws(CommandError) in try arguments.none(.leave) },
  ]
}
