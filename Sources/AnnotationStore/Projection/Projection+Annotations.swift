// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Projection {
  /// Puts a mark under the number of its place; nil, and a marking that takes away, leave nothing there.
  func mark(_ facts: AnnotationChanged?, _ change: Change, at time: String) throws {
    let key: [(any DatabaseValueConvertible)?] = [change.article, change.reviewer, change.round, change.number]
    let paragraph = facts?.paragraph ?? change.paragraph
    switch facts?.annotation {
    case nil:
      guard let aspect = Annotation.Aspect(rawValue: change.aspect.rawValue) else { return }
      try run(
        "DELETE FROM \(Self.table(of: aspect)) WHERE article = ? AND reviewer = ? AND round = ? AND number = ?",
        StatementArguments(key))
    case .source(let source): try put("source", key, Self.columns(source, paragraph), at: time)
    case .join(let target): try put("source_join", key, [("same_as", target)], at: time)
    case .mention(let mention): try put("mention", key, Self.columns(mention, paragraph), at: time)
    case .rating(let rating): try put("rating", key, Self.columns(rating, paragraph), at: time)
    case .span(let span): try put("span", key, Self.columns(span, paragraph), at: time)
    }
  }

  static func table(of aspect: Annotation.Aspect) -> String { aspect == .join ? "source_join" : aspect.rawValue }

  private typealias Column = (name: String, value: (any DatabaseValueConvertible)?)

  private func put(
    _ table: String, _ key: [(any DatabaseValueConvertible)?], _ columns: [Column], at time: String
  ) throws {
    let names = ["article", "reviewer", "round", "number"] + columns.map { "\"\($0.name)\"" } + ["made_at"]
    let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
    try run(
      "INSERT OR REPLACE INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))",
      StatementArguments(key + columns.map(\.value) + [time]))
  }

  private static func columns(_ source: Source, _ paragraph: Int) -> [Column] {
    [
      ("paragraph", paragraph), ("name", source.name), ("label", source.label), ("kind", source.kind.rawValue),
      ("naming", source.naming.rawValue), ("role", source.role?.rawValue), ("nested_in", source.nestedIn),
      ("first_hand", source.firstHand.rawValue), ("anonymity_reason", source.anonymityReason), ("note", source.note),
    ]
  }

  private static func columns(_ mention: Mention, _ paragraph: Int) -> [Column] {
    [
      ("paragraph", paragraph), ("source", mention.source), ("mode", mention.mode.rawValue), ("cue", mention.cue),
      ("stance", mention.stance.rawValue),
    ]
  }

  private static func columns(_ rating: SourceRating, _ paragraph: Int) -> [Column] {
    [
      ("paragraph", paragraph), ("source", rating.source), ("reliability", rating.reliability?.rawValue),
      ("credibility", rating.credibility?.rawValue), ("basis", rating.basis),
      ("overridden", rating.overridden?.rawValue),
    ]
  }

  private static func columns(_ span: TextSpan, _ paragraph: Int) -> [Column] {
    [
      ("paragraph", paragraph), ("type", span.type.rawValue), ("start", span.start), ("end", span.end),
      ("text", span.text),
    ]
  }
}
