// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The tables of marks, read back as the marks they were written from.
enum AnnotationRow {
  static func annotation(_ row: Row, _ aspect: Annotation.Aspect) throws -> Annotation {
    switch aspect {
    case .source: .source(try source(row))
    case .join: .join(row["same_as"])
    case .mention: .mention(try mention(row))
    case .rating: .rating(try rating(row))
    case .span:
      .span(TextSpan(type: try value(row, "type"), start: row["start"], end: row["end"], text: row["text"]))
    }
  }

  private static func source(_ row: Row) throws -> Source {
    Source(
      name: row["name"], label: row["label"], kind: try value(row, "kind"), naming: try value(row, "naming"),
      role: try optional(row, "role"), nestedIn: row["nested_in"], firstHand: try value(row, "first_hand"),
      anonymityReason: row["anonymity_reason"], note: row["note"])
  }

  private static func mention(_ row: Row) throws -> Mention {
    Mention(source: row["source"], mode: try value(row, "mode"), cue: row["cue"], stance: try value(row, "stance"))
  }

  private static func rating(_ row: Row) throws -> SourceRating {
    SourceRating(
      source: row["source"], reliability: try optional(row, "reliability"),
      credibility: (row["credibility"] as Int?).flatMap(InformationCredibility.init(rawValue:)), basis: row["basis"],
      overridden: try optional(row, "overridden"))
  }

  private static func value<T: RawRepresentable<String>>(_ row: Row, _ column: String) throws -> T {
    guard let value: T = try optional(row, column) else { throw StoreError.unexpected(reason: "no \(column)") }
    return value
  }

  private static func optional<T: RawRepresentable<String>>(_ row: Row, _ column: String) throws -> T? {
    guard let text: String = row[column] else { return nil }
    guard let value = T(rawValue: text) else { throw StoreError.unexpected(reason: "\(column) \(text)") }
    return value
  }
}
