// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// A machine's labels of an article as a second opinion: each stays hidden until its paragraph is decided, and is then shown
/// once.
public struct Prior: Sendable, Equatable {
  /// What the machine says of a paragraph.
  public struct Answer: Sendable, Equatable {
    /// The label; nil where the machine abstains.
    public var label: LabelID?
    /// The id of the machine's decision.
    public var id: String

    /// An answer.
    public init(_ label: LabelID?, id: String) {
      self.label = label
      self.id = id
    }
  }

  /// The machine.
  public var machine: String
  /// What it says, by the numbers of the paragraphs.
  public var answers: [Int: Answer]

  /// A machine's answers.
  public init(machine: String, answers: [Int: Answer]) {
    self.machine = machine
    self.answers = answers
  }
}

extension Session {
  /// What is to be shown upon a decision of a paragraph; nil where nothing is, or was already.
  func answerToShow(at paragraph: Int) -> Prior.Answer? {
    priorsShown.contains(paragraph) ? nil : prior?.answers[paragraph]
  }

  /// What the machine says, where a decision that was just saved showed it.
  func shown(_ answer: Prior.Answer?, at paragraph: Int) -> [Outcome] {
    guard let prior, let answer else { return [] }
    return [.priorShown(paragraph: paragraph, machine: prior.machine, answer.label)]
  }
}
