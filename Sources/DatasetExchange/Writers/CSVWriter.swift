// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes a dataset as RFC 4180 with a header; lists are joined by `|`, labels of a paragraph are JSON in a cell.
struct CSVWriter {
  /// Whether cells that a spreadsheet would take for a formula get a leading `'`.
  var isGuarded = true

  func write(_ dataset: Dataset, _ unit: ExportUnit, to sink: any ByteSink) throws(ExchangeError) {
    var bytes = Array(Self.columns(unit).joined(separator: ",").utf8) + [0x0D, 0x0A]
    do {
      try dataset.forEachRow(unit, hasProvenance: false) { members in
        bytes += members.map { cell($0.value) }.joined(separator: ",").utf8
        bytes += [0x0D, 0x0A]
        if bytes.count > 1 << 16 {
          try sink.write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    } catch let error as ExchangeError { throw error } catch { throw .failed(path: "", reason: "\(error)") }
    try sink.write(bytes)
  }

  static func columns(_ unit: ExportUnit) -> [String] {
    if let columns = AnnotationRecord.columns(unit) { return columns }
    let paragraph = ["article", "paragraph", "kind", "text", "text_sha256"]
    let label = [
      "reviewer", "label", "unsure", "mixed", "note", "flag", "confidence", "seconds", "codebook", "made_at",
    ]
    return paragraph + (unit == .label ? label : ["labels"])
  }

  private func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: return ""
    case .string(let text): return csvCell(isGuarded ? guarded(text) : text)
    case .array(let values):
      let texts = values.compactMap { value -> String? in
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
      }
      return csvCell(texts.count == values.count ? texts.joined(separator: "|") : value.text)
    case .bool, .integer, .number, .object: return csvCell(value.text)
    }
  }

  private func guarded(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return text }
    return "'" + text
  }
}
