// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The tables of marks, read back as the marks they were written from.
enum AnnotationRow {
  static func annotation(_ row: Row, _ aspect: Annotation.Aspect) throws -> Annotation {
    let row = StoredRow(row, of: Projection.table(of: aspect))
    return switch aspect {
    case .source: .source(try source(row))
    case .join: .join(try row.number("same_as"))
    case .mention: .mention(try mention(row))
    case .rating: .rating(try rating(row))
    case .span: .span(try span(row))
    }
  }

  private static func source(_ row: StoredRow) throws -> Source {
    Source(
      name: try row.text("name"), label: try row.text("label"), kind: try row.choice("kind"),
      naming: try row.choice("naming"), role: try row.optionalChoice("role"),
      nestedIn: try row.optionalNumber("nested_in"), firstHand: try row.choice("first_hand"),
      anonymityReason: try row.optionalText("anonymity_reason"), note: try row.optionalText("note"))
  }

  private static func mention(_ row: StoredRow) throws -> Mention {
    Mention(
      source: try row.number("source"), mode: try row.choice("mode"), cue: try row.optionalText("cue"),
      stance: try row.choice("stance"))
  }

  private static func rating(_ row: StoredRow) throws -> SourceRating {
    let credibility = try row.optionalNumber("credibility")
    return SourceRating(
      source: try row.optionalNumber("source"), reliability: try row.optionalChoice("reliability"),
      credibility: try credibility.map { number in
        guard let grade = InformationCredibility(rawValue: number) else { throw row.damage("credibility") }
        return grade
      }, basis: try row.optionalText("basis"), overridden: try row.optionalChoice("overridden"))
  }

  private static func span(_ row: StoredRow) throws -> TextSpan {
    let span = TextSpan(
      type: try row.choice("type"), start: try row.number("start", from: 0), end: try row.number("end"),
      text: try row.text("text"))
    guard span.start < span.end else { throw row.damage("end") }
    return span
  }
}

extension Judgement {
  /// The decision in the columns of the judgement table; nil where the row has none.
  init?(_ row: StoredRow) throws {
    let row = row.of("judgement")
    guard try row.optionalText("id") != nil else { return nil }
    let confidence = try row.optionalNumber("confidence")
    self.init(
      label: try row.optionalText("label").map(LabelID.init(rawValue:)), reason: try row.optionalText("reason"),
      unsure: try row.flag("unsure"),
      confidence: try confidence.map { number in
        guard let confidence = Confidence(rawValue: number) else { throw row.damage("confidence") }
        return confidence
      },
      mixed: try row.list("mixed"))
  }
}
