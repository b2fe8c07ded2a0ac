// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import JSON

/// Writes a dataset in one format, article by article.
public protocol DatasetWriter {
  /// What the format carries beside texts, labels and reviewers.
  static var carries: Set<DatasetFeature> { get }
  /// A writer that has written nothing yet.
  init(_ head: DatasetHead, _ options: WriterOptions)
  /// Writes one article.
  mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError)
  /// Takes what a card says of the dataset, in Markdown, once every article is written; formats without one pass it over.
  mutating func describe(_ card: String)
  /// Writes what comes behind the last article.
  mutating func finish(_ output: any DatasetOutput) throws(ExchangeError)
}

extension DatasetWriter {
  /// Most formats have no card.
  public mutating func describe(_ card: String) {}
}

/// What a writer is told beside the dataset.
public struct WriterOptions: Sendable {
  /// Whether the texts of paragraphs and spans are left out, digests and offsets kept.
  public var isWithoutText = false
  /// The licence of the texts, where the one who exports says it.
  public var licence: String?

  /// Everything as it is usual.
  public init() {}
}

/// Reads a dataset of one format.
public protocol DatasetReader {
  /// A reader with what its user says of the dataset.
  init(_ options: ReaderOptions)
  /// Reads the dataset and gives each article to a body; an article may come in several pieces.
  ///
  /// - Returns: what the dataset says of all of them.
  /// - Throws: ``DatasetFault`` at the first thing that is wrong, unless the options collect faults.
  func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead
}

/// What the user says of a dataset that is read.
public struct ReaderOptions: Sendable {
  /// What offsets count; nil lets each span's text tell.
  public var offsetUnit: OffsetUnit?
  /// The reviewer whose labels all of them are; nil lets the dataset tell.
  public var reviewer: String?
  /// What becomes of machines' predictions, where a format holds them apart from people's annotations.
  public var predictions = PredictionReading.leftOut
  /// The field that names the reviewer, where it has another name than usual.
  public var reviewerField: String?
  /// The columns of a table that bear other names than usual, by what they hold: unit, article, text, reviewer, label.
  public var columns: [String: String] = [:]
  /// Called with each fault; the record is left out then. Nil throws the first one.
  public var onFault: (@Sendable (DatasetFault) -> Void)?

  /// Everything as the dataset says it.
  public init() {}

  /// Throws a fault, or hands it to the one who collects them.
  func reject(_ fault: DatasetFault) throws(DatasetFault) {
    guard let onFault else { throw fault }
    onFault(fault)
  }
}

/// What becomes of machines' predictions in a dataset that holds them apart from people's annotations.
public enum PredictionReading: Sendable, Hashable {
  /// They are counted and left out.
  case leftOut
  /// They alone are read, where there are any: those of one version, where there are several.
  case alone(version: String?)
  /// They are read beside the annotations, each as the reading of the machine that its version names.
  case beside
}

/// What is wrong with a dataset that is read, and where.
public struct DatasetFault: Error, Sendable, Hashable {
  /// The file, relative to the dataset; empty where it is one file.
  public var path: String
  /// The line, from 1, in a format of lines; nil where the place says it.
  public var line: Int?
  /// The place within a document: a path of keys such as `[3].annotations[0]`, or an annotation's own name.
  public var place: String?
  /// What is wrong.
  public var reason: Reason

  /// What can be wrong with a dataset.
  public enum Reason: Sendable, Hashable {
    /// The bytes are not JSON.
    case json(JSONFault)
    /// The bytes are not of the format.
    case syntax(String)
    /// Something that must be there is not.
    case missing(field: String)
    /// A table has no column of the name that the user gives.
    case noSuchColumn(String, has: [String])
    /// A table has no column of the name that its kind needs, and the user named none.
    case noColumn(String, has: [String])
    /// A field holds what it can not hold.
    case badValue(field: String, value: String)
    /// One reviewer labels one paragraph twice in one round.
    case labelTwice(reviewer: String, unit: String)
    /// A label is of a paragraph that its article does not have.
    case noSuchParagraph(article: String, paragraph: Int)
    /// One paragraph stands with two texts.
    case twoTexts(unit: String)
    /// An offset lies outside the text, or inside a character.
    case offset(start: Int, end: Int, length: Int)
    /// Words that a span names stand elsewhere or nowhere, whatever the unit of offsets.
    case spanText(expected: String)
    /// Offsets fit in more than one unit, and no span's text tells which; the user has to.
    case offsetUnitUnknown
    /// Nothing says whose label it is.
    case noReviewer
    /// A name leads out of the dataset.
    case unsafePath(String)
    /// The file is one that this program writes for reading alone.
    case forReading(ReadingFile)
  }

  /// A fault at a place.
  public init(_ reason: Reason, path: String = "", line: Int? = nil, place: String? = nil) {
    self.reason = reason
    self.path = path
    self.line = line
    self.place = place
  }
}
