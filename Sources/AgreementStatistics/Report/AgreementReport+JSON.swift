// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

extension AgreementReport {
  /// The report as one JSON object, UTF-8, ending in a line break; the same report gives the same bytes.
  ///
  /// - Parameter more: writes further keys of the object, behind the report's own.
  /// - Returns: the bytes of the object.
  public func json(_ more: (inout JSONWriter) -> Void = { _ in }) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("data")
      write(data, to: &json)
      json.key("level")
      json.string(level.rawValue)
      json.key("weights")
      json.string(weights)
      json.key("confidence")
      json.number(plan.confidence)
      json.key("interval")
      json.string(plan.method?.rawValue ?? "none")
      json.key("seed")
      json.int(Int(clamping: plan.seed))
      json.key("coefficients")
      json.array(coefficients) { json, estimate in
        json.line()
        estimate.write(to: &json)
      }
      json.key("pairs")
      json.array(pairs) { json, pair in
        json.line()
        pair.write(to: &json)
      }
      json.key("diagnostics")
      diagnostics.write(to: &json)
      json.key("model")
      if let model { model.write(to: &json) } else { json.null() }
      more(&json)
    }
    json.line()
    return json.bytes
  }

  private func write(_ data: DataSummary, to json: inout JSONWriter) {
    json.object { json in
      for (name, count) in [("units", data.units), ("pairable_units", data.pairableUnits)] {
        json.key(name)
        json.int(count)
      }
      json.key("raters")
      json.array(data.raters) { $0.string($1) }
      json.key("ratings")
      json.int(data.ratings)
      json.key("pairable_ratings")
      json.int(data.pairableRatings)
      json.key("categories")
      json.array(data.categories) { $0.string($1) }
      json.key("category_order")
      json.string(data.categoryOrder.rawValue)
      json.key("clusters")
      json.int(data.clusters)
      json.key("dropped")
      let dropped = data.dropped.map { LeftOut(what: $0.what.rawValue, count: $0.count, reason: $0.what.reason) }
      json.array(dropped + leftOut) { json, dropped in
        json.object { json in
          json.key("what")
          json.string(dropped.what)
          json.key("count")
          json.int(dropped.count)
          json.key("reason")
          json.string(dropped.reason)
        }
      }
    }
  }
}
