// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel

/// One field of the reviews that count, as ratings: articles, or their outlets, are clusters.
struct FieldRatings {
  /// One reviewer's value for one unit; the empty text is a missing one.
  struct Value {
    var unit: String
    var article: String
    var reviewer: String
    var value: String
  }

  /// The declared categories in order, nil to take those that occur.
  let categories: [String]?
  let level: Level
  let values: [Value]

  /// The ratings, each in the cluster that its article belongs to.
  func matrix(cluster: (_ article: String) -> String) throws(MatrixError) -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: categories, level: level, duplicates: .last)
    for value in values {
      try builder.add(
        unit: value.unit, rater: value.reviewer, category: value.value, cluster: cluster(value.article))
    }
    return try builder.build()
  }

  /// A field of the labels.
  static func labels(_ field: AgreementField, _ records: [LabelRecord]) -> FieldRatings {
    let values = records.map { record in
      let judgement = record.judgement
      let set = Set((judgement?.label).map { [$0] + (judgement?.mixed ?? []) } ?? []).sorted().map(\.rawValue)
      let text = field == .labels ? set.joined(separator: "|") : judgement?.confidence.map { String($0.rawValue) } ?? ""
      return Value(
        unit: "\(record.article)#\(record.paragraph.number)", article: record.article, reviewer: record.reviewer,
        value: text)
    }
    return field == .labels
      ? FieldRatings(categories: nil, level: .nominal, values: values)
      : FieldRatings(categories: Confidence.allCases.map { String($0.rawValue) }, level: .ordinal, values: values)
  }

  /// A field of the sources that reviewers matched.
  static func sources(_ field: AgreementField, _ records: [AnnotationRecord]) -> FieldRatings {
    let values = Dictionary(grouping: records, by: \.review.article).sorted { $0.key < $1.key }.flatMap {
      article, mine in
      SourceRegister(mine).entries.flatMap { entry in
        entry.members.flatMap { member in
          pairs(field, member).map { suffix, value in
            Value(
              unit: "\(article)#\(entry.id)\(suffix)", article: article, reviewer: member.record.review.reviewer,
              value: value)
          }
        }
      }
    }
    let categories: [String] =
      switch field {
      case .kind: Source.Kind.allCases.map(\.rawValue)
      case .naming: Source.Naming.allCases.map(\.rawValue)
      default: Mention.Stance.allCases.map(\.rawValue)
      }
    return FieldRatings(categories: categories, level: .nominal, values: values)
  }

  private static func pairs(_ field: AgreementField, _ member: SourceRegister.Member) -> [(String, String)] {
    switch field {
    case .kind: [("", member.source?.kind.rawValue ?? "")]
    case .naming: [("", member.source?.naming.rawValue ?? "")]
    default: member.mentions.map { ("#\($0.paragraph)", $0.value.stance.rawValue) }
    }
  }
}
