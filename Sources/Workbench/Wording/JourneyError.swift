// SPDX-License-Identifier: GPL-3.0-or-later

/// What a journey itself finds wrong.
public enum JourneyError: Error, Sendable, Equatable {
  /// The file is not there or can not be read.
  case unreadable(file: String, reason: String)
  /// The file is a directory.
  case directory(file: String)
  /// The folder holds no file.
  case emptyFolder(String)
  /// One title, address or id was given for several articles.
  case oneForMany(option: String, count: Int)
  /// The word can not be an article's slug.
  case notASlug(String)
  /// The word can not be a reviewer's identifier.
  case notAReviewerID(String)
  /// The project holds no article, or none that waits for the reviewer.
  case nothingToReview(reviewer: String, articles: Int)
  /// The reviewer was not added because the answer was not yes.
  case notAdded(String)
  /// A terminal goes from one reviewer to the same one.
  case sameReviewer(String)
  /// The next reviewer has finished the article already.
  case alreadyFinished(reviewer: String, article: String)
  /// The desk needs a person at a terminal.
  case needsTerminal
  /// The article has no paragraph of that number.
  case noSuchParagraph(asked: Int, count: Int)
  /// The chain has no step of that number.
  case noSuchStep(Int, count: Int)
  /// The words correct nothing of a chain.
  case notASetting(String)
  /// A new step of a chain names no party.
  case stepWithoutParty
  /// Other reviewers' labels stay hidden until both reviews are finished.
  case blind(article: String, reviewer: String)
  /// No source that may be seen has the id or name; `nearest` is an id that looks like it.
  case noSuchSource(asked: String, nearest: String?)
  /// An export to the screen of the desk would show other reviewers' labels.
  case screenIsBlind(reviewer: String)
  /// The doctor found something; each line was printed.
  case findings(count: Int)
}
