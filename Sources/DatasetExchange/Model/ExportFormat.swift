// SPDX-License-Identifier: GPL-3.0-or-later

/// A format of datasets.
public enum ExportFormat: String, Sendable, CaseIterable {
  case jsonl, csv, tsv, huggingface, croissant
  case labelStudio = "label-studio"
  case doccano, prodigy, brat
  case casJSON = "webanno-cas-json"
  case gateBDOC = "gate-bdoc"
  case conll, w3c
  case refiQDA = "refi-qda"
  case prov

  /// Whether it is rows of one table, whose unit can be chosen.
  public var isTable: Bool { self == .csv || self == .tsv }

  /// What its offsets count.
  public var offsetUnit: OffsetUnit { self == .casJSON ? .utf16 : .codePoints }

  /// Whether gold has a place of its own beside what reviewers say.
  public var hasGold: Bool { self == .huggingface || self == .croissant }

  /// Whether a dataset is one file; else it is a folder.
  public var isFile: Bool { [.jsonl, .csv, .tsv, .prodigy, .refiQDA].contains(self) }
}

/// What one row of an export is.
public enum ExportUnit: String, Sendable, CaseIterable {
  /// One reviewer's label of one paragraph.
  case label
  /// One paragraph with all its labels.
  case paragraph
  /// One article with what it says of itself and the hands it passed through.
  case article
  /// One reviewer's source of one article.
  case source
  /// One source speaking in one paragraph.
  case mention
  /// One rating, past ones included.
  case rating
  /// One marked stretch of a paragraph.
  case span
  /// Everything, each row with its type.
  case all

  /// Whether a row is something marked beyond the labels.
  public var isMark: Bool { [.source, .mention, .rating, .span].contains(self) }

  /// The units that are marks, in the order in which they refer to each other.
  public static let marks: [ExportUnit] = [.source, .mention, .rating, .span]
}

/// Which labels an export holds.
public enum ExportLabels: String, Sendable, CaseIterable {
  /// What stands.
  case current
  /// What paragraphs were resolved to.
  case gold
  /// For each paragraph the shares of the labels.
  case soft
  /// Every decision that was ever made.
  case history
}
