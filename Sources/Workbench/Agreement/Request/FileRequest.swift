// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics

/// A file to measure, and how to read it.
public struct FileRequest: Sendable {
  /// What the file holds.
  public enum Content: String, Sendable {
    case ratings, spans
  }

  /// What the file holds.
  public var content: Content
  /// The file, `-` for the standard input.
  public var path: String
  /// Which columns hold what, `unit=…,rater=…`; nil for their usual names.
  public var columns: String?
  /// What a repeated rating means.
  public var duplicates = DuplicatePolicy.error
  /// Whether a row is a unit and a column a rater.
  public var isWide = false
  /// Labels that say that there is none.
  public var missing: [String] = []
  /// What stands between the members of a label that is a set; nil for labels that are none.
  public var setSeparator: String?

  /// A file with the usual columns.
  public init(_ content: Content, path: String) {
    self.content = content
    self.path = path
  }
}
