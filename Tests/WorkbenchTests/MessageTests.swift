// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Workbench

@Suite struct MessageTests {
  /// The repository's sources, read as text: the compiler asks for every case, this test for every type.
  private let sources: [String: String]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var sources: [String: String] = [:]
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      sources[file.path.replacing(root.path + "/", with: "")] = try String(contentsOf: file, encoding: .utf8)
    }
    self.sources = sources
  }

  /// The errors that another error carries and says.
  private let carried: Set = ["Fault", "JSONFault", "SetValuedUndefined", "UnitizingUndefined"]

  @Test func everyErrorTypeSaysItself() throws {
    let declaration = /public (?:enum|struct) (\w+): [^{]*\bError\b/
    let declared = sources.values.flatMap { text in text.matches(of: declaration).map { String($0.1) } }
    let conformance = /(?:extension|struct) (\w+): [^{]*\bUserFacingError\b/
    let speaking = Set(sources.values.flatMap { text in text.matches(of: conformance).map { String($0.1) } })
    #expect(declared.count > 10)
    #expect(declared.filter { !speaking.contains($0) && !carried.contains($0) } == [])
  }

  /// At the prompt a message becomes sentences, which begin with a capital: a key or an option would be another one then.
  @Test func noAdviceBeginsWithAKeyOrACommand() {
    let messages = sources.filter { $0.key.hasPrefix("Workbench/") }.values
    let advice = messages.flatMap { $0.matches(of: /advice: (?:[^"\n]*\? )?"([^"]+)"/).map { String($0.1) } }
    #expect(advice.count > 30)
    #expect(advice.filter { $0.contains(/^(?:(?!a )[a-z] |\\\(command|source |span |\w+=|#)/) } == [])
  }

  @Test func noMessageHidesBehindADefault() {
    let messages = sources.filter { $0.key.hasPrefix("Workbench/Messages/") }
    #expect(messages.count > 5)
    #expect(messages.filter { $0.value.contains("default:") }.keys.sorted() == [])
  }

  /// A word of ten thousand letters would push what to do about it off the screen.
  @Test func aWordIsQuotedWholeUnlessItFillsTheScreen() {
    for word in [String(repeating: "folder/", count: 57), String(repeating: "消", count: 200)] {
      #expect(quoted(word) == "“\(word)”")
    }
    #expect(quoted(String(repeating: "消", count: 201)).count == 165)
    let long = quoted("<" + String(repeating: "x", count: 10_000) + ">")
    #expect(long.hasPrefix("“<xxx") && long.hasSuffix("xxx>”") && long.contains("x … x"))
    #expect(long.count == 165)
  }
}
