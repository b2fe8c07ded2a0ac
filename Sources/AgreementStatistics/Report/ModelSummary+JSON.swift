// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

extension ModelSummary {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("name")
      json.string(name)
      json.key("log_likelihood")
      json.number(logLikelihood)
      json.key("iterations")
      json.int(iterations)
      json.key("converged")
      json.bool(converged)
      json.key("class_prior")
      distribution(classPrior, to: &json)
      json.key("raters")
      json.array(raters) { json, rater in
        json.line()
        write(rater, to: &json)
      }
    }
  }

  private func write(_ rater: Rater, to json: inout JSONWriter) {
    json.object { json in
      json.key("rater")
      json.string(rater.rater)
      json.key("competence")
      json.number(rater.competence)
      json.key("ci")
      if let interval = rater.interval {
        json.array([interval.lower, interval.upper]) { $0.number($1) }
      } else {
        json.null()
      }
      json.key("confusion")
      guard let confusion = rater.confusion else { return json.null() }
      json.object { json in
        for (category, row) in zip(categories, confusion) {
          json.key(category)
          if let row { distribution(row, to: &json) } else { json.null() }
        }
      }
    }
  }

  private func distribution(_ chances: [Double], to json: inout JSONWriter) {
    json.object { json in
      for (category, chance) in zip(categories, chances) {
        json.key(category)
        json.number(chance)
      }
    }
  }
}
