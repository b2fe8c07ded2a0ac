// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes a dataset as JSON Lines.
struct JSONLWriter {
  func write(_ dataset: Dataset, _ unit: ExportUnit, to sink: any ByteSink) throws(ExchangeError) {
    var bytes: [UInt8] = []
    do {
      try dataset.forEachRow(unit, hasProvenance: true) { members in
        JSONValue.object(members).write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > 1 << 16 {
          try sink.write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    } catch let error as ExchangeError { throw error } catch { throw .failed(path: "", reason: "\(error)") }
    try sink.write(bytes)
  }
}
