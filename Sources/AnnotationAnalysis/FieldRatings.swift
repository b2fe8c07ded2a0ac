// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationModel

/// One field of the reviews that count, as ratings: articles, or their outlets, are clusters.
public struct FieldRatings: Sendable {
  /// One reviewer's value for one unit; the empty text is a missing one.
  public struct Value: Sendable, Hashable {
    /// What is rated.
    public var unit: String
    /// The article it stands in.
    public var article: String
    /// Who rates it.
    public var reviewer: String
    /// The category.
    public var value: String
  }

  /// The declared categories in order, nil to take those that occur.
  public let categories: [String]?
  /// The level of measurement.
  public let level: Level
  /// The values; of two for one unit and reviewer the last counts.
  public let values: [Value]

  /// The ratings as the matrix that coefficients are computed from.
  ///
  /// - Parameter cluster: gives the cluster that an article belongs to.
  /// - Returns: the matrix.
  /// - Throws: ``MatrixError``.
  public func matrix(cluster: (_ article: String) -> String) throws(MatrixError) -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: categories, level: level, duplicates: .last)
    for value in values {
      try builder.add(
        unit: value.unit, rater: value.reviewer, category: value.value, cluster: cluster(value.article))
    }
    return try builder.build()
  }

  /// A field of the labels.
  public static func labels(_ field: AgreementField, _ records: [LabelRecord]) -> FieldRatings {
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
  public static func sources(_ field: AgreementField, _ records: [AnnotationRecord]) -> FieldRatings {
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

extension FieldRatings {
  /// The standing ratings of sources that reviewers matched, and of paragraphs.
  static func given(_ records: [AnnotationRecord]) -> [(unit: String, review: ReviewID, rating: SourceRating)] {
    let byArticle = Dictionary(grouping: records, by: \.review.article).sorted { $0.key < $1.key }
    let ofSources = byArticle.flatMap { article, mine in
      SourceRegister(mine).entries.flatMap { entry in
        entry.members.compactMap { member in
          member.rating.map { (unit: "\(article)#\(entry.id)", review: member.record.review, rating: $0) }
        }
      }
    }
    let ofParagraphs = records.flatMap { record in
      record.annotations.standingRatings.compactMap {
        number -> (unit: String, review: ReviewID, rating: SourceRating)? in
        guard let placed = record.annotations.ratings[number], placed.value.source == nil else { return nil }
        return ("\(record.review.article)#\(placed.paragraph)", record.review, placed.value)
      }
    }
    return ofSources + ofParagraphs
  }

  /// Grades on their scale; what can not be judged is missing, never a point of the scale.
  public static func grades(_ field: AgreementField, _ records: [AnnotationRecord]) -> FieldRatings {
    let isReliability = field == .reliability
    let values = given(records).map { unit, review, rating in
      let rank = isReliability ? rating.reliability?.rank : rating.credibility?.rank
      let name = isReliability ? rating.reliability?.rawValue : rating.credibility.map { String($0.rawValue) }
      return Value(
        unit: unit, article: review.article, reviewer: review.reviewer, value: rank == nil ? "" : name ?? "")
    }
    let scale =
      isReliability
      ? SourceReliability.allCases.filter { $0.rank != nil }.map(\.rawValue)
      : InformationCredibility.allCases.filter { $0.rank != nil }.map { String($0.rawValue) }
    return FieldRatings(categories: scale, level: .ordinal, values: values)
  }

  /// Whether each given grade could be judged; `field` narrows it to one of the two questions.
  public static func judged(_ field: AgreementField, _ records: [AnnotationRecord]) -> FieldRatings {
    let values = given(records).flatMap { unit, review, rating in
      let answers: [(AgreementField, Bool?)] = [
        (.reliability, rating.reliability.map { $0.rank != nil }),
        (.credibility, rating.credibility.map { $0.rank != nil }),
      ]
      return answers.filter { field == .judged || field == $0.0 }.compactMap { question, isJudged in
        isJudged.map {
          Value(
            unit: "\(unit)/\(question.rawValue)", article: review.article, reviewer: review.reviewer,
            value: $0 ? "judged" : "not_judged")
        }
      }
    }
    return FieldRatings(categories: ["judged", "not_judged"], level: .nominal, values: values)
  }

  /// Of each reviewer's ratings that could be judged on both scales, how many stand on the diagonal A1, B2, … E5.
  public static func diagonals(_ records: [AnnotationRecord]) -> [Diagonal] {
    let byReviewer = Dictionary(grouping: given(records), by: \.review.reviewer)
    return byReviewer.sorted { $0.key < $1.key }.map { reviewer, mine in
      let known = mine.compactMap(\.rating.isDiagonal)
      return Diagonal(reviewer: reviewer, count: known.count { $0 }, of: known.count)
    }
  }

  /// One reviewer's ratings on the diagonal.
  public struct Diagonal: Sendable {
    /// Whose ratings.
    public let reviewer: String
    /// How many stand on the diagonal.
    public let count: Int
    /// Of how many.
    public let of: Int

    /// The share, 0 to 1; nil without a rating.
    public var share: Double? { of == 0 ? nil : Double(count) / Double(of) }
  }
}

/// What of a review reviewers are compared on.
public enum AgreementField: String, Sendable, CaseIterable {
  /// The main label of a paragraph: nominal alpha, the headline figure.
  case label
  /// The main label with those it is mixed with: alpha over sets by Jaccard and MASI.
  case labels
  /// The kind of a source both found: nominal alpha.
  case kind
  /// Whether a source both found is named: nominal alpha.
  case naming
  /// The stance to a source both found in a paragraph: nominal alpha.
  case stance
  /// How sure reviewers are of a label: ordinal alpha.
  case confidence
  /// The reliability of sources: ordinal alpha over A to E, F being missing.
  case reliability
  /// The credibility of information: ordinal alpha over 1 to 5, 6 being missing.
  case credibility
  /// Whether a rated source or paragraph could be judged at all: nominal alpha.
  case judged
  /// The sources found: pairwise F1, which is not chance-corrected.
  case sources
  /// The stretches marked: unitizing alpha by type.
  case spans
}
