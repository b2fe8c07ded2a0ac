// SPDX-License-Identifier: GPL-3.0-or-later

/// A message or a part of one (RFC 2045, 2046).
struct MIMEPart {
  /// The fields at its head.
  let fields: HeaderFields
  /// What kind of content it has.
  let type: HeaderValue
  private let body: ArraySlice<UInt8>

  /// The most parts that are looked at, and how deep they may lie in one another.
  private static let mostParts = 2000, deepest = 16

  /// A message's bytes, from its first field on.
  init(_ bytes: ArraySlice<UInt8>) {
    fields = HeaderFields(bytes)
    let named = HeaderValue(fields["content-type"])
    type = named.value.isEmpty ? HeaderValue("text/plain") : named
    body = bytes[fields.end...]
  }

  /// The content, its transfer encoding undone.
  var content: [UInt8] {
    switch fields["content-transfer-encoding"].map({ HeaderValue($0).value }) {
    case "base64": TransferEncoding.base64(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    default: Array(body)
    }
  }

  /// The parts at any depth that hold none themselves, in order; itself where it is one.
  var leaves: [MIMEPart] {
    var leaves: [MIMEPart] = []
    collect(into: &leaves, depth: 0)
    return leaves
  }

  /// The first message that another was put into, as when it is forwarded.
  var enclosed: MIMEPart? {
    guard type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty else {
      return nil
    }
    return parts(boundary).first { $0.type.value == "message/rfc822" }.map { MIMEPart($0.content[...]) }
  }

  private func collect(into leaves: inout [MIMEPart], depth: Int) {
    guard leaves.count < Self.mostParts, depth < Self.deepest else { return }
    if type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty {
      for part in parts(boundary) { part.collect(into: &leaves, depth: depth + 1) }
    } else if type.value == "message/rfc822" {
      MIMEPart(content[...]).collect(into: &leaves, depth: depth + 1)
    } else {
      leaves.append(self)
    }
  }

  /// Whether the message ends before the boundary that closes its parts.
  var isCutOff: Bool {
    guard type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty else {
      return false
    }
    // Behind the mark stands a list's notice at most.
    return body.suffix(1 << 16).firstRange(of: Array("--\(boundary)--".utf8)) == nil
  }

  private func parts(_ boundary: String) -> [MIMEPart] {
    let mark = Array("--".utf8) + Array(boundary.utf8)
    var parts: [MIMEPart] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex, parts.count < Self.mostParts {
      let lineEnd = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[line..<lineEnd].starts(with: mark) {
        let tail = WhiteSpace.trimmed(Array(body[(line + mark.count)..<lineEnd]))
        if tail.isEmpty || tail.elementsEqual("--".utf8) {
          if let start { parts.append(MIMEPart(body[start..<line])) }
          start = tail.isEmpty ? min(lineEnd + 1, body.endIndex) : nil
        }
      }
      line = lineEnd + 1
    }
    if let start, start < body.endIndex { parts.append(MIMEPart(body[start...])) }
    return parts
  }
}

/// The ways in which mail carries bytes (RFC 2045, section 6).
enum TransferEncoding {
  /// The bytes that base64 carries; what belongs to no alphabet is passed over.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let value = digit(byte) else {
        if byte == 0x3D { break }
        continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  /// The bytes that quoted-printable carries; a stray sign of equality stands for itself.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      defer { index += 1 }
      guard text[index] == 0x3D else {
        bytes.append(text[index])
        continue
      }
      let rest = text[(index + 1)...]
      if let high = rest.first.flatMap(hexadecimal), let low = rest.dropFirst().first.flatMap(hexadecimal) {
        bytes.append(high << 4 | low)
        index += 2
      } else if let lineEnd = rest.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }), rest[lineEnd] == 0x0A
      {
        index = lineEnd
      } else {
        bytes.append(0x3D)
      }
    }
    return bytes
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }
}
