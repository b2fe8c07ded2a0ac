// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import XMLTree

@testable import DatasetExchange

/// Archives of others are not trusted.
@Suite struct ZipArchiveTests {
  private func read(_ names: [String]) -> DatasetFault? {
    #expect(throws: DatasetFault.self) {
      let bytes = try ZipArchive.bytes(of: names.map { ($0, Array("x".utf8)) })
      _ = try ZipArchive.files(in: bytes, path: "a.qdpx")
    }
  }

  @Test(arguments: ["../evil.txt", "sources/../../evil.txt", "/etc/evil", "a//b", "./a"])
  func noNameLeadsOut(name: String) { #expect(read(["project.qde", name])?.reason == .unsafePath(name)) }

  @Test func noNameStandsTwice() { #expect(read(["a.txt", "a.txt"])?.reason == .unsafePath("a.txt")) }

  @Test func namesAndBytesComeBack() throws {
    let files = [
      ("project.qde", Array("<x/>".utf8)), ("sources/ñandú 😬.txt", [UInt8](repeating: 7, count: 300_000)),
      ("empty", []),
    ]
    let bytes = try ZipArchive.bytes(of: files)
    let back = try ZipArchive.files(in: bytes, path: "")
    #expect(back.count == 3)
    for (name, content) in files { #expect(back[name] == content, "\(name)") }
    #expect(try ZipArchive.bytes(of: files) == bytes)
  }

  @Test func whatIsCutIsRefused() throws {
    let bytes = try ZipArchive.bytes(of: [("a", Array(0...255)), ("b", Array(0...255))])
    for length in [0, 10, bytes.count / 2] {
      #expect(throws: DatasetFault.self, "\(length)") { try ZipArchive.files(in: Array(bytes[..<length]), path: "") }
    }
  }

  @Test func aProjectWithEntitiesOfItsOwnIsRefused() throws {
    let bomb = #"<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Project>&b;</Project>"#
    #expect(throws: XMLElement.Fault.self) { try XMLElement.document(Array(bomb.utf8)) }
    let outside = #"<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/hostname">]><Project>&a;</Project>"#
    #expect(throws: XMLElement.Fault.self) { try XMLElement.document(Array(outside.utf8)) }
    let deep = String(repeating: "<a>", count: 500) + String(repeating: "</a>", count: 500)
    #expect(throws: XMLElement.Fault.tooDeep) { try XMLElement.document(Array(deep.utf8)) }
    let plain = "<p:Project xmlns:p=\"urn:x\" n=\"a &amp; &#10;b &#x1F62C;\">&lt;t&gt;<![CDATA[ &c ]]></p:Project>"
    let element = try XMLElement.document(Array(plain.utf8))
    #expect(element.name == "Project" && element.attributes["n"] == "a & \nb 😬" && element.text == "<t> &c ")
  }
}
