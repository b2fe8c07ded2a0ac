// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads GATE's documents as BDOC; each annotation set is a reviewer's.
///
/// Labels are annotations of the type `Paragraph`, or of the type `Document` as Teamware writes them for a whole text, in the
/// feature that the user names, in `role`, `label` or `class`, or in the only one of text.
public struct GateBDOCReader: DatasetReader {
  private let options: ReaderOptions

  /// A reader with what its user says of the dataset.
  public init(_ options: ReaderOptions) { self.options = options }

  /// Reads all documents, and gives the articles.
  public func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var dataset = ToolDataset(
      options, [.mixed, .unsure, .confidence, .note, .flag, .seconds, .abstention, .reason, .spans])
    for path in files.paths where ["", GateBDOCWriter.end, ".bdoc", ".json"].contains(where: path.hasSuffix) {
      guard path != "manifest.json" else { continue }
      do {
        let document = try files.json(path)
        for (index, each) in (document.elements ?? [document]).enumerated() {
          try add(try RowFields(each, path: path, place: document.elements == nil ? nil : "[\(index)]"), &dataset)
        }
      } catch let fault as DatasetFault { try options.reject(fault) }
    }
    return try dataset.give(body)
  }

  private func add(_ document: RowFields, _ dataset: inout ToolDataset) throws {
    guard let string = document.values["text"]?.string else { throw document.fault(.missing(field: "text")) }
    let stem = document.path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
    var text = ToolText(
      name: try document.optionalText("name") ?? stem, text: string, isDocument: true, path: document.path,
      place: document.place)
    switch try document.optionalText("offset_type") {
    case "p"?: text.unit = .codePoints
    case "j"?: text.unit = .utf16
    case nil: break
    case let type?: throw document.fault(.badValue(field: "offset_type", value: type))
    }
    if document.values["features"]?[ArticleExtras.key] != nil {
      text.extras = try ArticleExtras(try document.object("features").object(ArticleExtras.key))
    }
    let sets = document.values["annotation_sets"]?.members ?? []
    for set in sets {
      let set = try RowFields(
        set.value, path: document.path, place: (document.place ?? "") + "annotation_sets.\(set.key)")
      let annotations = try set.rows("annotations"), name = try set.optionalText("name") ?? ""
      if name == "Original markups" || name.isEmpty && annotations.isEmpty {
        dataset.ignore("annotations of the text's own markup", annotations.count)
        continue
      }
      guard let reviewer = name.isEmpty ? options.reviewer : name else { throw set.fault(.noReviewer) }
      let reading = ReadingName.parse(reviewer)
      var review = ToolReview(reviewer: reading.reviewer, round: reading.round)
      for annotation in annotations {
        let type = try annotation.text("type")
        if type == "Document" { text.isDocument = false }
        guard let meaning = try meaning(type, annotation, isOurs: text.extras != nil) else {
          dataset.ignore("annotations of the type \(type)")
          continue
        }
        review.marks.append(
          ToolMark(
            start: try annotation.integer("start", from: 0), end: try annotation.integer("end", from: 0),
            meaning: meaning, place: annotation.place))
      }
      text.reviews.append(review)
    }
    dataset.add(text)
  }

  private func meaning(
    _ type: String, _ annotation: RowFields, isOurs: Bool
  ) throws -> ToolMark.Meaning? {
    guard type == GateBDOCWriter.paragraph || type == "Document" else { return .span(type) }
    var features = try annotation.values["features"] == nil ? RowFields([:]) : annotation.object("features")
    let texts = features.values.filter { $0.value.string != nil }
    let names = [options.columns["label"], GateBDOCWriter.role, "label", "class"].compactMap(\.self)
    // Our own annotations may say that there is no label, or only a note.
    let only = texts.count == 1 && !isOurs ? texts.first?.key : nil
    let name = names.first { features.values[$0] != nil } ?? only
    if let name { features.values["label"] = try features.list(name).first.map(JSONValue.string) }
    let label = try DatasetLabel(features, paragraph: 1)
    return label.isSaid ? .label(label) : nil
  }
}
