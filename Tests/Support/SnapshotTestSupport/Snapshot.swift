// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Testing

/// Compares a text with a file of the `Snapshots` folder beside the test; `RECORD_SNAPSHOTS=1` rewrites the file and fails
/// once.
///
/// - Parameters:
///   - text: what a person would see.
///   - name: the file's name without its ending; one with a slash is a path in the repository, a sample that people read
///     as well.
///   - file: the test's own file, in a folder of `Tests`.
///   - sourceLocation: where a difference is reported.
/// - Throws: when the file can not be written, or is not there.
public func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  let place =
    name.contains("/")
    ? folder.appending(path: "../../\(name)") : folder.appending(path: "Snapshots/\(name).txt")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: place)
    Issue.record("Recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let bytes = try #require(try? Data(contentsOf: place), "no snapshot \(name)", sourceLocation: sourceLocation)
  let expected = String(decoding: bytes, as: UTF8.self)
  guard text != expected else { return }
  let difference = text.split(separator: "\n", omittingEmptySubsequences: false)
    .difference(from: expected.split(separator: "\n", omittingEmptySubsequences: false))
  let lines = difference.map { change in
    switch change {
    case .insert(let line, let element, _): "+\(line + 1) \(element)"
    case .remove(let line, let element, _): "-\(line + 1) \(element)"
    }
  }
  Issue.record("\(name) differs:\n\(lines.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
