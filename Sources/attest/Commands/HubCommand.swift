// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct HubCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hub", abstract: "A PostgreSQL database where copies of a team meet.",
    discussion: "Example: attest hub init 'postgresql:///news?host=/run/postgresql'",
    subcommands: [Init.self, Status.self])

  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: "Make a database a hub, and let the project's reviewers in.",
      discussion: """
        One database role a reviewer, of the reviewer's name, is made where it is missing; run it again when somebody has
        joined.

        Example: attest hub init 'postgresql:///news?host=/run/postgresql'
        """)

    @Argument(help: "Where the database is, without a password.")
    var url: String

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.makeHub(url, isJSON: json) }
  }

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Say how this copy and its hub differ.",
      discussion: "Example: attest hub status --json")

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.hubStatus(isJSON: json) }
  }
}

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Bring to the hub what it lacks, and take what this copy lacks.",
    discussion: """
      The address is remembered. A password stands in ~/.pgpass or PGPASSWORD, never in the address.

      Example: attest sync 'postgresql://ana@hub.example.org/news?sslmode=verify-full'
               attest sync --watch
      """)

  @Argument(help: "Where the hub is; none takes the one that is remembered.")
  var url: String?

  @Flag(help: "Go on, each time something comes or is decided here, until Ctrl-C.")
  var watch = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    if watch { Interrupt.endsProgram() }
    try project.workspace.sync(url, isWatching: watch, isJSON: json)
  }
}
