// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the project to a new file, and show that the copy is whole.",
    discussion: "Example: attest backup 2026-03-14.sqlite")

  @Argument(help: "The file, which is not there yet.", completion: .file())
  var file: String

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.backUp(to: file) }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make the project what a sound backup is.",
    discussion: "Example: attest restore 2026-03-14.sqlite")

  @Argument(help: "The backup.", completion: .file())
  var file: String

  @Flag(help: "Give entries up that the backup lacks, without asking.")
  var yes = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let workspace = project.workspace
    try workspace.restore(file, isAgreed: yes, source: project.source(for: workspace))
  }
}

struct Erase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Take words out that must not be kept: an entry's, or all about an article.",
    discussion: "Example: attest erase harbour --why \"the paper withdrew it\"")

  @Argument(
    help: "An article, or an entry: its number, or in a merged copy ORIGIN:SEQ.", completion: ProjectCompletion.articles
  )
  var what: String

  @Option(help: "Why, which everybody can read.")
  var why: String

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.erase(what, why: why) }
}
