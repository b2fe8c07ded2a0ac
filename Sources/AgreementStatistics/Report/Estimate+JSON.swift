// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

extension Estimate {
  /// Writes the estimate as an object of a report.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("coefficient")
      json.string(coefficient.rawValue)
      json.key("weights")
      json.string(weights)
      json.key("metric")
      json.string(metric)
      json.key("raters")
      if let raters { json.array(raters) { $0.string($1) } } else { json.null() }
      json.key("category")
      json.string(category)
      json.key("value")
      json.number(value)
      json.key("reason")
      json.string(reason?.phrase)
      json.key("se")
      json.number(standardError)
      json.key("ci")
      if let interval {
        json.array([interval.lower, interval.upper]) { $0.number($1) }
      } else {
        json.null()
      }
      json.key("interval")
      json.string(interval?.method.rawValue)
      json.key("p")
      json.number(p)
      json.key("n")
      json.int(n)
      json.key("observed")
      json.number(observed)
      json.key("expected")
      json.number(expected)
      if let nullStandardError {
        json.key("se_null")
        json.number(nullStandardError)
      }
      if let undefinedReplicates {
        json.key("undefined_replicates")
        json.int(undefinedReplicates)
      }
    }
  }
}
