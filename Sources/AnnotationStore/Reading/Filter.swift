// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The WHERE clause that narrows a list to some articles and one reviewer.
struct Filter {
  /// Which reviews are in the list.
  enum Extent {
    /// Those that count: no re-test, and none of an excluded article.
    case counting
    /// Everything but training.
    case withRetests
  }

  var articles: [String]?
  var reviewer: String?
  var extent = Extent.counting
  /// Whether what machines say is in the list, which counts nowhere unless it is asked for.
  var withMachines = false

  /// The clause for the columns of those names, with a further condition; without a round nothing is said of what counts.
  ///
  /// Its arguments are numbered, so that one statement may have it twice.
  func clause(article: String, reviewer column: String, round: String? = nil, and condition: String? = nil) -> String {
    var terms = condition.map { [$0] } ?? []
    if let articles {
      terms.append("\(article) IN (\(articles.indices.map { "?\($0 + 1)" }.joined(separator: ", ")))")
    }
    if reviewer != nil { terms.append("\(column) = ?\((articles?.count ?? 0) + 1)") }
    if let round {
      terms.append("\(round) < \(extent == .counting ? ReviewID.firstRetest : ReviewID.firstTraining)")
    }
    if round != nil, !withMachines { terms.append(ReviewRow.isPersons(column)) }
    if round != nil, extent == .counting {
      terms.append("\(article) NOT IN (SELECT slug FROM article WHERE exclusion IS NOT NULL)")
    }
    return terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ")
  }

  var arguments: StatementArguments {
    StatementArguments((articles ?? []) + (reviewer.map { [$0] } ?? []))
  }
}

/// How a review and its article stand to each other in SQL, where the review is `r` and the paragraph `p`.
enum ReviewRow {
  /// Whether the reviewer that a column names is a person.
  static func isPersons(_ column: String) -> String {
    "\(column) NOT IN (SELECT id FROM reviewer WHERE kind = 'machine')"
  }

  /// The kinds that reviewers label by default, as a list of SQL.
  static let annotatable = ParagraphKind.allCases.filter(\.isAnnotatable).map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  /// Whether the review walks the paragraph.
  static let walks = """
    (r.scope = 'all' OR p.kind IN (\(annotatable)))
    AND (r.paragraphs IS NULL OR p.number IN (SELECT value FROM json_each(r.paragraphs)))
    """

  /// Whether the review is open and nothing stands in it.
  static let isEmpty = {
    let marks = Annotation.Aspect.allCases.map { (table: Projection.table(of: $0), stands: "1") }
    let decision = (table: "decision", stands: "x.judgement IS NOT NULL OR x.note IS NOT NULL OR x.flag")
    let absences = ([decision] + marks).map { table, stands in
      "NOT EXISTS (SELECT 1 FROM \(table) x WHERE x.article = r.article AND x.reviewer = r.reviewer "
        + "AND x.round = r.round AND (\(stands)))"
    }
    return "(r.state = 'open' AND \(absences.joined(separator: " AND ")))"
  }()
}
