// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import ArgumentParser
import Workbench

struct Outlets: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outlets", abstract: "Show the signals of sourcing by outlet and by origin, with intervals.",
    discussion: "Example: attest outlets --json")

  @Option(
    help: "Who looks, and so sees the own reviews before they are finished.",
    completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @Option(help: "Which versions of an article count: latest (the latest that its reviewers have finished) or all.")
  var versions: VersionChoice = .latest

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.outlets(for: reviewer, versions: versions, isJSON: json) }
}
