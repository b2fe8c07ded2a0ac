// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Foundation
internal import JSON
internal import ReviewREPL
internal import TerminalIO

extension Workspace {
  /// Lists the versions that the project's codebook had.
  public func codebookHistory(isJSON: Bool) throws(Failure) {
    let undone = "history of the codebook not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let versions = try store.codebooks()
      if isJSON {
        let list: JSONValue = ["codebooks": .array(versions.map(\.json))]
        return say(list.text)
      }
      output.write(CodebookHistoryScreen(versions: versions).render(in: output.canvas))
    }
  }

  /// Shows what a version of the codebook, or a file, changes against another.
  public func compareCodebooks(_ first: String, _ second: String, isJSON: Bool) throws(Failure) {
    let undone = "codebooks not compared"
    try attempt(undone) {
      let versions = try? ProjectStore(path: project, access: .read).codebooks()
      let old = try codebook(first, among: versions ?? []), new = try codebook(second, among: versions ?? [])
      let names = Int(first).flatMap { old in
        Int(second).map { CodebookHistory(versions ?? []).names(from: old, to: $0) }
      }
      let difference = CodebookDifference(from: old, to: new, renamed: names ?? [:])
      if isJSON { return say(difference.json(from: old.reference, to: new.reference).text) }
      output.write(output.canvas.sentences(difference.sentences(from: old.reference, to: new.reference)))
    }
  }

  /// The codebook of a version's number, or of a file.
  private func codebook(_ word: String, among versions: [CodebookVersion]) throws -> Codebook {
    if let number = Int(word), let version = versions.first(where: { $0.codebook.version == number }) {
      return version.codebook
    }
    guard FileManager.default.fileExists(atPath: word) || word == "-" else {
      throw CodebookError.noSuchVersion(word, known: versions.map(\.codebook.version))
    }
    return try Self.codebook(in: word)
  }
}

extension CodebookVersion {
  var json: JSONValue {
    let map = (change?.map ?? [:]).sorted { $0.key < $1.key }
      .map { JSONValue.Member(key: $0.key.rawValue, value: .string($0.value.rawValue)) }
    return [
      "codebook": .string(codebook.reference), "version": .integer(codebook.version),
      "change": JSONValue(change?.kind.rawValue), "labels": JSONValue(codebook.labels.map(\.id.rawValue)),
      "stale": JSONValue((change?.stale ?? []).map(\.rawValue)), "map": .object(map),
      "adopted_at": JSONValue(adoptedAt?.iso8601),
    ]
  }
}

extension CodebookDifference {
  func json(from old: String, to new: String) -> JSONValue {
    [
      "from": .string(old), "to": .string(new), "added": JSONValue(added.map(\.rawValue)),
      "removed": JSONValue(removed.map(\.rawValue)),
      "map": .object(renamings.map { JSONValue.Member(key: $0.key.rawValue, value: .string($0.value.rawValue)) }),
      "changed": .array(changed.map { ["label": .string($0.label.rawValue), "parts": JSONValue($0.parts)] }),
      "procedure": .bool(changesProcedure), "structural": .bool(isStructural),
    ]
  }

  private var renamings: [(key: LabelID, value: LabelID)] { renamed.sorted { $0.key < $1.key } }

  func sentences(from old: String, to new: String) -> [String] {
    if isEmpty { return ["\(sanitized(old)) and \(sanitized(new)) say the same."] }
    var sentences = ["From \(sanitized(old)) to \(sanitized(new)):"]
    let came = added.filter { !renamed.values.contains($0) }, went = removed.filter { renamed[$0] == nil }
    if !came.isEmpty { sentences.append("added: \(sanitized(listed(came.map(\.rawValue))))") }
    if !went.isEmpty { sentences.append("gone: \(sanitized(listed(went.map(\.rawValue))))") }
    sentences += renamings.map { sanitized("\($0.key.rawValue): now \($0.value.rawValue)") }
    sentences += changed.map { sanitized("\($0.label.rawValue): \(listed($0.parts))") }
    if changesProcedure { sentences.append("title or procedure") }
    return sentences
  }
}

/// The versions of a codebook, one line each.
struct CodebookHistoryScreen: Screen {
  let versions: [CodebookVersion]

  func render(in canvas: Canvas) -> String {
    if versions.isEmpty { return canvas.sentences(["The project has adopted no codebook yet."]) }
    var table = Table(columns: [.init("codebook"), .init("adopted"), .init("change"), .init("labels")])
    table.rows = versions.map { version in
      let change = version.change
      let names = (change?.map ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key.rawValue) → \($0.value.rawValue)" }
      let stale = (change?.stale ?? []).map { "\($0.rawValue) stale" }
      return [
        sanitized(version.codebook.reference), version.adoptedAt.map { String($0.iso8601.prefix(10)) } ?? "",
        ([change?.kind.rawValue ?? "first"] + (names + stale).map(sanitized)).joined(separator: ", "),
        sanitized(version.codebook.labels.map(\.name).joined(separator: ", ")),
      ]
    }
    return table.render(in: canvas)
  }
}
