// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct ArticleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article", abstract: "Correct what is known of an article, or leave it out.",
    discussion: "Example: attest article set harbour title=\"The harbour\" date=2026-03-14",
    subcommands: [Set.self, Exclude.self, Include.self])

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Correct title, byline, date or outlet.",
      discussion: "Example: attest article set harbour title=\"The harbour\" date=2026-03-14 byline=")

    @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
    var article: String

    @Argument(help: "FIELD=VALUE; nothing behind = says that it is not known.")
    var settings: [String]

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.correct(article, settings) }
  }

  struct Exclude: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "exclude", abstract: "Take an article out of queues, figures and exports.",
      discussion: "Example: attest article exclude harbour --why \"not a news text\"")

    @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
    var article: String

    @Option(help: "Why, which everybody can read.")
    var why: String

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.exclude(article, because: why) }
  }

  struct Include: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "include", abstract: "Take an excluded article in again.",
      discussion: "Example: attest article include harbour --why \"it is one after all\"")

    @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
    var article: String

    @Option(help: "Why, which everybody can read.")
    var why: String

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.include(article, because: why) }
  }
}

struct Tag: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Give an article a tag, by which --tag finds it.",
    discussion: "Example: attest tag harbour pilot")

  @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
  var article: String

  @Argument(help: "Small letters, digits and hyphens, at most 48.")
  var tag: String

  @Flag(help: "Take the tag away.")
  var remove = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.tag(article, tag, removes: remove) }
}

struct Revert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revert",
    abstract: "Take an entry back whole: a plan, an import, a split, an exclusion, a tag, a correction.",
    discussion: "Example: attest revert 31")

  @Argument(
    help: "The entry's number, as confirmations print it; in a merged copy ORIGIN:SEQ, or the beginning of its id.")
  var entry: String

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.revert(named: entry) }
}
