// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

extension Diagnostics {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("two_rater_diagnostics")
      if pairs.count == 1, let only = pairs.first { only.write(to: &json) } else { json.null() }
      json.key("pairs")
      json.array(pairs) { json, pair in
        json.line()
        pair.write(to: &json)
      }
      json.key("cohen_pairs_summary")
      if let cohenPairs { cohenPairs.write(to: &json) } else { json.null() }
      writeInfluence(to: &json)
      json.key("hot_spots")
      json.array(hotSpots) { json, spot in
        json.object { json in
          json.key("categories")
          json.array(spot.categories) { $0.string($1) }
          json.key("share")
          json.number(spot.share)
          json.key("expected_share")
          json.number(spot.expectedShare)
        }
      }
      writeBenchmarks(to: &json)
      writePlans(to: &json)
      json.key("drift")
      if let drift { drift.write(to: &json) } else { json.null() }
      json.key("warnings")
      json.array(warnings) { json, warning in warning.write(to: &json) }
    }
  }

  private func writeInfluence(to json: inout JSONWriter) {
    json.key("leave_one_rater_out")
    json.object { json in
      for rater in influence {
        json.line()
        json.key(rater.rater)
        json.object { json in
          json.key("krippendorff_alpha[nominal]")
          json.number(rater.alphaWithout)
          json.key("fleiss_kappa")
          json.number(rater.kappaWithout)
          json.key("gwet_ac1")
          json.number(rater.ac1Without)
        }
      }
    }
    json.key("rater_against_rest")
    json.array(influence) { json, rater in
      json.line()
      json.object { json in
        json.key("rater")
        json.string(rater.rater)
        json.key("kappa")
        json.number(rater.againstRest.value)
        json.key("se")
        json.number(rater.againstRest.standardError)
        json.key("ci")
        if let interval = rater.againstRest.interval {
          json.array([interval.lower, interval.upper]) { $0.number($1) }
        } else {
          json.null()
        }
        json.key("n")
        json.int(rater.againstRest.n)
        json.key("bias")
        json.array(rater.bias) { $0.number($1) }
      }
    }
  }

  private func writeBenchmarks(to json: inout JSONWriter) {
    json.key("benchmarks")
    json.array(benchmarks) { json, row in
      json.line()
      json.object { json in
        json.key("coefficient")
        json.string(row.estimate.coefficient.rawValue)
        json.key("weights")
        json.string(row.estimate.weights)
        json.key("metric")
        json.string(row.estimate.metric)
        for words in row.words {
          json.key(words.scale.rawValue)
          json.object { json in
            json.key("level")
            json.string(words.level)
            json.key("cumulative")
            json.array(words.cumulative) { $0.number($1) }
          }
        }
      }
    }
  }

  private func writePlans(to json: inout JSONWriter) {
    json.key("plan")
    json.array(plans) { json, plan in
      json.line()
      json.object { json in
        json.key("coefficient")
        json.string(plan.coefficient.rawValue)
        json.key("weights")
        json.string(plan.weights)
        json.key("metric")
        json.string(plan.metric)
        json.key("half_width")
        json.number(plan.halfWidth)
        json.key("current_half_width")
        json.number(plan.currentHalfWidth)
        json.key("units")
        json.int(plan.units)
        json.key("units_needed")
        json.int(plan.unitsNeeded)
      }
    }
  }
}
