// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewSession

/// Readings that train: told right or wrong at each paragraph, and counted nowhere.
extension ReviewJourney {
  /// The readings by which a reviewer trains: of the named articles, or of those that are not passed yet.
  ///
  /// - Throws: ``TrainingError`` where there is nothing to train with.
  func trainings(among named: [String]?) throws -> [ReviewID] {
    let training = try store.training(), slugs = training.articles.map(\.slug)
    guard !slugs.isEmpty else { throw TrainingError.noTraining }
    if let named {
      return try named.map { article in
        guard slugs.contains(article) else { throw TrainingError.notATraining(article, known: slugs) }
        return try attempt(at: article, in: training)
      }
    }
    let open = slugs.filter { !training.hasPassed(reviewer, $0) }
    guard !open.isEmpty else { throw TrainingError.hasPassed(reviewer: reviewer, article: nil) }
    let left = open.filter { training.attempts(of: reviewer, at: $0).count < training.rule.attempts }
    guard !left.isEmpty else {
      throw TrainingError.noAttemptLeft(reviewer: reviewer, article: open[0], attempts: training.rule.attempts)
    }
    return try left.map { try attempt(at: $0, in: training) }
  }

  private func attempt(at article: String, in training: TrainingRecord) throws -> ReviewID {
    let taken = training.attempts(of: reviewer, at: article)
    if taken.contains(where: \.isPassed) { throw TrainingError.hasPassed(reviewer: reviewer, article: article) }
    guard taken.count < training.rule.attempts else {
      throw TrainingError.noAttemptLeft(reviewer: reviewer, article: article, attempts: training.rule.attempts)
    }
    let round = ReviewID.firstTraining + taken.count
    return ReviewID(article: article, reviewer: reviewer, round: round)
  }

  /// What an attempt is measured by: the gold that stands, each with what the owner, the adjudicator or else the codebook
  /// says of it.
  func training(for id: ReviewID) throws -> Training {
    let record = try store.training()
    let explanations = record.articles.first { $0.slug == id.article }?.explanations ?? [:]
    var answers: [Int: Training.Answer] = [:]
    for gold in try store.gold(of: [id.article]).settled {
      guard let label = gold.label else { continue }
      let words = explanations[gold.paragraph] ?? gold.note ?? codebook.definition(of: label)?.definition ?? ""
      answers[gold.paragraph] = Training.Answer(label, explanation: words)
    }
    guard !answers.isEmpty else { throw TrainingError.noGold(id.article) }
    return Training(answers: answers, rule: record.rule)
  }
}
