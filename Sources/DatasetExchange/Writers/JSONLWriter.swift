// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// Writes a dataset as JSON Lines.
struct JSONLWriter {
  func write(_ dataset: Dataset, _ unit: ExportUnit, to sink: any ByteSink) throws(ExchangeError) {
    var json = JSONWriter()
    do {
      try dataset.forEachRow(unit, hasProvenance: true) { members in
        json.object(members)
        json.line()
        if json.bytes.count > 1 << 16 { try sink.write(json.take()) }
      }
    } catch let error as ExchangeError { throw error } catch { throw .failed(path: "", reason: "\(error)") }
    try sink.write(json.take())
  }
}
