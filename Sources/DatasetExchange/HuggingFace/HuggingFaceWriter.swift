// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes a folder as the Hugging Face Hub and its `datasets` library read it: tables, and a card whose head names every
/// column, so that no type is guessed.
struct HuggingFaceWriter: DatasetWriter {
  static let carries = Set(DatasetFeature.allCases)

  private let head: DatasetHead
  private let options: WriterOptions
  private var tables: DatasetTables
  private var card = "# Labelled paragraphs of news articles\n"

  init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    self.options = options
    tables = DatasetTables(head, options)
  }

  mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    try tables.write(article, to: output)
  }

  mutating func describe(_ card: String) { self.card = card }

  mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    try tables.finish(output)
    try output.append(Array("---\n\(front)---\n\n\(card)".utf8), to: "README.md")
  }

  /// The head of the card, in YAML.
  private var front: String {
    let configs = DatasetTables.configs.filter { config in tables.counts.keys.contains { $0.config == config } }
    var lines = ["pretty_name: Labelled paragraphs of news articles"]
    if !tables.languages.isEmpty { lines.append("language: [\(tables.languages.sorted().joined(separator: ", "))]") }
    if let licence = options.licence { lines.append("license: \(Self.scalar(licence))") }
    lines += ["annotations_creators: [expert-generated]", "task_categories: [text-classification]"]
    lines += ["size_categories: [\(size)]", "configs:"]
    for config in configs {
      lines.append("- config_name: \(config)")
      if config == configs.first { lines.append("  default: true") }
      lines.append("  data_files:")
      for name in tables.counts.keys.sorted() where name.config == config {
        lines.append("  - split: \(name.split)\n    path: \(name.path)")
      }
    }
    lines.append("dataset_info:")
    for config in configs {
      lines += ["- config_name: \(config)", "  features:"]
      lines += features(DatasetColumns.columns(of: config), indent: "  ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var size: String {
    let rows = tables.counts.filter { $0.key.config == "annotations" }.values.reduce(0, +)
    switch rows {
    case ..<1000: return "n<1K"
    case ..<10_000: return "1K<n<10K"
    case ..<100_000: return "10K<n<100K"
    default: return "100K<n<1M"
    }
  }

  private func features(_ columns: [(name: String, kind: DatasetColumns.Kind)], indent: String) -> [String] {
    columns.flatMap { name, kind -> [String] in
      let head = "\(indent)- name: \(name)"
      switch kind {
      case .text, .moment: return [head, "\(indent)  dtype: string"]
      case .integer: return [head, "\(indent)  dtype: int32"]
      case .number: return [head, "\(indent)  dtype: float64"]
      case .flag: return [head, "\(indent)  dtype: bool"]
      case .list(.integer): return [head, "\(indent)  list: int32"]
      case .list: return [head, "\(indent)  list: string"]
      case .rows(let columns): return [head, "\(indent)  list:"] + features(columns, indent: indent + "  ")
      case .label:
        let labels = numbered.map { "\(indent)      '\($0)': \(Self.scalar($1))" }
        return [head, "\(indent)  dtype:", "\(indent)    class_label:", "\(indent)      names:"]
          + labels.map { "  " + $0 }
      }
    }
  }

  private var numbered: [(Int, String)] { (head.codebook?.labels ?? []).enumerated().map { ($0, $1.id.rawValue) } }

  /// A text in single quotes, as YAML has it.
  private static func scalar(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}

/// Reads a folder of ``HuggingFaceWriter``, or one of Croissant's: every table of JSON Lines below `data`.
struct HuggingFaceReader: DatasetReader {
  private let options: ReaderOptions

  init(_ options: ReaderOptions) { self.options = options }

  func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    let tables = TableFiles(files)
    if tables.paths.isEmpty { throw DatasetFault(.missing(field: "data/*.jsonl")) }
    return try JSONLinesReader(options).read(tables, body)
  }

  /// The tables of a folder, the articles before what is said of them.
  private struct TableFiles: DatasetFiles {
    let files: any DatasetFiles
    let paths: [String]

    init(_ files: any DatasetFiles) {
      self.files = files
      let tables = files.paths.filter { $0.hasSuffix(".jsonl") }
      paths = tables.filter { $0.hasSuffix("articles.jsonl") } + tables.filter { !$0.hasSuffix("articles.jsonl") }
    }

    func bytes(of path: String) throws(ExchangeError) -> [UInt8] { try files.bytes(of: path) }
  }
}
