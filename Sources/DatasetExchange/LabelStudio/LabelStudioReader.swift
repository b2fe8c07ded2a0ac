// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads tasks of Label Studio, as JSON or as its JSON_MIN.
///
/// A reviewer is who completed an annotation: an address without our domain, or a number as it is. A skipped annotation is
/// an abstention. Relations and regions of types that we do not have are counted and left out; predictions too, unless
/// the labels are to be a machine's.
public struct LabelStudioReader: DatasetReader {
  typealias Interface = LabelStudioInterface
  private let options: ReaderOptions

  /// A reader with what its user says of the dataset.
  public init(_ options: ReaderOptions) { self.options = options }

  /// Reads all tasks, and gives the articles.
  public func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var dataset = ToolDataset(
      options, [.mixed, .unsure, .confidence, .note, .flag, .seconds, .abstention, .reason, .spans])
    let all = files.paths(ending: ".json").filter { $0 != "manifest.json" }
    for path in all.contains("tasks.json") ? ["tasks.json"] : all {
      let document = try files.json(path)
      let tasks = try RowFields(["tasks": document.members == nil ? document : [document]], path: path).rows("tasks")
      let control = options.columns["label"] ?? Self.labelControl(in: tasks)
      let predictions = LabelStudioPredictions(tasks, options)
      for (index, task) in tasks.enumerated() {
        var task = task
        task.place = "[\(index)]"
        do { try add(task, control, predictions, &dataset) } catch let fault as DatasetFault {
          try options.reject(fault)
        }
      }
    }
    return try dataset.give(body)
  }

  /// The control that gives the label: ours where it is there, else the first one that gives choices for a whole text.
  private static func labelControl(in tasks: [RowFields]) -> String {
    var first: String?
    for task in tasks {
      if task.values["data"]?[ArticleExtras.key] != nil { return Interface.label }
      for annotation in task.values["annotations"]?.elements ?? [] {
        for result in annotation["result"]?.elements ?? [] where result["type"] == "choices" {
          let name = result["from_name"]?.string
          if name == Interface.label { return Interface.label }
          if first == nil, result["value"]?["start"] == nil { first = name }
        }
      }
    }
    return first ?? Interface.label
  }

  private func add(
    _ task: RowFields, _ control: String, _ predictions: LabelStudioPredictions, _ dataset: inout ToolDataset
  ) throws {
    guard task.values["data"] != nil else { return try addFlat(task, &dataset) }
    let data = try task.object("data")
    var text = try text(data, task)
    text.extras?.article.reviews.removeAll { predictions.leavesOut($0.reviewer) }
    for (annotation, machine) in try predictions.sorted(task, &dataset) {
      var reading = LabelStudioReading(control: control, reviewer: try machine ?? reviewer(annotation, data))
      if try annotation.flag("was_cancelled") { reading.judgement = Judgement(label: nil) }
      for result in try annotation.rows("result") { try reading.add(result, annotation, &dataset) }
      text.reviews.append(try reading.review(annotation))
    }
    dataset.add(text)
  }

  private func text(_ data: RowFields, _ task: RowFields) throws -> ToolText {
    let key = options.columns["text"] ?? Interface.text
    let words = data.values.values.compactMap(\.string)
    guard let string = data.values[key]?.string ?? (words.count == 1 ? words[0] : nil) else {
      throw data.fault(.missing(field: "data.\(key)"))
    }
    let paragraph = try data.optionalInteger("paragraph") ?? data.optionalInteger("para")
    let name = try data.optionalText("article") ?? (paragraph == nil ? nil : data.optionalText("article_id"))
    var text = ToolText(name: name, paragraph: paragraph, text: string, path: task.path, place: task.place)
    if data.values[ArticleExtras.key]?.members != nil {
      text.extras = try ArticleExtras(try data.object(ArticleExtras.key))
    }
    return text
  }

  private func reviewer(_ annotation: RowFields, _ data: RowFields) throws -> String {
    if let reviewer = options.reviewer { return reviewer }
    if let field = options.reviewerField, let name = try annotation.optionalText(field) ?? data.optionalText(field) {
      return name
    }
    let whose = annotation.values["completed_by"] ?? annotation.values["annotator"]
    let name =
      whose?["email"]?.string ?? whose?["username"]?.string ?? whose?["id"]?.integer.map(String.init)
      ?? whose?.string ?? whose?.integer.map(String.init)
    guard let name, !name.isEmpty else { throw annotation.fault(.noReviewer) }
    return name.hasSuffix(LabelStudioWriter.domain) ? String(name.dropLast(LabelStudioWriter.domain.count)) : name
  }

  /// A row of JSON_MIN: a task's data with what one annotation says, each control under its name.
  private func addFlat(_ row: RowFields, _ dataset: inout ToolDataset) throws {
    var text = try text(row, row)
    var reading = LabelStudioReading(control: Interface.label, reviewer: try reviewer(row, row))
    let names = [
      options.columns["label"] ?? Interface.label, "labels", "choice", "choices", "role", "category", "class",
    ]
    let name = names.first { name in
      row.values[name]?.string != nil || row.values[name]?["choices"]?.elements != nil
    }
    if let name {
      reading.labels =
        row.values[name]?.string.map { [$0] } ?? row.values[name]?["choices"]?.elements?.compactMap(\.string) ?? []
    }
    if let note = row.values[Interface.note]?.string { reading.note = note }
    for key in row.values.keys.sorted() {
      for region in row.values[key]?.elements ?? [] where region["start"] != nil {
        let region = try RowFields(region, path: row.path, place: row.place)
        try reading.add(region: region)
      }
    }
    text.reviews.append(try reading.review(row))
    dataset.add(text)
  }
}

