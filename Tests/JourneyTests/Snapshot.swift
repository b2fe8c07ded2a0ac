// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

/// Compares a text with a file of the `Snapshots` folder; `RECORD_SNAPSHOTS=1` rewrites the file and fails once.
///
/// A name with a slash is a path in the repository: a sample that people read as well.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let place = name.contains("/") ? name : "Tests/JourneyTests/Snapshots/\(name).txt"
  let path = "\(TestProject.repository)/\(place)"
  if getenv("RECORD_SNAPSHOTS") != nil {
    try write(text, to: path)
    Issue.record("Recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try #require(read(path), "no snapshot \(name)", sourceLocation: sourceLocation)
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

/// The text of a file, nil where there is none.
func read(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

/// Writes a file.
func write(_ text: String, to path: String) throws {
  let file = try #require(fopen(path, "w"), "\(path) can not be written")
  fputs(text, file)
  fclose(file)
}
