// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON
internal import XMLTree

/// Reads the text sources of a project of REFI-QDA with their selections; users are the reviewers.
///
/// A selection over a whole paragraph labels it with its first code, further codes make it mixed, its description is the
/// note. Other sources, links, cases and sets are passed over.
public struct REFIQDAReader: DatasetReader {
  private let options: ReaderOptions

  /// A reader with what its user says of the dataset.
  public init(_ options: ReaderOptions) { self.options = options }

  /// Reads the archive, and gives the articles.
  public func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var dataset = ToolDataset(options, [.mixed, .note, .spans])
    for path in files.paths(ending: ".qdpx") {
      let archive = try ZipArchive.files(in: try files.bytes(of: path), path: path)
      guard let bytes = archive[QDANames.project] else {
        throw DatasetFault(.missing(field: QDANames.project), path: path)
      }
      let project = try QDAProject(bytes, path: path)
      for source in project.root.child("Sources")?.children ?? [] {
        guard source.name == "TextSource" else {
          dataset.ignore("sources of the kind \(source.name)")
          continue
        }
        do { try add(source, project, archive, path, &dataset) } catch let fault as DatasetFault {
          try options.reject(fault)
        }
      }
      dataset.ignore("links", project.root.child("Links")?.children.count ?? 0)
    }
    return try dataset.give(body)
  }

  private func add(
    _ source: XMLElement, _ project: QDAProject, _ archive: [String: [UInt8]], _ path: String,
    _ dataset: inout ToolDataset
  ) throws {
    let place = source.attributes["name"] ?? source.attributes["guid"] ?? ""
    let string = try Self.text(
      of: source, archive, DatasetFault(.missing(field: "plainTextPath"), path: path, place: place))
    var text = ToolText(name: source.attributes["name"], text: string, isDocument: true, path: path, place: place)
    for note in source.children("NoteRef").compactMap({ project.notes[$0.attributes["targetGUID"] ?? ""] }) {
      guard note.attributes["name"]?.hasPrefix(ArticleExtras.key + " ") == true else { continue }
      text.extras = try Self.extras(note, path: path, place: place)
      text.unit = .codePoints
    }
    var reviews: [String: ToolReview] = [:], order: [String] = []
    for selection in source.children("PlainTextSelection") {
      guard let mark = try mark(selection, project, text, &dataset) else { continue }
      let whose =
        options.reviewer
        ?? project.users[
          selection.attributes["creatingUser"] ?? selection.child("Coding")?.attributes["creatingUser"] ?? ""]
      guard let whose else { throw text.fault(.noReviewer, at: mark.place) }
      if reviews[whose] == nil {
        let reading = ReadingName.parse(whose)
        reviews[whose] = ToolReview(reviewer: reading.reviewer, round: reading.round)
        order.append(whose)
      }
      reviews[whose]?.marks.append(mark)
    }
    text.reviews = order.compactMap { reviews[$0] }
    dataset.add(text)
  }

  private static func text(
    of source: XMLElement, _ archive: [String: [UInt8]], _ missing: DatasetFault
  ) throws(DatasetFault) -> String {
    if let content = source.child("PlainTextContent") { return content.text }
    guard let path = source.attributes["plainTextPath"], path.hasPrefix(QDANames.scheme) else { throw missing }
    let name = path.dropFirst(QDANames.scheme.count)
    guard let bytes = archive[QDANames.sources + name] ?? archive["Sources/" + name] else { throw missing }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DatasetFault(.syntax("the text is not UTF-8"), path: missing.path, place: missing.place)
    }
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func extras(_ note: XMLElement, path: String, place: String) throws(DatasetFault) -> ArticleExtras {
    var parser = JSONParser(Array((note.child("PlainTextContent")?.text ?? "").utf8))
    let value: JSONValue
    do { value = try parser.document() } catch { throw DatasetFault(.json(error.fault), path: path, place: place) }
    return try ArticleExtras(try RowFields(value, path: path, place: place))
  }

  private func mark(
    _ selection: XMLElement, _ project: QDAProject, _ text: ToolText, _ dataset: inout ToolDataset
  ) throws(DatasetFault) -> ToolMark? {
    let place = selection.attributes["guid"]
    func offset(_ name: String) throws(DatasetFault) -> Int {
      guard let offset = selection.attributes[name].flatMap({ Int($0) }), offset >= 0 else {
        throw text.fault(.badValue(field: name, value: selection.attributes[name] ?? ""), at: place)
      }
      return offset
    }
    let codes = selection.children("Coding").compactMap { coding in
      coding.child("CodeRef").flatMap { project.codes[$0.attributes["targetGUID"] ?? ""] }
    }
    guard let first = codes.first else {
      dataset.ignore("selections without a code")
      return nil
    }
    var meaning = ToolMark.Meaning.span(first.name)
    if first.group != QDANames.spans {
      let names = codes.map { LabelID(rawValue: $0.name) }
      let label = DatasetLabel(
        paragraph: 1, judgement: Judgement(label: names[0], mixed: Array(names.dropFirst())),
        note: selection.child("Description").map(\.text),
        madeAt: selection.attributes["creationDateTime"].flatMap(Timestamp.init(tolerant:)))
      meaning = first.group == QDANames.labels ? .label(label) : .either(first.name, label)
    }
    return ToolMark(
      start: try offset("startPosition"), end: try offset("endPosition"), meaning: meaning, place: place)
  }
}

/// A project's codes, users and notes by their identifiers.
struct QDAProject {
  let root: XMLElement
  private(set) var codes: [String: (name: String, group: String)] = [:]
  private(set) var users: [String: String] = [:]
  private(set) var notes: [String: XMLElement] = [:]

  init(_ bytes: [UInt8], path: String) throws(DatasetFault) {
    do { root = try XMLElement.document(bytes) } catch {
      throw DatasetFault(.syntax("the XML is not well-formed"), path: path)
    }
    for code in root.child("CodeBook")?.child("Codes")?.children("Code") ?? [] { add(code, group: "") }
    for user in root.child("Users")?.children("User") ?? [] {
      users[user.attributes["guid"] ?? ""] = user.attributes["name"] ?? user.attributes["id"] ?? user.attributes["guid"]
    }
    for note in root.child("Notes")?.children("Note") ?? [] { notes[note.attributes["guid"] ?? ""] = note }
  }

  private mutating func add(_ code: XMLElement, group: String) {
    let name = code.attributes["name"] ?? ""
    codes[code.attributes["guid"] ?? ""] = (name, group)
    for inner in code.children("Code") { add(inner, group: name) }
  }
}
