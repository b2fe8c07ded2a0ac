// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel

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
  static func grades(_ field: AgreementField, _ records: [AnnotationRecord]) -> FieldRatings {
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
  static func judged(_ field: AgreementField, _ records: [AnnotationRecord]) -> FieldRatings {
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
  static func diagonals(_ records: [AnnotationRecord]) -> [Diagonal] {
    let byReviewer = Dictionary(grouping: given(records), by: \.review.reviewer)
    return byReviewer.sorted { $0.key < $1.key }.map { reviewer, mine in
      let known = mine.compactMap(\.rating.isDiagonal)
      return Diagonal(reviewer: reviewer, count: known.count { $0 }, of: known.count)
    }
  }

  /// One reviewer's ratings on the diagonal.
  struct Diagonal {
    let reviewer: String
    let count: Int
    let of: Int

    /// The share, 0 to 1; nil without a rating.
    var share: Double? { of == 0 ? nil : Double(count) / Double(of) }
  }
}
