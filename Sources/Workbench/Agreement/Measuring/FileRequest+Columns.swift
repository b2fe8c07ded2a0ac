// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

extension FileRequest {
  /// The columns of a file of ratings; a cluster that is asked for by name is a column.
  func ratingsColumns(cluster: String?) throws(AgreementError) -> RatingsColumns {
    let names = try names(of: ["unit", "rater", "label", "cluster"])
    let usual = RatingsColumns()
    return RatingsColumns(
      unit: names["unit"] ?? usual.unit, rater: names["rater"] ?? usual.rater, label: names["label"] ?? usual.label,
      cluster: names["cluster"] ?? (cluster == "none" ? nil : cluster))
  }

  /// The columns of a file of spans.
  func spanColumns(cluster: String?) throws(AgreementError) -> SpanTableColumns {
    let names = try names(of: ["document", "rater", "category", "start", "end", "length", "cluster"])
    let usual = SpanTableColumns()
    return SpanTableColumns(
      document: names["document"] ?? usual.document, rater: names["rater"] ?? usual.rater,
      category: names["category"] ?? usual.category, start: names["start"] ?? usual.start,
      end: names["end"] ?? usual.end, length: names["length"] ?? usual.length,
      cluster: names["cluster"] ?? (cluster == "none" ? nil : cluster))
  }

  private func names(of roles: [String]) throws(AgreementError) -> [String: String] {
    var names: [String: String] = [:]
    for word in (columns ?? "").split(separator: ",") {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, roles.contains(parts[0]), names[parts[0]] == nil else {
        throw .notAColumn(word: String(word), roles: roles)
      }
      names[parts[0]] = parts[1]
    }
    return names
  }
}
