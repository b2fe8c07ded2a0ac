// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

extension AgreementWarning {
  func write(to json: inout JSONWriter) {
    let (kind, facts) = named
    json.value(JSONValue.object([.init(key: "kind", value: .string(kind))]).adding(facts))
  }

  /// The warning's name, and its facts by name.
  private var named: (kind: String, facts: JSONValue) {
    switch self {
    case .paradox(let paradox): ("paradox", Self.facts(paradox))
    case .fewClusters(let count, let needed):
      ("few_clusters", ["clusters": .integer(count), "needed": .integer(needed)])
    case .fewUnits(let count, let areClusters):
      (areClusters ? "few_clusters_for_an_interval" : "few_units", ["count": .integer(count)])
    case .fewMinorityUnits(let units): ("few_minority_units", ["units": JSONValue(units)])
    case .fewMinorityClusters(let count): ("few_minority_clusters", ["clusters": .integer(count)])
    case .oneCategory(let label): ("one_category", ["label": .string(label)])
    case .similarLabels(let labels): ("similar_labels", ["labels": JSONValue(labels)])
    case .equalNumbers(let labels): ("equal_numbers", ["labels": JSONValue(labels)])
    case .inexactNumbers(let labels): ("inexact_numbers", ["labels": JSONValue(labels)])
    case .decimalComma(let label): ("decimal_comma", ["label": .string(label)])
    case .missingWords(let labels): ("missing_words", ["labels": JSONValue(labels)])
    case .undeclaredCategories: ("undeclared_categories", [:])
    case .sparsePairs(let median): ("sparse_pairs", ["median_units": .integer(median)])
    case .ordinalAlphaApproximate: ("ordinal_alpha_approximate", [:])
    case .notSmoothed(let coefficients): ("not_smoothed", ["coefficients": JSONValue(coefficients.map(\.rawValue))])
    }
  }

  private static func facts(_ paradox: Paradox) -> JSONValue {
    [
      "coefficient": .string(paradox.coefficient.rawValue), "percent_agreement": JSONValue(paradox.percentAgreement),
      "value": JSONValue(paradox.value), "gwet_ac1": JSONValue(paradox.ac1),
      "prevalence": JSONValue(paradox.prevalence), "category": .string(paradox.category),
    ]
  }
}
