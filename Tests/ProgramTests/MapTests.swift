// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The map of the sources says what Package.swift says: the same rooms, the same arrows, all pointing down.
@Suite struct MapTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func everyRoomAndArrowIsDrawn() throws {
    let declared = try Self.declaredRooms(), drawn = try Self.drawnRooms()
    #expect(Set(drawn.map(\.name)) == Set(declared.keys))
    for room in drawn {
      #expect(Set(room.arrows) == declared[room.name], "\(room.name) is drawn with other arrows than it has")
    }
  }

  @Test func arrowsPointDown() throws {
    let drawn = try Self.drawnRooms().map { ($0.name, $0.arrows) }
    var above: Set<String> = []
    for (name, arrows) in drawn {
      above.insert(name)
      #expect(above.isDisjoint(with: arrows), "\(name) points up")
    }
  }

  @Test func theWordsOfTheHouseAreFew() throws {
    let map = try String(contentsOf: Self.root.appendingPathComponent("Sources/README.md"), encoding: .utf8)
    let words = map.components(separatedBy: "<!-- words -->")
    try #require(words.count == 3, "the map has no words of the house")
    let rows = words[1].split(separator: "\n").filter { $0.hasPrefix("| **") }
    #expect((10...25).contains(rows.count))
  }

  /// The rows between the marks of the map: a room, and its arrows behind `→`, which may go on in the next lines.
  private static func drawnRooms() throws -> [(name: String, arrows: [String])] {
    let map = try String(contentsOf: root.appendingPathComponent("Sources/README.md"), encoding: .utf8)
    let parts = map.components(separatedBy: "<!-- rooms -->")
    try #require(parts.count == 3, "the map has no picture of the rooms")
    var rooms: [(name: String, arrows: [String])] = [], column = 0
    for line in parts[1].split(separator: "\n") where line != "```" {
      if let arrow = line.firstIndex(of: "→"), let name = line.split(separator: " ").first {
        column = line.distance(from: line.startIndex, to: arrow) + 1
        rooms.append((String(name), []))
      }
      let names = line.dropFirst(column).split(separator: " ").map(String.init).filter { $0 != "nothing" }
      if !rooms.isEmpty { rooms[rooms.count - 1].arrows += names }
    }
    return rooms
  }

  /// The targets of Package.swift without tests, checks and benchmarks, with the own targets each depends on.
  private static func declaredRooms() throws -> [String: Set<String>] {
    let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    var rooms: [String: Set<String>] = [:], ignored: Set<String> = []
    let targets = manifest.ranges(of: /\.(target|executableTarget|testTarget|systemLibrary)\(\s*name: "/)
    for (index, range) in targets.enumerated() {
      let end = index + 1 < targets.count ? targets[index + 1].lowerBound : manifest.endIndex
      let body = String(manifest[range.upperBound..<end])
      let name = String(body.prefix { $0 != "\"" })
      let isApart = ["Tests", "Sources/Checks", "Sources/Benchmarks"].contains { body.contains("path: \"\($0)/") }
      if isApart || manifest[range].hasPrefix(".testTarget") || name.contains("\\") {
        ignored.insert(name)
      } else {
        rooms[name] = dependencies(body)
      }
    }
    return rooms.mapValues { $0.subtracting(ignored).intersection(rooms.keys) }
  }

  private static func dependencies(_ body: String) -> Set<String> {
    guard let start = body.firstRange(of: "dependencies: [") else { return [] }
    let list = body[start.upperBound...].prefix { $0 != "]" }.replacing(/\.product\([^)]*\)/, with: "")
    return Set(list.matches(of: /"([^"]+)"/).map { String($0.1) })
  }
}
