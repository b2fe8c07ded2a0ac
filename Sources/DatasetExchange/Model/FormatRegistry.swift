// SPDX-License-Identifier: GPL-3.0-or-later

extension ExportFormat {
  /// What writes the format; nil for one that is not written yet.
  public var writer: (any DatasetWriter.Type)? {
    switch self {
    case .jsonl: JSONLinesWriter.self
    case .csv, .tsv: TableWriter.self
    case .huggingface: HuggingFaceWriter.self
    case .croissant: CroissantWriter.self
    case .labelStudio: LabelStudioWriter.self
    case .doccano: DoccanoWriter.self
    case .prodigy: ProdigyWriter.self
    case .brat: BratWriter.self
    case .casJSON: CASJSONWriter.self
    case .gateBDOC: GateBDOCWriter.self
    case .conll: CoNLLWriter.self
    case .w3c: WebAnnotationWriter.self
    case .prov: ProvWriter.self
    case .refiQDA: REFIQDAWriter.self
    }
  }

  /// What reads the format; nil for one that is not read.
  public var reader: (any DatasetReader.Type)? {
    switch self {
    case .jsonl: JSONLinesReader.self
    case .csv, .tsv: TableReader.self
    case .huggingface, .croissant: HuggingFaceReader.self
    case .labelStudio: LabelStudioReader.self
    case .doccano: DoccanoReader.self
    case .prodigy: ProdigyReader.self
    case .brat: BratReader.self
    case .casJSON: CASJSONReader.self
    case .gateBDOC: GateBDOCReader.self
    case .refiQDA: REFIQDAReader.self
    case .conll, .w3c, .prov: nil
    }
  }

  /// What writes rows of one unit; nil for a format that is no table and no JSON Lines.
  ///
  /// - Parameters:
  ///   - head: what the dataset says once.
  ///   - rows: what one row is.
  ///   - dialect: how a table is written; its separator is the format's.
  /// - Returns: a writer that has written nothing yet.
  public func rowWriter(_ head: DatasetHead, _ rows: DatasetRows, _ dialect: TableDialect) -> (any DatasetWriter)? {
    var dialect = dialect
    dialect.separator = self == .tsv ? "\t" : ","
    switch self {
    case .jsonl: return JSONLinesWriter(head, rows: rows)
    case .csv, .tsv: return TableWriter(rows, dialect)
    default: return nil
    }
  }
}
