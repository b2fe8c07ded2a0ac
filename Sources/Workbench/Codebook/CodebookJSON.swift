// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// A codebook as its file.
enum CodebookJSON {
  static func text(of codebook: Codebook) -> String {
    var writer = JSONWriter(.indented)
    writer.value(json(codebook).sortedByKey)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func json(_ codebook: Codebook) -> JSONValue {
    [
      "id": .string(codebook.id), "version": .integer(codebook.version), "title": .string(codebook.title),
      "procedure": JSONValue(codebook.procedure), "labels": .array(codebook.labels.map(json)),
    ]
  }

  private static func json(_ label: LabelDefinition) -> JSONValue {
    [
      "id": .string(label.id.rawValue), "key": .string(label.key), "name": .string(label.name),
      "aliases": JSONValue(label.aliases), "definition": .string(label.definition),
      "use_when": JSONValue(label.useWhen), "avoid_when": JSONValue(label.avoidWhen),
      "examples": .array(label.examples.map(json)), "color": .string(label.color.rawValue),
      "asks": JSONValue(label.asks),
    ]
  }

  private static func json(_ example: LabelDefinition.Example) -> JSONValue {
    let sentence: JSONValue = ["text": .string(example.text), "label": .string(example.label.rawValue)]
    return example.because.map { sentence.adding(["because": .string($0)]) } ?? sentence
  }
}
