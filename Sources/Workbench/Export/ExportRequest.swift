// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationAnalysis
public import AnnotationModel
public import DatasetExchange

/// What to export, and where to.
public struct ExportRequest: Sendable {
  /// The format.
  public var format: ExportFormat
  /// The file or the folder, `-` for the standard output.
  public var path: String
  /// The articles; none takes all.
  public var articles: [String] = []
  /// The tag of the articles; nil takes all.
  public var tag: String?
  /// The reviewers; none takes all.
  public var reviewers: [String] = []
  /// Only what was decided or marked at or after this moment; nil takes all.
  public var since: Timestamp?
  /// What one row is.
  public var unit = ExportUnit.label
  /// Which labels.
  public var labels = ExportLabels.current
  /// Whether unfinished reviews are left out.
  public var finishedOnly = false
  /// Which versions of an article count.
  public var versions = VersionChoice.latest
  /// Whether CSV cells are written as they are, formulas included.
  public var isRaw = false
  /// Whether a table is made for Excel: byte order mark, CRLF and guarded cells.
  public var isForExcel = false
  /// Whether reviewers are R1, R2 … everywhere.
  public var isAnonymous = false
  /// Whether the texts of paragraphs and spans are left out.
  public var isWithoutText = false
  /// Whether what the format can not carry is dropped.
  public var allowsLoss = false
  /// The licence of the texts, for the card.
  public var licence: String?

  /// A request.
  public init(format: ExportFormat, path: String) {
    self.format = format
    self.path = path
  }

  /// The rows of a table or of JSON Lines.
  func rows(_ codebook: Codebook?) -> DatasetRows {
    DatasetRows(unit, labels: labels, isWithoutText: isWithoutText, codebook: codebook)
  }

  /// That nothing is asked for that could not be obeyed.
  ///
  /// - Throws: ``ExportError``.
  func check() throws(ExportError) {
    if labels == .gold, !reviewers.isEmpty { throw .goldOfSome }
    let hasRows: Set<ExportUnit> =
      switch labels {
      case .current: Set(ExportUnit.allCases)
      case .gold: [.label, .paragraph, .all]
      case .soft: [.label, .paragraph]
      case .history: [.label, .all]
      }
    guard hasRows.contains(unit) else { throw .labelsNeedRows(labels, unit) }
    if isRaw || isForExcel, !format.isTable { throw .noTable(format, option: isRaw ? "--raw" : "--excel") }
    if licence != nil, !format.hasGold { throw .noCard(format) }
  }

  /// What writes the dataset.
  ///
  /// - Throws: ``ExportError``.
  func writer(_ head: DatasetHead) throws(ExportError) -> any DatasetWriter {
    if format.isTable, unit == .all { throw .unitNeedsJSON(unit) }
    var dialect = TableDialect()
    (dialect.isGuarded, dialect.hasMark) = (!isRaw || isForExcel, isForExcel)
    if let writer = format.rowWriter(head, rows(head.codebook), dialect) { return writer }
    guard unit == .label || unit == .all else { throw .unitNeedsTable(unit, format) }
    guard labels == .current || labels == .gold else { throw .labelsNeedTable(labels, format) }
    guard let writer = format.writer else { throw .notWritten(format) }
    var options = WriterOptions()
    options.isWithoutText = isWithoutText
    options.licence = licence
    return writer.init(head, options)
  }

  /// The moment that a word names: a day, whose beginning in UTC it is, or a moment in ISO 8601.
  ///
  /// - Throws: a ``Failure`` that says which word is none.
  public static func moment(_ word: String) throws(Failure) -> Timestamp {
    let forms = [word, "\(word)T00:00:00.000Z", word.replacing("Z", with: ".000Z")]
    guard let moment = forms.lazy.compactMap({ Timestamp(iso8601: $0) }).first else {
      throw Failure("nothing exported", ExportError.notAMoment(word))
    }
    return moment
  }

  /// Whether rows of one unit are written, so that what other units hold is left out by choice.
  var isOfOneUnit: Bool { format.isTable || format == .jsonl }
}

/// Why a dataset is not exported as asked.
enum ExportError: Error, Equatable {
  /// Rows of several types are no table.
  case unitNeedsJSON(ExportUnit)
  /// The format has its own units.
  case unitNeedsTable(ExportUnit, ExportFormat)
  /// The format holds labels, not shares of them or their history.
  case labelsNeedTable(ExportLabels, ExportFormat)
  /// Gold is what all votes come to; some reviewers have none of their own.
  case goldOfSome
  /// Rows of another unit than labels hold neither gold nor shares nor history.
  case labelsNeedRows(ExportLabels, ExportUnit)
  /// The format has no cells.
  case noTable(ExportFormat, option: String)
  /// The format has no place for a licence.
  case noCard(ExportFormat)
  /// The format is read only.
  case notWritten(ExportFormat)
  /// A folder can not be written to the standard output.
  case folderToStream(ExportFormat)
  /// The format can not carry what the dataset holds, each with how often.
  case losses(ExportFormat, [DatasetFeature: Int])
  /// What was read back is not what was written.
  case selfCheck(String)
  /// A word is no moment.
  case notAMoment(String)
}

extension ExportError: UserFacingError {
  var message: Message {
    switch self {
    case .unitNeedsJSON(let unit):
      Message(.usage, "--unit \(unit.rawValue) holds rows of several types", advice: "--format jsonl writes them")
    case .unitNeedsTable(let unit, let format):
      Message(
        .usage, "\(format.rawValue) has no rows of --unit \(unit.rawValue)", advice: "jsonl, csv and tsv have them")
    case .labelsNeedTable(let labels, let format):
      Message(
        .usage, "\(format.rawValue) can not hold --labels \(labels.rawValue)", advice: "jsonl, csv and tsv can")
    case .goldOfSome:
      Message(
        .usage, "--labels gold is what all votes come to, and none of it is only some reviewers'",
        advice: "leave --reviewers out, or --labels gold")
    case .labelsNeedRows(let labels, let unit):
      Message(
        .usage, "--unit \(unit.rawValue) has no rows of --labels \(labels.rawValue)", advice: "--unit label has them")
    case .noTable(let format, let option):
      Message(.usage, "\(format.rawValue) has no cells for \(option)", advice: "csv and tsv have")
    case .noCard(let format):
      Message(
        .usage, "\(format.rawValue) has no place for --text-licence", advice: "huggingface and croissant have one")
    case .notWritten(let format): Message(.usage, "\(format.rawValue) is not written")
    case .folderToStream(let format):
      Message(.usage, "\(format.rawValue) is a folder of files", advice: "-o FOLDER names one")
    case .losses(let format, let losses):
      Message(
        .badInput,
        "\(format.rawValue) can not carry "
          + listed(
            DatasetFeature.allCases.compactMap { feature in losses[feature].map { "\(feature.name) (\($0))" } }),
        advice: "--allow-loss writes the rest")
    case .selfCheck(let difference):
      Message(.bug, "what was written does not read back: \(difference)", advice: "this is a bug of ours")
    case .notAMoment(let word):
      Message(
        .usage, "--since \(quoted(word)) is no moment", advice: "such as 2026-03-01 or 2026-03-01T09:00:00.000Z")
    }
  }
}
