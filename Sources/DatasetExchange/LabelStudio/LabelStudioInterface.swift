// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// The controls of the labelling interface, as results name them and as `config.xml` declares them.
enum LabelStudioInterface {
  static let text = "text", label = "label", mixed = "mixed", marks = "marks", confidence = "confidence", note = "note"
  static let reason = "reason", round = "round", span = "span"
  static let unsure = "unsure", flag = "flag"

  /// The labelling interface that tasks are made for.
  static func xml(labels: [String]) -> String {
    func list(_ tag: String, _ values: [String]) -> String {
      values.map { "      <\(tag) value=\"\(escapedXML($0))\"/>\n" }.joined()
    }
    let choices = list("Choice", labels), spans = list("Label", TextSpan.Kind.allCases.map(\.rawValue))
    return """
      <View>
        <Labels name="\(span)" toName="\(text)">
      \(spans)  </Labels>
        <Text name="\(text)" value="$text"/>
        <Choices name="\(label)" toName="\(text)" choice="single" showInLine="true">
      \(choices)  </Choices>
        <Header value="Also contains"/>
        <Choices name="\(mixed)" toName="\(text)" choice="multiple" showInLine="true">
      \(choices)  </Choices>
        <Choices name="\(marks)" toName="\(text)" choice="multiple" showInLine="true">
          <Choice value="\(unsure)"/>
          <Choice value="\(flag)"/>
        </Choices>
        <Rating name="\(confidence)" toName="\(text)" maxRating="3"/>
        <TextArea name="\(note)" toName="\(text)" placeholder="Note"/>
        <TextArea name="\(reason)" toName="\(text)" placeholder="Why no label"/>
        <Number name="\(round)" toName="\(text)" min="1"/>
      </View>

      """
  }

  /// What a label says in each control.
  static func results(_ label: DatasetLabel?, round: Int) -> [JSONValue] {
    var results: [JSONValue] = []
    func add(_ name: String, _ type: String, _ key: String, _ value: JSONValue) {
      results.append([
        "id": .string(name), "from_name": .string(name), "to_name": .string(text), "type": .string(type),
        "origin": "manual", "value": [key: value],
      ])
    }
    let judgement = label?.judgement
    if let name = judgement?.label { add(Self.label, "choices", "choices", [.string(name.rawValue)]) }
    if let mixed = judgement?.mixed, !mixed.isEmpty {
      add(Self.mixed, "choices", "choices", JSONValue(mixed.map(\.rawValue)))
    }
    let marks = (judgement?.unsure == true ? [unsure] : []) + (label?.isFlagged == true ? [flag] : [])
    if !marks.isEmpty { add(Self.marks, "choices", "choices", JSONValue(marks)) }
    if let confidence = judgement?.confidence {
      add(Self.confidence, "rating", "rating", .integer(confidence.rawValue))
    }
    if let note = label?.note { add(Self.note, "textarea", "text", [.string(note)]) }
    if let reason = judgement?.reason { add(Self.reason, "textarea", "text", [.string(reason)]) }
    if round != ReviewID.firstRound { add(Self.round, "number", "number", .integer(round)) }
    return results
  }

  /// A span as a region; nil for one that the paragraph does not have.
  static func region(_ number: Int, _ span: TextSpan, in paragraph: Paragraph) -> JSONValue? {
    guard let words = TextSpan.text(of: paragraph.text, from: span.start, to: span.end) else { return nil }
    return [
      "id": .string("s\(number)"), "from_name": .string(self.span), "to_name": .string(text), "type": "labels",
      "origin": "manual",
      "value": [
        "start": .integer(span.start), "end": .integer(span.end), "text": .string(words),
        "labels": [.string(span.type.rawValue)],
      ],
    ]
  }
}
