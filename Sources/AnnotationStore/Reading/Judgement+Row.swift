// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Judgement {
  /// The decision in the columns of the judgement table; nil where the row has none.
  init?(row: Row) throws {
    guard row["id"] as String? != nil else { return nil }
    self.init(
      label: (row["label"] as String?).map(LabelID.init(rawValue:)), reason: row["reason"], unsure: row["unsure"],
      confidence: (row["confidence"] as Int?).flatMap(Confidence.init(rawValue:)),
      mixed: try ArticleRow.list(row["mixed"]))
  }
}
