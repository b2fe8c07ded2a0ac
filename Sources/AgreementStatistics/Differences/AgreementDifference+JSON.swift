// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

extension AgreementDifference {
  /// Writes the comparison as an object.
  ///
  /// - Parameters:
  ///   - parts: What the two sets are called.
  ///   - json: The writer.
  public func write(parts: [String], to json: inout JSONWriter) {
    json.object { json in
      json.key("parts")
      json.array(parts) { $0.string($1) }
      json.key("design")
      json.string(design.rawValue)
      json.key("resampled")
      json.string(isByCluster ? "clusters" : "units")
      for (key, count) in [("shared", groups.both), ("first_alone", groups.first), ("second_alone", groups.second)] {
        json.key(key)
        json.int(count)
      }
      json.key("coefficients")
      json.array(rows) { json, row in
        json.line()
        row.write(to: &json)
      }
    }
  }
}

extension AgreementDifference.Row {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("coefficient")
      json.string(first.coefficient.rawValue)
      for (key, word) in [("weights", first.weights), ("metric", first.metric), ("category", first.category)] {
        json.key(key)
        json.string(word)
      }
      json.key("raters")
      if let raters = first.raters { json.array(raters) { $0.string($1) } } else { json.null() }
      json.key("values")
      json.array([first.value, second.value]) { $0.number($1) }
      json.key("n")
      json.array([first.n, second.n]) { $0.int($1) }
      json.key("value")
      json.number(value)
      json.key("reason")
      json.string(value == nil ? (first.reason ?? second.reason)?.phrase : nil)
      json.key("se")
      json.number(standardError)
      json.key("ci")
      if let interval {
        json.array([interval.lower, interval.upper]) { $0.number($1) }
      } else {
        json.null()
      }
      json.key("p")
      json.number(p)
      json.key("undefined_replicates")
      json.int(undefinedReplicates)
    }
  }
}
