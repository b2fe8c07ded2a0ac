// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// One annotation of a task while its results are read.
struct LabelStudioReading {
  typealias Interface = LabelStudioInterface

  /// The control that gives the label.
  let control: String
  /// Whose annotation it is.
  let reviewer: String
  /// What an annotation says before any label: an abstention where it was skipped.
  var judgement: Judgement?
  var labels: [String] = []
  var note: String?
  private var mixed: [String] = []
  private var marks: Set<String> = []
  private var confidence: Int?
  private var reason: String?
  private var round = ReviewID.firstRound
  private var regions: [ToolMark] = []

  init(control: String, reviewer: String) {
    self.control = control
    self.reviewer = reviewer
  }

  /// One result; what no dataset of ours has a place for is counted.
  mutating func add(_ result: RowFields, _ annotation: RowFields, _ dataset: inout ToolDataset) throws {
    let type = try result.text("type"), name = try result.optionalText("from_name") ?? ""
    guard type != "relation" else { return dataset.ignore("relations") }
    let value = try result.object("value")
    switch (type, name) {
    case ("labels", _): try add(region: value)
    case _ where value.values["start"] != nil: dataset.ignore("\(type) of regions")
    case ("choices", control):
      guard labels.isEmpty else {
        throw annotation.fault(.labelTwice(reviewer: reviewer, unit: annotation.place ?? ""))
      }
      labels = try value.list("choices")
    case ("choices", Interface.mixed): mixed = try value.list("choices")
    case ("choices", Interface.marks): marks = Set(try value.list("choices"))
    case ("rating", Interface.confidence): confidence = try value.optionalInteger("rating")
    case ("textarea", Interface.note): note = try Self.lines(value)
    case ("textarea", Interface.reason): reason = try Self.lines(value)
    case ("number", Interface.round): round = try value.integer("number")
    default: dataset.ignore("\(type) of the control \(name)")
    }
  }

  /// Several answers of one text area are lines.
  private static func lines(_ value: RowFields) throws -> String {
    if let text = value.values["text"]?.string { return text }
    guard let lines = value.values["text"]?.elements else { throw value.fault(.missing(field: "text")) }
    return lines.compactMap(\.string).joined(separator: "\n")
  }

  /// A marked stretch; one with several labels is as many.
  mutating func add(region: RowFields) throws {
    let start = try region.integer("start", from: 0), end = try region.integer("end", from: 0)
    for label in try region.list("labels") {
      regions.append(
        ToolMark(
          start: start, end: end, meaning: .span(label), quoted: region.values["text"]?.string, place: region.place))
    }
  }

  /// What the annotation says as a whole.
  func review(_ annotation: RowFields) throws -> ToolReview {
    var judgement = judgement
    if let label = labels.first { judgement = Judgement(label: LabelID(rawValue: label)) }
    judgement?.mixed = (labels.dropFirst() + mixed).map(LabelID.init(rawValue:))
    judgement?.unsure = marks.contains(Interface.unsure)
    judgement?.reason = reason
    if let confidence {
      guard let known = Confidence(rawValue: confidence) else {
        throw annotation.fault(.badValue(field: Interface.confidence, value: String(confidence)))
      }
      judgement?.confidence = known
    }
    let label = DatasetLabel(
      paragraph: 1, judgement: judgement, note: note, isFlagged: marks.contains(Interface.flag),
      seconds: try annotation.optionalNumber("lead_time"),
      madeAt: try annotation.optionalText("created_at").flatMap(Timestamp.init(tolerant:)))
    return ToolReview(reviewer: reviewer, round: round, label: label.isSaid ? label : nil, marks: regions)
  }
}
