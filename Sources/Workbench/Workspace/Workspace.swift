// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import AnnotationStore
public import TerminalIO

/// The place where journeys run: the project, the two outputs, the clocks.
public struct Workspace {
  /// The project's path.
  public var project: String
  /// Where answers go.
  public var output: any Console
  /// Where one-line errors and remarks go.
  public var errors: any Console
  /// The time of day, for the ledger.
  public var clock: () -> Timestamp
  /// Seconds from any fixed moment, never going back.
  public var stopwatch: () -> Double
  /// The reviewer at the desk, for whom other reviewers' work stays hidden until it may be seen; nil for the owner.
  public var viewer: String?

  /// A workspace.
  public init(
    project: String, output: any Console, errors: any Console, clock: @escaping () -> Timestamp,
    stopwatch: @escaping () -> Double, viewer: String? = nil
  ) {
    self.project = project
    self.output = output
    self.errors = errors
    self.clock = clock
    self.stopwatch = stopwatch
    self.viewer = viewer
  }

  /// Opens the project, or says what was not done.
  func open(_ access: ProjectStore.Access, for undone: String) throws(Failure) -> ProjectStore {
    try attempt(undone) {
      let isReading = if case .read = access { true } else { false }
      return try ProjectStore(path: project, access: access, stateFolder: isReading ? nil : StateFolder.path)
    }
  }

  /// A line on the standard output.
  func say(_ line: String) { output.write(line + "\n") }

  /// A sentence on the standard output, wrapped where a terminal shows it.
  func tell(_ sentence: String) { say(output.canvas.line(sentence)) }

  /// A sentence on the standard error, wrapped where a terminal shows it.
  func remark(_ sentence: String) { errors.write(errors.canvas.line(sanitized(sentence)) + "\n") }
}
