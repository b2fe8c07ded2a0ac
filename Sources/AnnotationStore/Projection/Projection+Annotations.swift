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
    case .source(let source): try put("source", key, paragraph, source, at: time)
    case .join(let target): try put("source_join", key, nil, ["same_as": target], at: time)
    case .mention(let mention): try put("mention", key, paragraph, mention, at: time)
    case .rating(let rating): try put("rating", key, paragraph, rating, at: time)
    case .span(let span): try put("span", key, paragraph, span, at: time)
    }
  }

  static func table(of aspect: Annotation.Aspect) -> String { aspect == .join ? "source_join" : aspect.rawValue }

  /// Puts a mark in its table, whose columns are called as the mark's members are in JSON.
  private func put(
    _ table: String, _ key: [(any DatabaseValueConvertible)?], _ paragraph: Int?, _ mark: some Encodable,
    at time: String
  ) throws {
    var columns = try Columns(mark: mark).databaseDictionary
    columns["paragraph"] = paragraph?.databaseValue
    let marked = columns.sorted { $0.key < $1.key }
    let names = ["article", "reviewer", "round", "number"] + marked.map { "\"\($0.key)\"" } + ["made_at"]
    let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
    try run(
      "INSERT OR REPLACE INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))",
      StatementArguments(key + marked.map(\.value) + [time]))
  }

  /// A mark as a row.
  private struct Columns<Mark: Encodable>: EncodableRecord, Encodable {
    var mark: Mark

    func encode(to encoder: any Encoder) throws { try mark.encode(to: encoder) }
  }
}
