// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationStore
public import TerminalIO

extension Workspace {
  /// Copies the project to a new file, and shows that the copy is whole.
  public func backUp(to file: String) throws(Failure) {
    let undone = "no backup made"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      try owned()
      let count = try store.backUp(to: file)
      tell("\(sanitized(file)): \(counted(count, "entry", plural: "entries")), whole")
    }
  }

  /// Makes the project what a backup is; entries that the backup lacks are given up only after a yes.
  ///
  /// - Parameters:
  ///   - file: the backup.
  ///   - isAgreed: whether a yes was given beforehand.
  ///   - source: where a person can say yes.
  /// - Throws: ``Failure`` when the backup is not sound or the answer was no; the project is what it was then.
  public func restore(_ file: String, isAgreed: Bool, source: any LineSource) throws(Failure) {
    let undone = "nothing restored"
    try attempt(undone) {
      try owned()
      if ProjectStore.isOneFile(file, project) { throw KeepingError.isProject(file: file) }
      let backup = try ProjectStore(path: file, access: .read)
      let findings = try backup.examine().findings
      guard findings.isEmpty else { throw KeepingError.notSound(file: file, findings: findings.count) }
      let store = try open(.create, for: undone)
      let lost = try store.entries(missingIn: backup)
      if lost > 0, !isAgreed { try agree(to: lost, source) }
      try store.takeOver(backup)
      tell(
        "\(sanitized(project)) is what \(sanitized(file)) was: \(counted(try store.entryCount(), "entry", plural: "entries"))"
      )
    }
  }

  private func agree(to lost: Int, _ source: any LineSource) throws {
    let question =
      "\(counted(lost, "entry", plural: "entries")) of the project \(lost == 1 ? "is" : "are") not in the backup and would be gone."
    guard source.isInteractive else { throw KeepingError.newerState(entries: lost) }
    while true {
      switch source.next(LineRequest(prompt: "  \(question) Restore? (yes/no) \(output.canvas.glyphs.prompt) ")) {
      case .line("yes"): return
      case .line("no"), .interrupt, .endOfInput, .terminated: throw KeepingError.newerState(entries: lost)
      case .line, .malformedLine, .key, .redraw: continue
      }
    }
  }

  /// Takes the words of an entry, or all words about an article, out of the project; that it was is kept.
  public func erase(_ word: String, why: String) throws(Failure) {
    let undone = "nothing erased"
    let store = try open(.write, for: undone)
    try attempt(undone) {
      try owned()
      guard !why.allSatisfy(\.isWhitespace) else { throw WorkError.noReason }
      let count = try store.erase(named: word, reason: why, at: clock())
      tell(
        "\(counted(count, "entry", plural: "entries")) lost what \(count == 1 ? "it" : "they") said; that \(count == 1 ? "it was" : "they were") stays"
      )
    }
  }

  private func owned() throws {
    if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
  }
}

/// Why a copy is not taken for the project.
enum KeepingError: Error, Equatable {
  /// The backup is the project itself.
  case isProject(file: String)
  /// The doctor finds something in the backup.
  case notSound(file: String, findings: Int)
  /// The project holds entries that the backup lacks.
  case newerState(entries: Int)
}

extension KeepingError: UserFacingError {
  var message: Message {
    switch self {
    case .isProject(let file):
      Message(.usage, "\(quoted(file)) is that project itself", advice: "name a file that attest backup made")
    case .notSound(let file, let findings):
      Message(
        .badInput, "the doctor has \(counted(findings, "finding")) in \(quoted(file))",
        advice: "attest doctor --project \(file) lists them")
    case .newerState(let entries):
      Message(
        .refused, "the project holds \(counted(entries, "entry", plural: "entries")) that the backup lacks",
        advice: "attest backup keeps them, --yes gives them up")
    }
  }
}
