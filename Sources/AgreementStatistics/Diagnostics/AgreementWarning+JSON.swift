// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

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
      case .fewUnits(let count, let areClusters):
        json.string(areClusters ? "few_clusters_for_an_interval" : "few_units")
        json.key("count")
        json.int(count)
      case .fewMinorityUnits(let units):
        json.string("few_minority_units")
        json.key("units")
        json.number(units)
      case .fewMinorityClusters(let count):
        json.string("few_minority_clusters")
        json.key("clusters")
        json.int(count)
      case .oneCategory(let label):
        json.string("one_category")
        json.key("label")
        json.string(label)
      case .similarLabels(let labels):
        json.string("similar_labels")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .equalNumbers(let labels):
        json.string("equal_numbers")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .inexactNumbers(let labels):
        json.string("inexact_numbers")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .decimalComma(let label):
        json.string("decimal_comma")
        json.key("label")
        json.string(label)
      case .missingWords(let labels):
        json.string("missing_words")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .undeclaredCategories: json.string("undeclared_categories")
      case .sparsePairs(let median):
        json.string("sparse_pairs")
        json.key("median_units")
        json.int(median)
      case .ordinalAlphaApproximate: json.string("ordinal_alpha_approximate")
      case .notSmoothed(let coefficients):
        json.string("not_smoothed")
        json.key("coefficients")
        json.array(coefficients) { $0.string($1.rawValue) }
      }
    }
  }
}
