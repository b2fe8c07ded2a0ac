// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// The command line.
@main
struct Attest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Label the paragraphs of news articles with several reviewers, and measure how far they agree.",
    discussion: """
      Alone it opens the desk, a prompt for one reviewer.

      Example: attest load Samples/articles/harbour.txt
               attest annotate harbour --reviewer ana
      """,
    version: Version.text,
    subcommands: [
      Load.self, Articles.self, ArticleCommand.self, Tag.self, Show.self, Provenance.self, Kind.self, Assign.self,
      Assignments.self, Progress.self, Recuse.self,
      TrainingCommand.self, Annotate.self, Desk.self, ReviewerCommand.self,
      Sources.self, Outlets.self,
      AgreementCommand.self, ReportCommand.self, Watch.self, Gate.self, ProtocolCommand.self, Search.self, Diff.self,
      FeedbackCommand.self,
      Quality.self, History.self,
      Adjudicate.self, Gold.self,
      Export.self, Import.self, Split.self, CodebookCommand.self, Revert.self, Erase.self, BackupCommand.self,
      Restore.self,
      BundleCommand.self, MergeCommand.self, CompareCommand.self, HubCommand.self, SyncCommand.self,
      ProjectCommand.self, Doctor.self,
    ],
    defaultSubcommand: Desk.self)

  /// Parses and runs; prints every error itself, so that no escape sequence of an argument reaches the terminal.
  static func main() { Program(root: Self.self).run(Array(CommandLine.arguments.dropFirst())) }
}

/// The program's version.
enum Version {
  static let text = "attest 0.1.0"
}
