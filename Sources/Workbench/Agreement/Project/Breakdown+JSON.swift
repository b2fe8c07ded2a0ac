// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import JSON

extension Breakdown {
  /// Writes what the parts are by, and each part with its figures.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("grouping")
      json.string(grouping.rawValue)
      json.key("parts")
      json.array(parts) { json, part in
        json.line()
        json.object { json in
          json.key(grouping.rawValue)
          json.string(part.name)
          json.key("units")
          json.int(part.units)
          if grouping == .reviewer {
            json.key("krippendorff_alpha_without")
            json.number(part.alphaWithout)
          }
          json.key("coefficients")
          json.array(part.estimates) { $1.write(to: &$0) }
        }
      }
    }
  }
}
