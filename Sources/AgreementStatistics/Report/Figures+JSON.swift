// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

extension ChiSquaredTest {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("chi2")
      json.number(statistic)
      json.key("df")
      json.int(degrees)
      json.key("p")
      json.number(p)
    }
  }
}

extension CohenPairsSummary {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("value")
      json.number(mean)
      for (name, count) in [
        ("n_pairs", pairs), ("n_defined", defined), ("no_overlap", withoutOverlap), ("undefined", undefined),
      ] {
        json.key(name)
        json.int(count)
      }
      json.key("mean_weighted_by_n")
      json.number(meanWeightedByUnits)
    }
  }
}

extension Drift {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("statistic")
      json.number(statistic)
      json.key("p")
      json.number(p)
      json.key("change_after")
      json.string(changeAfter)
      json.key("windows")
      json.array(windows) { json, window in
        json.object { json in
          json.key("first_unit")
          json.string(window.firstUnit)
          json.key("last_unit")
          json.string(window.lastUnit)
          json.key("n")
          json.int(window.n)
          json.key("percent_agreement")
          json.number(window.percentAgreement)
        }
      }
    }
  }
}

extension AgreementWarning {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("kind")
      switch self {
      case .paradox(let paradox):
        json.string("paradox")
        json.key("coefficient")
        json.string(paradox.coefficient.rawValue)
        for (name, value) in [
          ("percent_agreement", paradox.percentAgreement), ("value", paradox.value), ("gwet_ac1", paradox.ac1),
          ("prevalence", paradox.prevalence),
        ] {
          json.key(name)
          json.number(value)
        }
        json.key("category")
        json.string(paradox.category)
      case .fewClusters(let count, let needed):
        json.string("few_clusters")
        json.key("clusters")
        json.int(count)
        json.key("needed")
        json.int(needed)
      case .similarLabels(let labels):
        json.string("similar_labels")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .undeclaredCategories: json.string("undeclared_categories")
      case .sparsePairs(let median):
        json.string("sparse_pairs")
        json.key("median_units")
        json.int(median)
      case .ordinalAlphaApproximate: json.string("ordinal_alpha_approximate")
      }
    }
  }
}
