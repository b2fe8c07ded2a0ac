// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Workbench

struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Read the rules by which paragraphs are labelled, and change them.",
    discussion: "Example: attest codebook show aside",
    subcommands: [
      Show.self, Adopt.self, Edit.self, Diff.self, History.self, Rename.self, Merge.self, Split.self,
    ])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show the codebook, or one label of it.",
      discussion: "Example: attest codebook show aside")

    @Argument(help: "A label; none shows all.")
    var label: String?

    @Flag(help: "Answer in JSON, as a codebook's file.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.showCodebook(label: label, isJSON: json) }
  }

  /// What is said of a change.
  struct Statement: ParsableArguments {
    @Option(help: "How far the change reaches: structural, semantic or wording; by default as far as can be seen.")
    var change: CodebookChange.Kind?

    @Option(name: .customLong("labels"), help: "The labels whose older decisions are stale, comma between them.")
    var stale: String?

    var statement: CodebookStatement {
      var statement = CodebookStatement()
      statement.kind = change
      statement.stale = stale.map { $0.split(separator: ",").map { String($0).trimmed } } ?? []
      return statement
    }
  }

  struct Adopt: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "adopt", abstract: "Take up a codebook's file as the next version.",
      discussion: "Example: attest codebook adopt attribution-2.json --change semantic --labels opinion")

    @Argument(help: "The file; - is the standard input.", completion: .file())
    var file: String

    @OptionGroup var said: Statement
    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.adoptCodebook(file: file, saying: said.statement) }
  }

  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Write the next version in the editor that VISUAL or EDITOR names.",
      discussion: "Example: EDITOR=vi attest codebook edit --change wording")

    @OptionGroup var said: Statement
    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.editCodebook(saying: said.statement) }
  }

  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff", abstract: "Show what a version changes against another.",
      discussion: "Example: attest codebook diff 1 2")

    @Argument(help: "A version's number, or a file.")
    var first: String

    @Argument(help: "Another one.")
    var second: String

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.compareCodebooks(first, second, isJSON: json) }
  }

  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "history", abstract: "List the versions that the codebook had.",
      discussion: "Example: attest codebook history --json")

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.codebookHistory(isJSON: json) }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: "Call a label something else; older decisions are read through the new name.",
      discussion: "Example: attest codebook rename editorial_aside comment")

    @Argument(help: "The label.")
    var old: String

    @Argument(help: "What it is called from here on.")
    var new: String

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.renameLabel(old, to: new) }
  }

  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Make several labels one, the last; older decisions are read as that one.",
      discussion: "Example: attest codebook merge opinion editorial_aside comment")

    @Argument(help: "The labels, and last the one that they become, which may be one of them.")
    var labels: [String]

    @OptionGroup var project: ProjectOptions

    func validate() throws {
      if labels.count < 2 { throw ValidationError("a merge needs a label and the one that it becomes") }
    }

    func run() throws {
      try project.workspace.mergeLabels(Array(labels.dropLast()), to: labels.last ?? "")
    }
  }

  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "split", abstract: "Make the first label the others; older decisions for it are stale.",
      discussion: "Example: attest codebook split report report brief")

    @Argument(help: "The label, and those that it becomes, of which it may be one.")
    var labels: [String]

    @OptionGroup var project: ProjectOptions

    func validate() throws {
      if labels.count < 3 { throw ValidationError("a split needs a label and two that it becomes") }
    }

    func run() throws {
      try project.workspace.splitLabel(labels.first ?? "", into: Array(labels.dropFirst()))
    }
  }
}
