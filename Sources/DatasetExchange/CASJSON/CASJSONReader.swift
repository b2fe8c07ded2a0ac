// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads CAS documents of UIMA as JSON, as INCEpTION exports them: the folder is the article, the file the reviewer.
///
/// A structure over a whole paragraph is its label where one feature of text says which; tokens, sentences and other
/// structures of the tool itself are passed over, relations and what has no place here are counted.
public struct CASJSONReader: DatasetReader {
  private let options: ReaderOptions

  /// A reader with what its user says of the dataset.
  public init(_ options: ReaderOptions) { self.options = options }

  /// Reads all documents, and gives the articles.
  public func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var dataset = ToolDataset(
      options, [.mixed, .unsure, .confidence, .note, .flag, .abstention, .reason, .spans])
    let readings = Set(files.paths.filter { !$0.hasSuffix("/\(CASJSONWriter.initial).json") }.map(Self.folder))
    for path in files.paths where path.isEmpty || path.hasSuffix(".json") {
      let parts = path.split(separator: "/").map(String.init), file = parts.last ?? ""
      guard ![CASJSONWriter.layers, "manifest.json"].contains(path), !parts.contains("curation") else { continue }
      let isInitial = file == CASJSONWriter.initial + ".json"
      // What INCEpTION keeps as the empty document says nothing where somebody annotated it.
      guard !isInitial || !readings.contains(Self.folder(of: path)) else { continue }
      do {
        let reviewer = isInitial || file.isEmpty ? nil : String(file.dropLast(5))
        let name = parts.count > 1 ? parts[parts.count - 2] : nil
        try add(try RowFields(try files.json(path), path: path), name, reviewer, isInitial: isInitial, &dataset)
      } catch let fault as DatasetFault { try options.reject(fault) }
    }
    return try dataset.give(body)
  }

  private static func folder(of path: String) -> Substring { path.lastIndex(of: "/").map { path[..<$0] } ?? "" }

  private func add(
    _ cas: RowFields, _ name: String?, _ reviewer: String?, isInitial: Bool, _ dataset: inout ToolDataset
  ) throws {
    let structures = try Self.structures(cas)
    guard let string = structures.first(where: { $0.values["sofaString"] != nil })?.values["sofaString"]?.string else {
      throw cas.fault(.missing(field: "sofaString"))
    }
    var text = ToolText(
      name: name, text: string, isDocument: true, unit: options.offsetUnit ?? .utf16, path: cas.path)
    var marks: [ToolMark] = []
    for structure in structures {
      let type = try structure.text("%TYPE")
      if type == CASTypes.extras {
        text.extras = try ArticleExtras(try Self.parsed(structure))
        text.unit = .utf16
      } else if structure.values["documentTitle"] != nil, text.name == nil {
        text.name = try structure.optionalText("documentTitle")
      } else if let mark = try mark(type, structure, &dataset) {
        marks.append(mark)
      }
    }
    if !isInitial {
      let kept = text.extras?.article.reviews.first.map(ReadingName.of)
      guard let whose = reviewer ?? options.reviewer ?? kept else { throw cas.fault(.noReviewer) }
      let reading = ReadingName.parse(whose)
      text.reviews = [ToolReview(reviewer: reading.reviewer, round: reading.round, marks: marks)]
    }
    dataset.add(text)
  }

  /// The structures, which stand in a list or under their numbers.
  private static func structures(_ cas: RowFields) throws -> [RowFields] {
    guard let members = cas.values["%FEATURE_STRUCTURES"]?.members else { return try cas.rows("%FEATURE_STRUCTURES") }
    return try members.map { try RowFields($0.value, path: cas.path, place: "%FEATURE_STRUCTURES.\($0.key)") }
  }

  private static func parsed(_ structure: RowFields) throws(DatasetFault) -> RowFields {
    var parser = JSONParser(Array(try structure.text("json").utf8))
    let value: JSONValue
    do { value = try parser.document() } catch { throw structure.fault(.json(error.fault)) }
    return try RowFields(value, path: structure.path, place: structure.place)
  }

  /// A structure that says something of a stretch of the text.
  private func mark(
    _ type: String, _ structure: RowFields, _ dataset: inout ToolDataset
  ) throws -> ToolMark? {
    let own = ["uima.cas.", "uima.tcas.", "de.tudarmstadt.ukp.dkpro.core.api.metadata.", "de.tudarmstadt.ukp.clarin."]
    let segments = "de.tudarmstadt.ukp.dkpro.core.api.segmentation."
    guard !own.contains(where: type.hasPrefix), !type.hasPrefix(segments), structure.values["begin"] != nil else {
      return nil
    }
    let short = type.split(separator: ".").last.map(String.init) ?? type
    if structure.values.keys.contains(where: { ["@Governor", "@Dependent"].contains($0) }) {
      dataset.ignore("relations")
      return nil
    }
    var meaning: ToolMark.Meaning?
    if type == CASTypes.span {
      meaning = .span(try structure.text("kind"))
    } else if type == CASTypes.role {
      meaning = .label(try label(structure, structure.optionalText("role")))
    } else {
      let names = [options.columns["label"], "role", "label", "value", "category"].compactMap(\.self)
      let texts = structure.values.filter { !"%@".contains($0.key.prefix(1)) && $0.value.string != nil }
      let name = names.first { texts[$0] != nil } ?? (texts.count == 1 ? texts.first?.key : nil)
      if let value = name.flatMap({ texts[$0]?.string }) {
        meaning = .either(value, DatasetLabel(paragraph: 1, judgement: Judgement(label: LabelID(rawValue: value))))
      }
    }
    guard let meaning else {
      dataset.ignore("structures of the type \(short)")
      return nil
    }
    return ToolMark(
      start: try structure.integer("begin", from: 0), end: try structure.integer("end", from: 0), meaning: meaning,
      place: structure.place)
  }

  private func label(_ structure: RowFields, _ role: String?) throws -> DatasetLabel {
    var row = structure
    row.values["label"] = JSONValue(role)
    return try DatasetLabel(row, paragraph: 1)
  }
}
