// SPDX-License-Identifier: GPL-3.0-or-later

extension CommandTable {
  static let project: [CommandDeclaration] = [
    CommandDeclaration(
      name: "open", synonyms: ["annotate"], group: .project, places: [.desk], usage: "[ARTICLE]",
      summary: "review an article; alone, the one that waits", argument: .article
    ) { arguments throws(CommandError) in .open(article: try arguments.optional()) },
    verb("load", "FILE… [--title T] [--url U] [--id SLUG]", "load articles from files", .path),
    verb("articles", "[--json]", "list the articles", .nothing),
    verb("show", "ARTICLE [--json]", "an article's paragraphs and where it comes from", .article),
    verb("outlets", "[--json]", "signals by outlet and by origin", .nothing),
    verb(
      "agreement", "[ARTICLE…] [--on FIELD] [--interval KIND] [--model M] [--json] [--help]",
      "how far the reviewers agree, over finished reviews", .article),
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
}
