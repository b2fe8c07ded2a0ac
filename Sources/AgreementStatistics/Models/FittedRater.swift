// SPDX-License-Identifier: GPL-3.0-or-later

/// What a model says of one rater.
public struct FittedRater: Equatable, Sendable {
  /// How many ratings the rater gave.
  public let ratings: Int
  /// The rater's competence in 0...1 as the model defines it, or nil if nothing tells it.
  public let competence: Double?
  /// The chance of each observed label (inner) under each true label (outer); a row is nil if no unit is of that label.
  /// Nil as a whole for models without confusion matrices.
  public let confusion: [[Double]?]?
  /// MACE's weight of each label when the rater does not know; nil for other models.
  ///
  /// Under variational Bayes the weights are the geometric means of the posterior and sum to less than 1.
  public let strategy: [Double]?

  init(ratings: Int, competence: Double?, confusion: [[Double]?]? = nil, strategy: [Double]? = nil) {
    self.ratings = ratings
    self.competence = competence
    self.confusion = confusion
    self.strategy = strategy
  }
}
