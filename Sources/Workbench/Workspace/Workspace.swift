// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
public import AnnotationModel
internal import AnnotationStore
internal import Glibc
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
      return try ProjectStore(
        path: project, access: access, stateFolder: isReading ? nil : StateFolder.path, waiting: Self.sayWaiting)
    }
  }

  private static let sayWaiting: @Sendable () -> Void = {
    StandardConsole(fileDescriptor: STDERR_FILENO).write("attest: waiting for another program that holds the project\n")
  }

  /// A line on the standard output.
  func say(_ line: String) { output.write(line + "\n") }

  /// A sentence on the standard output, wrapped where a terminal shows it.
  func tell(_ sentence: String) { say(output.canvas.line(sanitized(sentence))) }

  /// A sentence on the standard error, wrapped where a terminal shows it.
  func remark(_ sentence: String) { errors.write(errors.canvas.line(sanitized(sentence)) + "\n") }
}

extension Workspace {
  /// The slugs of the articles, in order; none where the project can not be read.
  public func articleNames() -> [String] { names { try $0.articles().map(\.slug) } }

  /// The identifiers of the reviewers, in order; none where the project can not be read.
  public func reviewerNames() -> [String] { names { try $0.reviewers().map(\.id) } }

  private func names(_ read: (ProjectStore) throws -> [String]) -> [String] {
    (try? read(ProjectStore(path: project, access: .read))) ?? []
  }
}

extension Workspace {
  /// Records in the ledger that an answer holds work of unfinished reviews; call it before the answer is written.
  ///
  /// - Parameters:
  ///   - rows: the reviews that the rows of the answer come from.
  ///   - reviews: what is known of the reviews; with none unfinished among those of the rows nothing is recorded.
  ///   - verb: what writes it.
  ///   - instead: how the verb does without, for the case that the ledger can not be written.
  /// - Throws: ``JourneyError/unrecorded(reason:instead:)``; nothing may be written then.
  func reveal(
    _ rows: some Sequence<ReviewID>, of reviews: [ReviewSummary], by verb: String,
    instead: String = "without --reviewer, as with export --finished, there is nothing to record"
  ) throws {
    try reveal(reviews.revealed(in: rows), by: verb, instead: instead)
  }

  /// Records in the ledger that work in unfinished reviews is about to be written where others can read it.
  ///
  /// - Parameters:
  ///   - reviews: the unfinished reviews; with none nothing is recorded.
  ///   - verb: what writes it.
  ///   - instead: how the verb does without, for the case that the ledger can not be written.
  /// - Throws: ``JourneyError/unrecorded(reason:instead:)``; nothing may be written then.
  func reveal(_ reviews: [ReviewID], by verb: String, instead: String) throws {
    guard viewer == nil, !reviews.isEmpty else { return }
    do {
      let store = try open(.write, for: verb)
      try store.revealLabels(of: reviews, verb: verb, by: nil, at: clock())
    } catch { throw JourneyError.unrecorded(reason: Message(error).reason, instead: instead) }
  }
}

/// Where an account keeps what belongs to no project.
enum StateFolder {
  /// `$XDG_STATE_HOME/attest`, by default `~/.local/state/attest`, made where it is missing; nil where there is no home.
  static var path: String? {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = variable("HOME").flatMap { access($0, W_OK) == 0 ? $0 : nil }
    guard let state = variable("XDG_STATE_HOME") ?? home.map({ $0 + "/.local/state" }) else { return nil }
    var folder = ""
    for part in (state + "/attest").split(separator: "/") {
      folder += "/\(part)"
      if mkdir(folder, 0o700) != 0, errno != EEXIST { return nil }
    }
    return folder
  }

  /// Where the commands that a reviewer typed in reviews are remembered, apart for each reviewer.
  static func history(of reviewer: String) -> String? { path.map { "\($0)/history-\(reviewer)" } }

  /// Where the commands that a reviewer typed at the desk are remembered, most of which a review would refuse.
  static func history(ofDesk reviewer: String) -> String? { path.map { "\($0)/desk-history-\(reviewer)" } }
}