/// Which annotations and predictions of tasks are read.
private struct LabelStudioPredictions {
  private let reading: PredictionReading
  private let reviewer: String?
  /// The first words of all versions, which in our own files are the machines' names.
  private let machines: Set<String>
  /// The versions that are read.
  private let versions: Set<String>

  init(_ tasks: [RowFields], _ options: ReaderOptions) {
    reading = options.predictions
    reviewer = options.reviewer
    let all = Set(tasks.flatMap { ($0.values["predictions"]?.elements ?? []).map(Self.version) })
    machines = Set(all.map(Self.name))
    guard case .alone(let version) = options.predictions else {
      versions = all
      return
    }
    let wanted = Set([options.reviewer, version].compactMap(\.self))
    let named = all.filter { !wanted.isDisjoint(with: $0.split(separator: " ").map(String.init) + [$0]) }
    versions = named.isEmpty ? all : named
  }

  private static func version(_ prediction: JSONValue) -> String { prediction["model_version"]?.string ?? "" }
  private static func name(_ version: String) -> String {
    version.split(separator: " ").first.map(String.init) ?? version
  }

  /// Whether what stands beside the fields is a reading that is not read.
  func leavesOut(_ reviewer: String) -> Bool {
    switch reading {
    case .leftOut: machines.contains(reviewer)
    case .alone: !machines.isEmpty && !Set(versions.map(Self.name)).contains(reviewer)
    case .beside: false
    }
  }

  /// The annotations and predictions of a task that are read, each with the machine whose it is; the others are counted.
  func sorted(_ task: RowFields, _ dataset: inout ToolDataset) throws -> [(RowFields, machine: String?)] {
    let annotations = try task.rows("annotations"), predictions = try task.rows("predictions")
    func named(_ prediction: RowFields) -> (RowFields, machine: String?) {
      (prediction, reviewer ?? Self.name(prediction.values["model_version"]?.string ?? ""))
    }
    switch reading {
    case .leftOut:
      dataset.ignore("predictions", predictions.count)
      return annotations.map { ($0, nil) }
    case .beside: return annotations.map { ($0, nil) } + predictions.map(named)
    case .alone where machines.isEmpty: return annotations.map { ($0, nil) }
    case .alone:
      let read = predictions.filter { versions.contains($0.values["model_version"]?.string ?? "") }
      dataset.ignore("annotations", annotations.count)
      dataset.ignore("predictions", predictions.count - read.count)
      return read.map(named)
    }
  }
}
