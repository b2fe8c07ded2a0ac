// SPDX-License-Identifier: GPL-3.0-or-later

/// What people call the columns of a table of ratings.
public enum ColumnName {
  /// A name without case, blanks and signs, by which "Rater ID" and "rater_id" are one.
  public static func key(_ name: String) -> String {
    String(name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
  }

  /// Where a column of that name stands: one of just that name, else the only one of the same key.
  package static func place(of name: String, in names: [String]) -> Place {
    let same = names.indices.filter { names[$0] == name }
    let alike = same.isEmpty ? names.indices.filter { key(names[$0]) == key(name) } : same
    return alike.count > 1 ? .repeated : alike.first.map { .at($0) } ?? .nowhere
  }

  /// Where a column stands.
  package enum Place {
    case at(Int), nowhere, repeated
  }

  private static let units: Set<String> = [
    "unit", "item", "id", "itemid", "unitid", "subject", "text", "textid", "doc", "document", "documentid", "sentence",
    "sentenceid", "example", "task", "taskid", "question", "case", "utterance",
  ]
  private static let raters: Set<String> = [
    "rater", "annotator", "coder", "worker", "reviewer", "user", "judge", "annotatorid", "workerid", "userid",
    "raterid", "coderid", "labeler", "labeller",
  ]
  private static let labels: Set<String> = [
    "label", "value", "category", "code", "rating", "score", "answer", "annotation", "class", "response", "judgement",
    "judgment", "tag",
  ]

  /// What exports of Label Studio hold beside a task's data and the answers.
  private static let labelStudio: Set<String> = ["annotationid", "createdat", "updatedat", "leadtime", "id"]

  /// Which columns of a header would be those of a long table, if it looks like one; else nil. Without a column of a known
  /// name for labels it is the only one left beside the data of an export, or nil.
  public static func guess(_ names: [String]) -> (unit: String, rater: String, label: String?)? {
    func first(of known: Set<String>) -> String? { names.first { known.contains(key($0)) } }
    guard let rater = first(of: raters) else { return nil }
    let keys = Set(names.map(key)), isLabelStudio = keys.isSuperset(of: labelStudio)
    let others = names.filter { !labelStudio.contains(key($0)) && !units.contains(key($0)) && $0 != rater }
    let label = isLabelStudio ? (others.count == 1 ? others[0] : nil) : first(of: labels)
    guard label != nil || isLabelStudio else { return nil }
    let unit = first(of: isLabelStudio ? ["id"] : units) ?? names.first { $0 != rater && $0 != label }
    return unit.map { ($0, rater, label) }
  }

  /// Whether a header is that of a wide table: the unit first, then a column for each of two raters or more.
  public static func isWide(_ names: [String]) -> Bool {
    let keys = names.map(key)
    return names.count > 2 && !keys.contains { raters.contains($0) || labels.contains($0) }
  }
}
