// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Foundation
import TerminalIO
import Workbench

/// What every verb takes.
struct ProjectOptions: ParsableArguments {
  @Option(help: "The project's file; by default $ATTEST_PROJECT, else attest.sqlite.")
  var project: String?

  @Option(help: "Colours and bold: auto, always or never.")
  var color: ColorChoice = .auto

  @Option(name: .customLong("as"), help: .hidden)
  var viewer: String?

  /// The workspace for the project.
  var workspace: Workspace {
    let environment = ProcessInfo.processInfo.environment
    return Workspace(
      project: project ?? environment["ATTEST_PROJECT"] ?? "attest.sqlite",
      output: StandardConsole(color: color, failure: Program.current?.output ?? WriteFailure()),
      errors: StandardConsole(fileDescriptor: 2, color: color),
      clock: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
      stopwatch: { ProcessInfo.processInfo.systemUptime }, viewer: viewer)
  }

  /// Lines and keys of a person, or lines of a pipe.
  func source(for workspace: Workspace) -> any LineSource {
    standardSource(style: workspace.output.canvas.style)
  }
}
