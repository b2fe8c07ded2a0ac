// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLibXML2

/// An element of XML with what is in it.
package final class XMLElement {
  /// What stands in an element.
  package enum Content {
    case element(XMLElement)
    case text(String)
  }

  /// Why bytes are no tree of elements.
  package enum Fault: Error {
    case notWellFormed, tooDeep
  }

  /// The name without its prefix.
  package let name: String
  /// What stands before the name and its colon; nil where nothing does.
  package let prefix: String?
  /// The attributes by name, with their prefixes.
  package let attributes: [String: String]
  /// Elements and texts in their order.
  package private(set) var content: [Content] = []
  /// The elements in it.
  package private(set) var children: [XMLElement] = []
  /// The text in it, without that of its elements.
  package private(set) var text = ""

  private init(_ name: String, _ attributes: [String: String]) {
    let parts = name.split(separator: ":", maxSplits: 1)
    self.name = parts.last.map(String.init) ?? name
    prefix = parts.count == 2 ? String(parts[0]) : nil
    self.attributes = attributes
  }

  /// The elements in it of a name.
  package func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first element in it of a name.
  package func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The elements of a name at any depth below, in order; what is within one of them is not looked at.
  package func descendants(_ names: Set<String>) -> [XMLElement] {
    children.flatMap { names.contains($0.name) ? [$0] : $0.descendants(names) }
  }

  /// The text in it and in all its elements.
  package var wholeText: String {
    content.reduce(into: "") { text, content in
      switch content {
      case .element(let element): text += element.wholeText
      case .text(let piece): text += piece
      }
    }
  }

  /// The element that a document is.
  ///
  /// - Throws: `Fault` when the bytes are not well-formed XML or its elements are nested too deep.
  package static func document(_ bytes: [UInt8], deepest: Int = 64) throws(Fault) -> XMLElement {
    let reading = Reading()
    var events = html_events(
      start: { context, name, attributes in
        guard let reading = Reading.of(context), let name, var place = attributes else { return }
        var values: [String: String] = [:]
        while let key = place.pointee {
          values[String(cString: key)] = place.successor().pointee.map { String(cString: $0) } ?? ""
          place += 2
        }
        reading.endText()
        reading.open.append(XMLElement(String(cString: name), values))
      },
      end: { context, _ in Reading.of(context)?.end() },
      text: { context, bytes, length in
        guard let reading = Reading.of(context), let bytes else { return }
        reading.piece.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(length)))
      })
    let outcome = bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        xml_parse(
          text.baseAddress, Int32(clamping: text.count), Int32(clamping: deepest), &events,
          Unmanaged.passUnretained(reading).toOpaque())
      }
    }
    guard outcome != html_too_deep else { throw .tooDeep }
    guard outcome == html_complete, let root = reading.root else { throw .notWellFormed }
    return root
  }

  private final class Reading {
    var open: [XMLElement] = []
    /// The bytes of the text at hand.
    var piece: [UInt8] = []
    var root: XMLElement?

    static func of(_ context: UnsafeMutableRawPointer?) -> Reading? {
      context.map { Unmanaged<Reading>.fromOpaque($0).takeUnretainedValue() }
    }

    func endText() {
      guard !piece.isEmpty else { return }
      if let element = open.last {
        let text = String(decoding: piece, as: UTF8.self)
        element.content.append(.text(text))
        element.text += text
      }
      piece.removeAll(keepingCapacity: true)
    }

    func end() {
      endText()
      guard let closed = open.popLast() else { return }
      open.last?.content.append(.element(closed))
      open.last?.children.append(closed)
      if open.isEmpty { root = closed }
    }
  }
}
