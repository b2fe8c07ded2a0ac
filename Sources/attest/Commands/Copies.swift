// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "Write a bundle that another copy of the project can merge.",
    discussion: """
      Labels go once everybody who was to read the article has finished; before that a bundle proves that they exist,
      and does not say what they are.

      Example: attest bundle -o monday.bundle
               attest bundle --since monday.bundle -o tuesday.bundle
      """)

  @Option(name: .shortAndLong, help: "Where to; - is the standard output.", completion: .file())
  var output: String

  @Option(help: "What the receiver has: a bundle, the answer of doctor --json, or ORIGIN:SEQ:ID with commas between.")
  var since: String?

  @Option(help: "The only reviewer whose entries go.", completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @Flag(help: "Let unfinished reviews go with what they say, which is recorded.")
  var open = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = BundleRequest(path: output)
    (request.since, request.reviewer, request.isOpen, request.isJSON) = (since, reviewer, open, json)
    try project.workspace.bundle(request)
  }
}

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Take what bundles hold and this copy lacks: all of it, or nothing.",
    discussion: "Example: attest merge ana.bundle ben.bundle --dry-run")

  @Argument(help: "The bundles; their order does not matter.", completion: .file())
  var bundles: [String]

  @Flag(help: "Say what would be taken, and take nothing.")
  var dryRun = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.merge(bundles, isDryRun: dryRun, isJSON: json) }
}

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Measure how a bundle's copy differs from this one, without merging.",
    discussion: "Example: attest compare ben.bundle")

  @Argument(help: "The bundle.", completion: .file())
  var bundle: String

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.compare(bundle: bundle, isJSON: json) }
}

struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project", abstract: "What holds for the whole project.",
    discussion: "Example: attest project require-signatures", subcommands: [RequireSignatures.self])

  struct RequireSignatures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "require-signatures", abstract: "Ask for a signature under every entry from here on.",
      discussion: "Example: attest project require-signatures")

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.requireSignatures() }
  }
}
