// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import JSON

/// Writes rows of RFC 4180.
///
/// A text that a spreadsheet would take for a formula gets a leading `'`, and so does one that begins with `'` itself, so
/// that taking one `'` away gives the text back.
public struct CSVWriter: Sendable {
  /// The UTF-8 written since the beginning, or since the last ``take()``.
  public private(set) var bytes: [UInt8] = []
  private let isGuarded: Bool

  /// A writer that has written nothing yet; texts are guarded unless told otherwise.
  public init(isGuarded: Bool = true) { self.isGuarded = isGuarded }

  /// One row.
  public mutating func row(_ values: some Sequence<JSONValue>) {
    var isFirst = true
    for value in values {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      bytes += cell(value).utf8
      isFirst = false
    }
    bytes += [0x0D, 0x0A]
  }

  /// What was written since the last call, which the writer forgets.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// A value as one cell: nothing for null, lists of texts or whole numbers joined by `|`, anything else deeper as JSON.
  public func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: return ""
    case .string(let text): return Self.quoted(isGuarded ? Self.guarded(text) : text)
    case .array(let values):
      let words = values.compactMap { $0.string ?? $0.integer.map(String.init) }
      return words.count == values.count ? cell(.string(words.joined(separator: "|"))) : Self.quoted(value.text)
    case .bool, .integer, .number, .object: return Self.quoted(value.text)
    }
  }

  /// The text with a leading `'` where it begins like a formula, or with `'`.
  public static func guarded(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r\n'".utf8.contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension Dataset {
  /// Writes the rows with a header; CSV has no provenance, and the labels of a paragraph are JSON in a cell.
  func writeCSV(_ unit: ExportUnit, isGuarded: Bool, to sink: any ByteSink) throws(ExchangeError) {
    var csv = CSVWriter(isGuarded: isGuarded)
    csv.row(Self.columns(unit).map(JSONValue.string))
    try forEachRow(unit, hasProvenance: false) { (members) throws(ExchangeError) in
      csv.row(members.map(\.value))
      if csv.bytes.count > 1 << 16 { try sink.write(csv.take()) }
    }
    try sink.write(csv.take())
  }

  private static func columns(_ unit: ExportUnit) -> [String] {
    if let columns = AnnotationRecord.columns(unit) { return columns }
    let paragraph = ["article", "paragraph", "kind", "text", "text_sha256"]
    let label = [
      "reviewer", "label", "unsure", "mixed", "note", "flag", "confidence", "seconds", "codebook", "made_at",
      "carried_from", "round",
    ]
    return paragraph + (unit == .label ? label : ["labels"])
  }
}
