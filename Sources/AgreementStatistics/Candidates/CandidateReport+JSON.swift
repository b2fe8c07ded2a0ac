// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

extension CandidateReport {
  /// Writes the report as an object.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("name")
      json.string(name)
      json.key("epsilon")
      json.number(test.epsilon)
      json.key("test")
      json.string(test.isByCluster ? "cluster" : "item")
      test.write(to: &json)
      json.key("item")
      json.object { itemTest.write(to: &$0) }
      json.key("curve")
      json.array(curve) { json, point in
        json.object { json in
          json.key("epsilon")
          json.number(point.epsilon)
          json.key("omega")
          json.number(point.winningRate)
        }
      }
      json.key("baseline")
      json.object { json in
        json.key("omega")
        json.number(baseline.winningRate)
        json.key("rho")
        json.number(baseline.advantage)
        json.key("passed")
        json.bool(baseline.isPassed)
      }
      json.key("not_tested")
      json.array(notTested) { json, human in
        json.object { json in
          json.key("rater")
          json.string(human.rater)
          json.key("n")
          json.int(human.n)
        }
      }
      writeBeside(to: &json)
    }
  }

  private func writeBeside(to json: inout JSONWriter) {
    for (key, count) in [("units", units), ("units_dropped", droppedUnits)] {
      json.key(key)
      json.int(count)
    }
    json.key("clusters")
    json.int(clusters)
    json.key("boundary")
    if let boundary {
      json.object { json in
        json.key("human_accuracy")
        json.number(boundary.human)
        json.key("candidate_accuracy")
        json.number(boundary.candidate)
      }
    } else {
      json.null()
    }
    json.key("ceiling")
    if let ceiling {
      json.object { json in
        for (key, estimate) in [
          ("humans", ceiling.humans), ("candidate", ceiling.candidate), ("difference", ceiling.difference),
        ] {
          json.key(key)
          json.object { json in
            json.key("value")
            json.number(estimate.value)
            json.key("ci")
            if let interval = estimate.interval {
              json.array([interval.lower, interval.upper]) { $0.number($1) }
            } else {
              json.null()
            }
          }
        }
      }
    } else {
      json.null()
    }
    json.key("alpha")
    if let alpha { alpha.write(to: &json) } else { json.null() }
  }
}

extension AlternativeAnnotatorTest {
  /// Writes the keys of a test into an object that is open.
  func write(to json: inout JSONWriter) {
    json.key("omega")
    json.number(winningRate)
    json.key("rho")
    json.number(advantage)
    json.key("passed")
    json.bool(isPassed)
    json.key("per_annotator")
    json.array(annotators) { json, annotator in
      json.line()
      json.object { json in
        json.key("rater")
        json.string(annotator.rater)
        json.key("n")
        json.int(annotator.n)
        for (key, value) in [
          ("rho_f", annotator.candidateShare), ("rho_h", annotator.humanShare), ("estimate", annotator.difference),
          ("se", annotator.standardError),
        ] {
          json.key(key)
          json.number(value)
        }
        json.key("df")
        json.int(annotator.degrees)
        json.key("p")
        json.number(annotator.p)
        json.key("p_by")
        json.number(annotator.adjusted)
        json.key("wins")
        json.bool(annotator.wins)
      }
    }
  }
}

extension CandidateAlpha {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("metric")
      json.string(metric)
      json.key("humans")
      json.number(humans)
      json.key("with_candidate")
      json.number(withCandidate)
      json.key("in_place_of")
      json.array(inPlaceOf) { json, human in
        json.object { json in
          json.key("rater")
          json.string(human.rater)
          json.key("value")
          json.number(human.value)
        }
      }
    }
  }
}
