// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct ProtocolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol", abstract: "Fix beforehand what is read by which rules and has to agree how far.",
    discussion: "Example: attest protocol freeze protocol.json", subcommands: [Freeze.self, Check.self])

  struct Freeze: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze", abstract: "Freeze a protocol: codebook, sample, overlap, coefficient and threshold.",
      discussion: "Example: attest protocol freeze protocol.json")

    @Argument(help: "The protocol in JSON; - is the standard input.", completion: .file())
    var file: String

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.freezeProtocol(file: file) }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "List where the project is not what was frozen: status 0, or 1 with the deviations.",
      discussion: "Example: attest protocol check --json")

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.checkProtocol(isJSON: json) }
  }
}
