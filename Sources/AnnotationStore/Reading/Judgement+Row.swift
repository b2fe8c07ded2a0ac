// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Judgement {
  /// The decision in the columns of the judgement table; nil where the row has none.
  init?(row: Row) throws {
    let row = StoredRow(row, of: "judgement")
    guard try row.optionalText("id") != nil else { return nil }
    let confidence = try row.optionalNumber("confidence")
    self.init(
      label: try row.optionalText("label").map(LabelID.init(rawValue:)), reason: try row.optionalText("reason"),
      unsure: try row.flag("unsure"),
      confidence: try confidence.map { number in
        guard let confidence = Confidence(rawValue: number) else { throw row.damage("confidence") }
        return confidence
      },
      mixed: try row.json("mixed"))
  }
}
