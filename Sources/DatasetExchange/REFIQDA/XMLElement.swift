// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLibXML2

/// An element of XML with what is in it.
final class XMLElement {
  /// The name without its prefix.
  let name: String
  /// The attributes by name.
  let attributes: [String: String]
  /// The elements in it.
  private(set) var children: [XMLElement] = []
  /// The text in it, without that of its elements.
  private(set) var text = ""

  private init(_ name: String, _ attributes: [String: String]) {
    self.name = name.split(separator: ":").last.map(String.init) ?? name
    self.attributes = attributes
  }

  /// The elements in it of a name.
  func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first element in it of a name.
  func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The element that a document is.
  ///
  /// - Throws: ``DatasetFault`` when the bytes are not well-formed XML.
  static func document(_ bytes: [UInt8], path: String) throws(DatasetFault) -> XMLElement {
    let reading = Reading()
    var events = html_events(
      start: { context, name, attributes in
        guard let reading = Reading.of(context), let name, var place = attributes else { return }
        var values: [String: String] = [:]
        while let key = place.pointee {
          values[String(cString: key)] = place.successor().pointee.map { String(cString: $0) } ?? ""
          place += 2
        }
        let element = XMLElement(String(cString: name), values)
        reading.open.last?.children.append(element)
        reading.open.append(element)
      },
      end: { context, _ in
        guard let reading = Reading.of(context), let closed = reading.open.popLast() else { return }
        closed.text = String(decoding: reading.texts.removeValue(forKey: ObjectIdentifier(closed)) ?? [], as: UTF8.self)
        if reading.open.isEmpty { reading.root = closed }
      },
      text: { context, bytes, length in
        guard let reading = Reading.of(context), let bytes, let element = reading.open.last else { return }
        let piece = UnsafeRawBufferPointer(start: bytes, count: Int(length))
        reading.texts[ObjectIdentifier(element), default: []].append(contentsOf: piece)
      })
    let outcome = bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        xml_parse(
          text.baseAddress, Int32(clamping: text.count), 64, &events, Unmanaged.passUnretained(reading).toOpaque())
      }
    }
    guard outcome == html_complete, let root = reading.root else {
      throw DatasetFault(.syntax("the XML is not well-formed"), path: path)
    }
    return root
  }

  private final class Reading {
    var open: [XMLElement] = []
    var texts: [ObjectIdentifier: [UInt8]] = [:]
    var root: XMLElement?

    static func of(_ context: UnsafeMutableRawPointer?) -> Reading? {
      context.map { Unmanaged<Reading>.fromOpaque($0).takeUnretainedValue() }
    }
  }
}
