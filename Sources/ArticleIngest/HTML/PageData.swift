// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// The running text in a script of JSON from which a page builds itself in the browser.
struct PageData {
  /// The texts of the place in the data that holds the most, in order.
  let texts: [String]

  private static let shortest = 80
  private static let deepest = 40

  /// Reads a script; one that is not JSON holds no text.
  init(_ script: String) {
    var parser = JSONParser(Array(script.utf8), depth: IngestLimits.jsonDepth, takesControls: true)
    var found: [String: [String]] = [:]
    if let value = try? parser.document() { Self.gather(value, path: "", depth: 0, into: &found) }
    let sized = found.map { (path: $0.key, size: $0.value.reduce(0) { $0 + $1.utf8.count }) }
    let best = sized.max { ($0.size, $1.path) < ($1.size, $0.path) }
    texts = best.flatMap { found[$0.path] } ?? []
  }

  /// Gathers the texts that read like prose by their place: the keys on the way, list positions left out.
  private static func gather(_ value: JSONValue, path: String, depth: Int, into found: inout [String: [String]]) {
    guard depth < deepest else { return }
    if let text = value.string {
      if isProse(text) { found[path, default: []].append(text) }
    } else if let members = value.members {
      for member in members.sorted(by: { $0.key < $1.key }) {
        gather(member.value, path: path + "/" + member.key, depth: depth + 1, into: &found)
      }
    } else if case .array(let items) = value {
      for item in items { gather(item, path: path, depth: depth + 1, into: &found) }
    }
  }

  private static func isProse(_ text: String) -> Bool {
    guard text.utf8.count >= shortest, !text.hasPrefix("http"), !text.hasPrefix("{") else { return false }
    let spaces = text.utf8.count { $0 == 0x20 }
    return spaces * 20 >= text.utf8.count || text.utf8.count { $0 >= 0xE3 } * 4 > text.utf8.count
  }
}
