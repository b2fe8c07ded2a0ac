// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import JSON

/// What the reviews of a project say about agreement.
struct ProjectAgreement {
  var report: AgreementReport
  /// The figures apart; an answer shows the first.
  var breakdowns: [Breakdown]
  let scope: ReviewScope
  let codebook: Codebook
  let selection: ReviewSelection
  /// The ratings that it rests on, those of a candidate left out.
  let ratings: ProjectRatings
  /// The articles that stay hidden because the viewer has not finished them.
  let hidden: [String]
  /// The versions of the codebook that the decisions were made under.
  let rules: [String]
  /// How many decisions are stale under the codebook in force.
  let stale: Int
  /// The labels that were changed after their review had been finished.
  var late = LateChanges()
  /// What deviates from the protocol; nil where none is frozen.
  var protocolCheck: ProtocolCheck?

  /// The paragraphs that reviewers labelled differently. Complexity: O(labels).
  var differences: [Difference] { ratings.differences }

  /// The report as JSON, with what only a project knows.
  var json: [UInt8] {
    report.json { json in
      ReportWarnings(report: report, terms: .project, label: codebook.name).write(to: &json)
      json.key("scope")
      json.string(scope.rawValue)
      json.key("round")
      json.int(selection.round)
      json.key("codebook")
      json.string(codebook.reference)
      json.key("codebooks")
      json.array(rules) { $0.string($1) }
      json.key("stale_labels")
      json.int(stale)
      if late.labels > 0 {
        json.key("changed_after_finish")
        json.object { json in
          json.key("labels")
          json.int(late.labels)
          json.key("after_seen")
          json.int(late.seen)
          json.key("reviews")
          json.int(late.reviews)
        }
      }
      json.key("articles")
      json.array(selection.articles) { $0.string($1) }
      json.key("unfinished_taken_in")
      json.array(selection.takenIn) { $0.string("review of \($1.id.article) by \($1.id.reviewer)") }
      json.key("made_with_prior")
      json.array(selection.withPrior) { $0.string("review of \($1.id.article) by \($1.id.reviewer)") }
      json.key("differences")
      json.array(differences) { json, difference in
        json.line()
        difference.write(to: &json)
      }
      if let protocolCheck {
        json.key("protocol")
        json.object { json in
          json.key("entry")
          json.int(protocolCheck.record.clock)
          json.key("deviations")
          json.int(protocolCheck.deviations.count)
        }
      }
      guard let breakdown = breakdowns.first else { return }
      json.key("by")
      breakdown.write(to: &json)
    }
  }
}

extension Difference {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("article")
      json.string(article)
      json.key("paragraph")
      json.int(paragraph.number)
      json.key("labels")
      json.object { json in
        for (reviewer, label) in labels {
          json.key(reviewer)
          json.string(label.rawValue)
        }
      }
    }
  }
}
