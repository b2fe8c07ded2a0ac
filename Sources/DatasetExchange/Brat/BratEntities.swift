// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// The entities of one file of annotations with what other lines say of them, while it is read.
struct BratEntities {
  private struct Entity {
    var id: String
    var type: String
    var pieces: [Range<Int>]
    var words: String
    var line: Int
  }

  private let path: String
  private var entities: [Entity] = []
  private var attributes: [String: [(type: String, value: String?)]] = [:]
  private var notes: [String: [String]] = [:]
  /// What stands beside, in our own note.
  private(set) var extras: ArticleExtras?

  init(path: String) { self.path = path }

  /// One line; what no dataset of ours has a place for is counted.
  mutating func add(_ line: String, _ number: Int, _ dataset: inout ToolDataset) throws {
    let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard let id = fields.first, let kind = id.first, !line.allSatisfy(\.isWhitespace) else { return }
    func fault(_ says: String) -> DatasetFault { DatasetFault(.syntax(says), path: path, line: number) }
    let words = fields.count > 1 ? fields[1].split(separator: " ").map(String.init) : []
    switch kind {
    case "T":
      guard fields.count == 3, let type = words.first else { throw fault("a line of T has a type, offsets and words") }
      let pieces = fields[1].dropFirst(type.count + 1).split(separator: ";").map { piece -> Range<Int>? in
        let ends = piece.split(separator: " ").compactMap { Int($0) }
        return ends.count == 2 && ends[0] >= 0 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
      }
      let known = pieces.compactMap(\.self)
      guard !known.isEmpty, known.count == pieces.count else { throw fault("the offsets of \(id) are none") }
      guard !entities.contains(where: { $0.id == id }) else { throw fault("\(id) stands here twice") }
      entities.append(Entity(id: id, type: type, pieces: known, words: fields[2], line: number))
    case "A", "M":
      guard words.count >= 2 else { throw fault("an attribute has a type and what it is of") }
      attributes[words[1], default: []].append((words[0], words.count > 2 ? words[2] : nil))
    case "#":
      guard words.count >= 2, fields.count == 3 else { return }
      if words[0] == BratNames.extras {
        var parser = JSONParser(Array(fields[2].utf8))
        do { extras = try ArticleExtras(try RowFields(try parser.document(), path: path, line: number)) } catch let
          failure as JSONParser.Failure
        { throw DatasetFault(.json(failure.fault), path: path, line: number) }
      } else {
        notes[words[1], default: []].append(fields[2])
      }
    case "R", "*": dataset.ignore("relations")
    case "E": dataset.ignore("events")
    case "N": dataset.ignore("references")
    default: throw fault("no line of annotations begins so")
    }
  }

  /// The entities as marks.
  func marks(_ dataset: inout ToolDataset) throws(DatasetFault) -> [ToolMark] {
    // Types have fewer characters than labels may have; the labels beside tell which one a type means.
    var labels: [String: LabelID] = [:]
    for case let judgement? in extras?.article.reviews.flatMap({ $0.labels.map(\.judgement) }) ?? [] {
      for label in judgement.mixed + [judgement.label].compactMap(\.self) { labels[BratNames.type(of: label)] = label }
    }
    var marks: [ToolMark] = []
    for entity in entities {
      let word = BratNames.word(of: entity.type)
      var meaning: ToolMark.Meaning
      if extras != nil, TextSpan.Kind(rawValue: entity.type) != nil {
        meaning = .span(entity.type)
      } else {
        var label = DatasetLabel(
          paragraph: 1, judgement: Judgement(label: labels[entity.type] ?? LabelID(rawValue: word)))
        try describe(&label, entity, labels, &dataset)
        label.note = notes[entity.id]?.joined(separator: "\n")
        meaning = extras != nil ? .label(label) : .either(word, label)
      }
      marks.append(
        ToolMark(
          start: entity.pieces[0].lowerBound, end: entity.pieces[entity.pieces.count - 1].upperBound, meaning: meaning,
          quoted: entity.words, pieces: entity.pieces, place: entity.id, line: entity.line))
    }
    return marks
  }

  private func describe(
    _ label: inout DatasetLabel, _ entity: Entity, _ labels: [String: LabelID], _ dataset: inout ToolDataset
  ) throws(DatasetFault) {
    for (type, value) in attributes[entity.id] ?? [] {
      switch type {
      case BratNames.unsure: label.judgement?.unsure = true
      case BratNames.flagged: label.isFlagged = true
      case BratNames.confidence:
        guard let grade = BratNames.grades.firstIndex(of: value ?? "") else {
          throw DatasetFault(
            .badValue(field: type, value: value ?? ""), path: path, line: entity.line, place: entity.id)
        }
        label.judgement?.confidence = Confidence(rawValue: grade + 1)
      case _ where type.hasPrefix(BratNames.also):
        let name = String(type.dropFirst(BratNames.also.count))
        label.judgement?.mixed.append(labels[name] ?? LabelID(rawValue: BratNames.word(of: name)))
      default: dataset.ignore("attributes \(type)")
      }
    }
  }
}
