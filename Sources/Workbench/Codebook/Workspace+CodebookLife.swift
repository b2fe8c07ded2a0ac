// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
public import AnnotationModel
internal import AnnotationStore
internal import Foundation
internal import JSON
internal import TerminalIO

/// What is said of a new version of the codebook.
public struct CodebookStatement: Sendable {
  /// How far the change reaches; nil where it can be seen.
  public var kind: CodebookChange.Kind?
  /// The labels whose older decisions are to be looked at again.
  public var stale: [String] = []

  /// Nothing said.
  public init() {}
}

extension Workspace {
  /// Takes up a codebook from a file as the next version.
  public func adoptCodebook(file: String, saying statement: CodebookStatement) throws(Failure) {
    try revise { old in
      try CodebookRevision(from: old, to: Self.codebook(in: file), saying: statement.kind, stale: statement.stale)
    }
  }

  /// Opens the codebook in the person's editor, and takes up what they wrote as the next version.
  public func editCodebook(saying statement: CodebookStatement) throws(Failure) {
    try revise { old in
      var next = old
      next.version += 1
      let edited = try Self.edited(next)
      return try CodebookRevision(from: old, to: edited, saying: statement.kind, stale: statement.stale)
    }
  }

  /// Calls a label something else; older decisions are read through the new name.
  public func renameLabel(_ old: String, to new: String) throws(Failure) {
    try revise { try CodebookRevision.renaming(old, to: new, in: $0) }
  }

  /// Makes several labels one; older decisions are read as that one.
  public func mergeLabels(_ olds: [String], to new: String) throws(Failure) {
    try revise { try CodebookRevision.merging(olds, to: new, in: $0) }
  }

  /// Makes one label several; older decisions for it are stale.
  public func splitLabel(_ old: String, into news: [String]) throws(Failure) {
    try revise { try CodebookRevision.splitting(old, into: news, in: $0) }
  }

  private func revise(_ next: (Codebook) throws -> CodebookRevision) throws(Failure) {
    let undone = "codebook not changed"
    let store = try open(.write, for: undone)
    try attempt(undone) {
      let revision = try next(try adoptCodebook(store, for: undone))
      let receipt = try store.adopt(revision.codebook, change: revision.change, at: clock())
      let reference = revision.codebook.reference.replacing("@", with: " ")
      let history = CodebookHistory(try store.codebooks())
      let stale = VersionedLabels(try store.labels(), under: history, standard: revision.codebook).stale.count
      let look = stale == 0 ? "" : "; \(counted(stale, "decision")) stale: attest annotate --stale"
      tell("\(reference) is in force, entry \(receipt.clock): \(revision.change.kind.rawValue)\(look)")
    }
  }

  static func codebook(in file: String) throws -> Codebook {
    let bytes = try FileBytes.read(file, limit: 1 << 22)
    var parser = JSONParser(bytes)
    do { _ = try parser.document() } catch { throw CodebookError.unreadable(file: file, reason: "it is no JSON") }
    do { return try JSONDecoder().decode(Codebook.self, from: Data(bytes)) } catch let error as DecodingError {
      throw CodebookError.unreadable(file: file, reason: error.place)
    }
  }

  private static func edited(_ codebook: Codebook) throws -> Codebook {
    let environment = ProcessInfo.processInfo.environment
    guard let editor = environment["VISUAL"] ?? environment["EDITOR"], !editor.isEmpty else {
      throw CodebookError.editor("no editor is named")
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "attest-codebook-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    var writer = JSONWriter(.indented)
    writer.value(try codebook.json.sortedByKey)
    try Data(writer.bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \(editor) \"$0\"", file.path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CodebookError.editor("the editor \(quoted(editor)) failed") }
    return try Self.codebook(in: file.path)
  }
}

extension DecodingError {
  /// What is wrong, with its place, in a few words.
  fileprivate var place: String {
    switch self {
    case .keyNotFound(let key, let context): "\(Self.path(context.codingPath))\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(Self.path(context.codingPath)) holds another kind of value"
    case .dataCorrupted(let context): "\(Self.path(context.codingPath)) holds what is not allowed there"
    @unknown default: "it lacks something"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map { "[\($0)]" } ?? "\($0.stringValue) " }.joined()
  }
}
