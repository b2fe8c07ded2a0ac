// SPDX-License-Identifier: GPL-3.0-or-later

/// A mark of a paragraph as gold holds it: what it says, whoever made it.
public enum GoldMark: Sendable, Hashable {
  /// Who speaks in the paragraph, by name.
  case source(String)
  /// Grades of a source, by its name, or with nil of the paragraph.
  case rating(grades: String, source: String?)
  /// Marked words.
  case span(TextSpan)
}

extension GoldMark {
  /// Whether both can not hold: they are other ratings of one source, or of the paragraph.
  public func contradicts(_ other: GoldMark) -> Bool {
    guard self != other, case .rating(_, let source) = self, case .rating(_, let otherSource) = other else {
      return false
    }
    return source == otherSource
  }
}

/// A mark with those who made it.
public struct OfferedMark: Sendable, Hashable {
  /// What it says.
  public var mark: GoldMark
  /// Whose it is, in order.
  public var reviewers: [String]

  /// An offered mark.
  public init(_ mark: GoldMark, by reviewers: [String]) {
    self.mark = mark
    self.reviewers = reviewers
  }
}

extension OfferedMark {
  /// The places of the marks that are taken once another one is, which gives up those that it contradicts.
  public static func taking(_ place: Int, beside taken: Set<Int>, of offered: [OfferedMark]) -> Set<Int> {
    taken.filter { !offered[$0].mark.contradicts(offered[place].mark) }.union([place])
  }

  /// Everything that reviewers marked in an article, by paragraph; what several marked the same stands once.
  ///
  /// - Parameter sets: what each reviewer marked.
  /// - Returns: the marks by paragraph, sources first.
  public static func union(_ sets: [(reviewer: String, marks: AnnotationSet)]) -> [Int: [OfferedMark]] {
    var offered: [Int: [OfferedMark]] = [:]
    for (reviewer, set) in sets {
      for (paragraph, mark) in set.goldMarks {
        if let index = offered[paragraph]?.firstIndex(where: { $0.mark == mark }) {
          if offered[paragraph]?[index].reviewers.contains(reviewer) == false {
            offered[paragraph]?[index].reviewers.append(reviewer)
          }
        } else {
          offered[paragraph, default: []].append(OfferedMark(mark, by: [reviewer]))
        }
      }
    }
    return offered.mapValues { $0.sorted { $0.mark.order < $1.mark.order } }
  }
}

extension GoldMark {
  /// Sources first, then ratings, then words in reading order.
  fileprivate var order: (Int, Int, String) {
    switch self {
    case .source(let name): (0, 0, name)
    case .rating(let grades, let source): (1, 0, (source ?? "") + grades)
    case .span(let span): (2, span.start, span.type.rawValue)
    }
  }
}

extension AnnotationSet {
  /// The marks as gold holds them, each with its paragraph.
  fileprivate var goldMarks: [(paragraph: Int, mark: GoldMark)] {
    func name(_ number: Int) -> String? { sources[canonical(number)]?.value.label }
    let speakers = mentions.sorted { $0.key < $1.key }.compactMap { _, mention in
      name(mention.value.source).map { (mention.paragraph, GoldMark.source($0)) }
    }
    let rated = standingRatings.compactMap { ratings[$0] }.map { rating in
      (rating.paragraph, GoldMark.rating(grades: rating.value.grades, source: rating.value.source.flatMap(name)))
    }
    return speakers + rated + spans.sorted { $0.key < $1.key }.map { ($1.paragraph, .span($1.value)) }
  }
}
