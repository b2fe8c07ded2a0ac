// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationAnalysis
public import AnnotationModel

/// Whose agreement is asked for, by which figures, and how the answer is to be written.
public struct AgreementRequest: Sendable {
  /// The slugs; none takes every article.
  public var articles: [String] = []
  /// The tag of further articles.
  public var tag: String?
  /// Which paragraphs count.
  public var scope = ReviewScope.body
  /// Whether reviews that are not finished count as well.
  public var includesUnfinished = false
  /// Whether machines count as reviewers.
  public var withMachines = false
  /// Which round is measured: 1 is the blind one, 2 the discussion of its differences.
  public var round = 1
  /// Which versions of an article count.
  public var versions = VersionChoice.latest
  /// The version of the codebook that figures are asked under; nil is the one in force.
  public var codebook: Int?
  /// Whether decisions under several versions of the codebook are measured together.
  public var mixesCodebooks = false
  /// Whether every differing paragraph is listed with its text.
  public var listsDifferences = false
  /// What the project's figures are broken down by.
  public var grouping: Grouping?
  /// What reviewers are compared on; nil and the label give the headline figures.
  public var field: AgreementField?
  /// For spans: the only type that counts.
  public var spanType: TextSpan.Kind?
  /// A file of ratings instead of the project, or of spans.
  public var file: FileRequest?
  /// Whose figures are compared with whose, instead of measured.
  public var difference: DifferenceRequest?
  /// Which figures.
  public var measure = MeasureRequest()
  /// Whether the answer is JSON.
  public var isJSON = false
  /// Whether the answer is CSV, one coefficient a row.
  public var isCSV = false
  /// How the answer is written where that is neither the screen nor CSV nor JSON.
  public var format: AnswerFormat?
  /// The program with its version, as answers for papers name it.
  public var program = "attest"
  /// Whether intervals are drawn as well.
  public var isPlotted = false

  /// Where the intervals are drawn as an SVG image.
  public var plotPath: String?

  /// Whether the labels of machines are read: all of them, or the candidate's.
  var takesMachines: Bool { withMachines || measure.candidate != nil }

  /// Takes the format asked for: two of them are flags of their own.
  public mutating func take(_ format: AnswerFormat?) {
    isJSON = isJSON || format == .json
    isCSV = isCSV || format == .csv
    self.format = [.json, .csv, .text].contains(format) ? nil : format
  }

  /// Whether no article is named, which means all.
  var isWhole: Bool { articles.isEmpty && tag == nil }

  /// A request for the finished reviews of every article, as a table.
  public init() {}
}
