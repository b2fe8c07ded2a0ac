// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import ReviewREPL
internal import TerminalIO

extension Workspace {
  /// Shows how far the training of reviewers is, in counts; at a desk only one's own.
  ///
  /// - Parameters:
  ///   - reviewer: whose; nil takes everybody's.
  ///   - isJSON: whether the answer is JSON.
  /// - Throws: ``Failure`` when the project can not be read, and for another's at a desk.
  public func trainingStatus(of reviewer: String?, isJSON: Bool) throws(Failure) {
    let undone = "training not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      if let reviewer { try store.person(reviewer) }
      if let viewer, let reviewer, reviewer != viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let names = try (reviewer ?? viewer).map { [$0] } ?? store.reviewers().filter { $0.kind == .person }.map(\.id)
      let screen = TrainingScreen(training: try store.training(), reviewers: names)
      isJSON ? say(screen.json.text) : output.write(screen.render(in: output.canvas))
    }
  }
}

/// Who has passed which article that trains, and how.
struct TrainingScreen: Screen {
  let training: TrainingRecord
  let reviewers: [String]

  func render(in canvas: Canvas) -> String {
    let rule = training.rule
    guard !training.articles.isEmpty else {
      return canvas.sentences(["No article trains: attest training add ARTICLE makes one of an article with gold."])
    }
    var table = Table(
      columns: [.init("reviewer"), .init("article"), .init("attempts", .trailing), .init("right"), .init("passed")])
    table.rows = reviewers.flatMap { reviewer in
      training.articles.map { article in
        let taken = training.attempts(of: reviewer, at: article.slug)
        let shares = taken.map { "\($0.right) of \($0.asked)" }.joined(separator: ", ")
        let passed = taken.contains(where: \.isPassed) ? "yes" : taken.count < rule.attempts ? "not yet" : "no"
        return [reviewer, sanitized(article.slug), String(taken.count), shares, passed]
      }
    }
    let demand = rule.isRequired ? "; work is for those who have passed" : ""
    let sentence = "Passed with \(rule.passMark) % right at first, in \(counted(rule.attempts, "attempt"))\(demand)."
    return table.render(in: canvas) + canvas.sentences([sentence])
  }

  var json: JSONValue {
    let people: [JSONValue] = reviewers.map { reviewer in
      let articles: [JSONValue] = training.articles.map { article in
        let taken = training.attempts(of: reviewer, at: article.slug)
        return [
          "article": .string(article.slug), "passed": .bool(taken.contains(where: \.isPassed)),
          "attempts": .array(
            taken.map { taken in
              [
                "attempt": .integer(taken.attempt), "right": .integer(taken.right), "asked": .integer(taken.asked),
                "passed": .bool(taken.isPassed),
              ]
            }),
        ]
      }
      return [
        "reviewer": .string(reviewer), "passed": .bool(training.hasPassed(reviewer)), "articles": .array(articles),
      ]
    }
    return [
      "pass_mark": .integer(training.rule.passMark), "attempts": .integer(training.rule.attempts),
      "required": .bool(training.rule.isRequired), "articles": JSONValue(training.articles.map(\.slug)),
      "reviewers": .array(people),
    ]
  }
}
