// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Examine the project: integrity, hash chain, and a replay of the ledger.",
    discussion: """
      The heads it prints, kept somewhere else, prove later that nothing was cut off or forged since.

      Example: attest doctor --project news.sqlite
               attest doctor --head 5f2c…
      """)

  @Option(
    name: .customLong("head"), parsing: .singleValue,
    help: "An entry that must still be there, as an earlier examination printed it: ORIGIN:SEQ:ID, or its id alone.")
  var heads: [String] = []

  @Flag(help: "Say for each two reviews of a text whether one could have been seen before the other was made.")
  var blindness = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = DoctorRequest()
    (request.heads, request.isJSON) = (heads, json)
    if blindness { return try project.workspace.blindness(request) }
    try project.workspace.doctor(request)
  }
}
