// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension EntryCoding {
  /// Explanations of paragraphs, in the order of their numbers.
  static func json(_ explanations: [Int: String]) -> JSONValue {
    .array(
      explanations.sorted { $0.key < $1.key }.map { number, text in
        ["paragraph": .integer(number), "explanation": .string(text)]
      })
  }

  func explanations(_ facts: Facts) throws -> [Int: String] {
    let rows = try facts.list("explanations").map(Facts.init)
    return Dictionary(try rows.map { (try $0.number("paragraph"), try $0.text("explanation")) }) { $1 }
  }

  /// When a training is passed.
  func rule(_ facts: Facts) throws -> TrainingRule {
    let rule = TrainingRule(
      passMark: try facts.number("pass_mark"), attempts: try facts.number("attempts"),
      isRequired: try facts.flag("required"))
    guard (1...100).contains(rule.passMark), (1...TrainingRule.mostAttempts).contains(rule.attempts) else {
      throw UnreadableBody(reason: "its pass mark or its number of attempts is none")
    }
    return rule
  }

  /// The facts of an attempt that came to its end.
  func json(_ facts: TrainingTaken) -> JSONValue {
    [
      "round": .integer(facts.round), "right": .integer(facts.right), "asked": .integer(facts.asked),
      "passed": .bool(facts.isPassed),
    ]
  }

  func taken(_ facts: Facts, _ slug: String, round: Int) throws -> TrainingTaken {
    let taken = TrainingTaken(
      article: slug, round: round, right: try facts.number("right"), asked: try facts.number("asked"),
      isPassed: try facts.flag("passed"))
    guard round >= ReviewID.firstTraining, taken.right <= taken.asked else {
      throw UnreadableBody(reason: "its round or its count is none")
    }
    return taken
  }
}
