// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import JSON

/// How far reviewers agree on one field.
struct FieldAgreement {
  let field: AgreementField
  let articles: [String]
  /// The figures of the field; nil for the sources found.
  let report: AgreementReport?
  /// For grades: whether they could be judged at all.
  let judged: AgreementReport?
  /// For grades: each reviewer's share on the diagonal.
  let diagonals: [FieldRatings.Diagonal]
  /// For the sources found.
  let overlaps: [SourceOverlap]

  /// The answer as JSON: that of any agreement, with what the field adds.
  var json: [UInt8] {
    guard let report else {
      var json = JSONWriter()
      json.object(write)
      json.line()
      return json.bytes
    }
    return report.json(write)
  }

  private func write(to json: inout JSONWriter) {
    if let report { ReportWarnings(report: report, terms: .file, label: { $0 }).write(to: &json) }
    json.key("on")
    json.string(field.rawValue)
    json.key("articles")
    json.array(articles) { $0.string($1) }
    if let judged {
      json.key("judged")
      json.array(judged.coefficients) { json, estimate in
        json.line()
        estimate.write(to: &json)
      }
    }
    if !diagonals.isEmpty {
      json.key("diagonal")
      json.array(diagonals) { json, diagonal in
        json.object { json in
          json.key("reviewer")
          json.string(diagonal.reviewer)
          json.key("count")
          json.int(diagonal.count)
          json.key("of")
          json.int(diagonal.of)
          json.key("share")
          json.number(diagonal.share)
        }
      }
    }
    guard report == nil else { return }
    json.key("chance_corrected")
    json.bool(false)
    json.key("coefficients")
    json.array(overlaps) { json, overlap in
      json.line()
      overlap.write(to: &json)
    }
  }
}

extension SourceOverlap {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("coefficient")
      json.string("pairwise_f1")
      json.key("raters")
      json.array(reviewers) { $0.string($1) }
      json.key("value")
      json.number(value)
      json.key("reason")
      json.string(value == nil ? "neither found a source" : nil)
      json.key("ci")
      if let interval {
        json.array([interval.lower, interval.upper]) { $0.number($1) }
      } else {
        json.null()
      }
      json.key("matched")
      json.int(matched)
      json.key("found")
      json.array(found) { $0.int($1) }
      json.key("n")
      json.int(articles)
    }
  }
}
