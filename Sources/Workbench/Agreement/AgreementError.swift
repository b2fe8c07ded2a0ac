// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// What is wrong with a request for agreement, apart from the data itself.
enum AgreementError: Error, Equatable {
  /// Two options can not stand together.
  case conflicting(String, String)
  /// An option means nothing without another.
  case needs(option: String, other: String)
  /// A number is outside of what makes sense.
  case outOfRange(option: String, value: String, String)
  /// A word of `--columns` is not `role=name` with a known role.
  case notAColumn(word: String, roles: [String])
  /// A project's paragraphs have no such clusters.
  case notACluster(String)
  /// The word is neither a weight scheme nor a file.
  case noSuchWeights(String)
  /// A cell of a file of weights is not a number; rows count from 1.
  case weightNotANumber(file: String, row: Int, value: String)
  /// A file of weights names labels, but not those of the ratings.
  case weightLabels(file: String, found: [String], wanted: [String])
  /// A file of weights is no matrix of weights.
  case weights(file: String, WeightMatrix.Fault)
  /// No article was reviewed by all of these reviewers, so what they marked can not be compared.
  case noCommonArticle(reviewers: [String])
  /// There are not two raters to compare.
  case tooFewRaters([String])
}
