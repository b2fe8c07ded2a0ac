// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import XMLTree

/// The elements of well-formed XML, with what stands in them in its order.
@Suite struct XMLElementTests {
  private func document(_ text: String, deepest: Int = 64) throws -> XMLElement {
    try XMLElement.document(Array(text.utf8), deepest: deepest)
  }

  @Test func textsAndElementsKeepTheirOrder() throws {
    let root = try document("<a>one <b>two</b> three<c/>&amp;<![CDATA[<]]></a>")
    let order = root.content.map { content in
      switch content {
      case .element(let element): "<\(element.name)>"
      case .text(let text): text
      }
    }
    #expect(order == ["one ", "<b>", " three", "<c>", "&<"])
    #expect(root.text == "one  three&<" && root.wholeText == "one two three&<")
    #expect(root.children.map(\.name) == ["b", "c"] && root.child("c")?.wholeText == "")
  }

  @Test func aNameStandsBehindItsPrefix() throws {
    let root = try document(#"<x:a xmlns:x="urn:x" x:k="1" l=""><x:b/><b/><y/></x:a>"#)
    #expect(root.name == "a" && root.prefix == "x")
    #expect(root.attributes["x:k"] == "1" && root.attributes["l"] == "" && root.attributes["k"] == nil)
    #expect(root.children("b").map(\.prefix) == ["x", nil])
    #expect(root.child("b")?.prefix == "x" && root.child("z") == nil)
  }

  @Test func descendantsAreTheOutermostOfTheirName() throws {
    let root = try document("<a><p>1<p>2</p></p><q><r><p>3</p></r><s>4</s></q></a>")
    #expect(root.descendants(["p", "s"]).map(\.wholeText) == ["12", "3", "4"])
    #expect(root.descendants(["z"]).isEmpty)
  }

  @Test(arguments: ["", "<a>", "<a></b>", "<a/><b/>", "text", "<a>&undeclared;</a>"])
  func whatIsNotWellFormedIsRefused(text: String) {
    #expect(throws: XMLElement.Fault.notWellFormed) { try document(text) }
  }

  @Test func elementsAreNestedAsDeepAsIsAllowedAndNoDeeper() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try document(nested(3), deepest: 3).child("a")?.child("a")?.children.isEmpty == true)
    #expect(throws: XMLElement.Fault.tooDeep) { try document(nested(4), deepest: 3) }
    #expect(try document(nested(64)).name == "a")
    #expect(throws: XMLElement.Fault.tooDeep) { try document(nested(65)) }
  }
}
