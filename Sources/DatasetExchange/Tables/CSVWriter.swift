// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import JSON

/// Writes rows of RFC 4180, or of the same kind with tabs.
///
/// A text that a spreadsheet would take for a formula gets a leading `'`, and so does one that begins with `'` itself, so
/// that taking one `'` away gives the text back.
public struct CSVWriter: Sendable {
  /// The UTF-8 written since the beginning, or since the last ``take()``.
  public private(set) var bytes: [UInt8] = []
  private let isGuarded: Bool
  private let separator: UInt8

  /// A writer that has written nothing yet.
  ///
  /// - Parameters:
  ///   - isGuarded: whether texts are guarded.
  ///   - separator: what parts cells, an ASCII character.
  ///   - hasMark: whether it begins with a byte order mark.
  public init(isGuarded: Bool = true, separator: Character = ",", hasMark: Bool = false) {
    self.isGuarded = isGuarded
    self.separator = separator.asciiValue ?? UInt8(ascii: ",")
    if hasMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// One row.
  public mutating func row(_ values: some Sequence<JSONValue>) {
    var isFirst = true
    for value in values {
      if !isFirst { bytes.append(separator) }
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
    case .string(let text): return quoted(isGuarded ? Self.guarded(text) : text)
    case .array(let values):
      let words = values.compactMap { $0.string ?? $0.integer.map(String.init) }
      return words.count == values.count ? cell(.string(words.joined(separator: "|"))) : quoted(value.text)
    case .bool, .integer, .number, .object: return quoted(value.text)
    }
  }

  /// The text with a leading `'` where it begins like a formula, or with `'`.
  public static func guarded(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r\n'".utf8.contains(first) else { return text }
    return "'" + text
  }

  private func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == separator || "\"\r\n".utf8.contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
