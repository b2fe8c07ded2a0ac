// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension Dataset {
  /// Writes each row as one JSON object on a line of its own; labels come with the provenance of their article.
  func writeJSONLines(_ unit: ExportUnit, to sink: any ByteSink) throws(ExchangeError) {
    var json = JSONWriter()
    try forEachRow(unit, hasProvenance: true) { (members) throws(ExchangeError) in
      json.object(members)
      json.line()
      if json.bytes.count > 1 << 16 { try sink.write(json.take()) }
    }
    try sink.write(json.take())
  }
}
