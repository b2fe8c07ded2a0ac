// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What an attempt at an article that trains is measured by.
public struct Training: Sendable {
  /// What a paragraph is, and why.
  public struct Answer: Sendable, Equatable {
    /// The label that gold says.
    public var label: LabelID
    /// Why it is that.
    public var explanation: String

    /// An answer.
    public init(_ label: LabelID, explanation: String) {
      self.label = label
      self.explanation = explanation
    }
  }

  /// The answers by the numbers of the paragraphs that are asked.
  public var answers: [Int: Answer]
  /// When it is passed.
  public var rule: TrainingRule

  /// What an attempt is measured by.
  public init(answers: [Int: Answer], rule: TrainingRule) {
    self.answers = answers
    self.rule = rule
  }
}

extension Session {
  /// Which attempt it is, from 1; nil for a review that is no training.
  public var attempt: Int? { training == nil ? nil : id.round - ReviewID.firstTraining + 1 }

  /// What is said of a label in training; nil elsewhere.
  func correction(of judgement: Judgement, at paragraph: Int) -> Outcome? {
    training?.answers[paragraph].map { .corrected(paragraph: paragraph, judgement, $0) }
  }

  /// How many first answers are right: whoever was told better and changes the label learns, and is measured as before.
  private var result: TrainingTaken? {
    guard let training else { return nil }
    let walked = Set(walk), asked = training.answers.filter { walked.contains($0.key) }
    let right = asked.count { firstAnswers[$0.key]?.label == $0.value.label }
    return TrainingTaken(
      article: id.article, round: id.round, right: right, asked: asked.count,
      isPassed: training.rule.isPassed(right: right, of: asked.count))
  }

  mutating func finish(_ log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    if isFinished { throw .isFinished }
    guard isComplete else { throw .undecided(undecided) }
    let closed = Event.reviewFinished(ReviewClosed(article: id.article, round: id.round))
    guard let result else { return [.finished(try save(closed, log))] }
    let receipts = try save([closed, .trainingTaken(result)], log)
    return [.finished(receipts[0]), .trained(result, receipts[1])]
  }

  mutating func reopen(_ log: some JudgementLog) throws(ReviewError) -> Outcome {
    if training != nil { throw .attemptIsOver }
    guard isFinished else { throw .isOpen }
    return .reopened(try save(.reviewReopened(ReviewClosed(article: id.article, round: id.round)), log))
  }
}
