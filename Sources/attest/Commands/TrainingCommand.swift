// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct TrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training", abstract: "Train reviewers with articles whose gold is known, outside every figure.",
    discussion: "Example: attest training add harbour --explanations why.json",
    subcommands: [Add.self, Remove.self, Set.self, Status.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Make an article with gold one that trains.",
      discussion: "Example: attest training add harbour --explanations why.json")

    @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
    var article: String

    @Option(help: "A JSON object of explanations by paragraph, such as {\"3\": \"why\"}.", completion: .file())
    var explanations: String?

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.addTraining(article, explanations: explanations) }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Let an article train nobody any more.",
      discussion: "Example: attest training remove harbour")

    @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
    var article: String

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.removeTraining(article) }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Say when the training is passed.",
      discussion: "Example: attest training set --pass-mark 80% --attempts 3 --required")

    @Option(help: "The share of first answers that has to be right, such as 80%.")
    var passMark: String?

    @Option(help: "How often a reviewer may try an article.")
    var attempts: Int?

    @Flag(inversion: .prefixedNo, help: "Say so where work is assigned to somebody who has not passed.")
    var required: Bool?

    @OptionGroup var project: ProjectOptions

    func run() throws {
      var request = TrainingRequest()
      (request.passMark, request.attempts, request.isRequired) = (passMark, attempts, required)
      try project.workspace.setTraining(request)
    }
  }

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Show who has passed which article.",
      discussion: "Example: attest training status --json")

    @Option(help: "Only this reviewer.", completion: ProjectCompletion.reviewers)
    var reviewer: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.trainingStatus(of: reviewer, isJSON: json) }
  }
}
