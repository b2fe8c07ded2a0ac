// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

extension DatasetRows {
  /// How a table of these rows is to be loaded: a Table Schema of Frictionless, which also names the types of the columns of
  /// JSON Lines; nil for rows of several types.
  ///
  /// A table and JSON Lines of the same rows have the same schema: a list, which stands in one cell of a table parted by
  /// `|`, is of any type.
  public var schema: [UInt8]? {
    guard let columns else { return nil }
    let config: String =
      switch (unit, labels) {
      case (.article, _): "articles"
      case (.label, .gold): "gold"
      case (.source, _), (.mention, _), (.rating, _), (.span, _): "\(unit.rawValue)s"
      default: "annotations"
      }
    let kinds = Dictionary(DatasetColumns.columns(of: config).map { ($0.name, $0.kind) }) { first, _ in first }
    let fields = columns.map { name -> JSONValue in
      let type = Self.type(of: name, kinds[name])
      let field: JSONValue = ["name": .string(name), "type": .string(type)]
      return type == "datetime" ? field.adding(["format": "any"]) : field
    }
    var json = JSONWriter(.indented)
    json.value([
      "attest_format": .integer(DatasetHead.version), "profile": "tabular-data-resource",
      "missingValues": [""], "fields": .array(fields),
    ])
    json.line()
    return json.bytes
  }

  private static func type(of name: String, _ kind: DatasetColumns.Kind?) -> String {
    switch (name, kind) {
    case ("number of annotations", _): return "integer"
    case ("soft_label", _), ("votes", _): return "object"
    case ("labels", _), ("marks", _): return "array"
    case (_, nil), (_, .text), (_, .label): return "string"
    case (_, .integer): return "integer"
    case (_, .number): return "number"
    case (_, .flag): return "boolean"
    case (_, .moment): return "datetime"
    case (_, .list): return "any"
    case (_, .rows): return "array"
    }
  }
}
