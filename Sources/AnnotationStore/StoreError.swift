// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a project could not be opened, read or written.
public enum StoreError: Error, Sendable, Equatable {
  /// No file stands at the path, and the verb does not create one.
  case noProject(path: String)
  /// A directory stands at the path.
  case isDirectory(path: String)
  /// The file is no SQLite database, or another program's.
  case foreignFile(path: String)
  /// A device, a FIFO or a socket stands at the path.
  case isNoFile(path: String)
  /// The project's schema is older, and the verb changes nothing.
  case olderSchema(path: String, found: Int, known: Int)
  /// The copy that a migration made first is not as good as the project, which was left untouched.
  case backupNotSound(path: String, reason: String)
  /// The project was written by a newer version of this program.
  case newerSchema(path: String, found: Int, known: Int)
  /// The project was written before the first format that this program reads.
  case olderFormat(path: String)
  /// The file or its folder can not be created or written.
  case notWritable(path: String, reason: String)
  /// Another process held the project for longer than the wait.
  case locked(path: String, seconds: Int)
  /// The disk is full; nothing of the change was saved.
  case diskFull(path: String)
  /// The operating system failed to read or write; nothing of the change was saved.
  case inputOutput(path: String, reason: String)
  /// The database is damaged.
  case damaged(path: String, reason: String)
  /// No article has this slug; `nearest` is one that looks like it.
  case noSuchArticle(asked: String, nearest: String?)
  /// An article of the slug that was asked for is here already, with other content.
  case slugTaken(slug: String)
  /// No reviewer has this identifier; `known` are those there are.
  case noSuchReviewer(asked: String, known: [String])
  /// The reviewer is here already.
  case reviewerExists(id: String)
  /// The review is finished, so no decision can be added.
  case reviewIsFinished(article: String, reviewer: String)
  /// The paragraph's text is not the one that was on the screen.
  case textChanged(article: String, paragraph: Int)
  /// The reviewer has not opened the article.
  case noReview(article: String, reviewer: String)
  /// Another session changed what this change rests on: a paragraph, or the review.
  case changedSince(article: String, paragraph: Int?)
  /// A file stands where a backup was to be made.
  case backupExists(path: String)
  /// The codebook does not follow the version that stands.
  case codebookIsNoSuccessor(found: String, current: String)
  /// A decision that an adjudicator saw is not the one that stands in a finished review.
  case votesChanged(article: String)
  /// The review can not be finished: these paragraphs are undecided as the article stands now.
  case undecided(article: String, paragraphs: [Int])
  /// These reviewers finished the article, so its paragraphs' kinds are settled.
  case kindIsSettled(article: String, reviewers: [String])
  /// No entry of this id has a body that can be erased, or restored.
  case notErasable(id: String)
  /// The article is out of queues, figures and exports.
  case articleIsExcluded(slug: String, reason: String)
  /// The reviewer reads nothing more.
  case reviewerIsRetired(id: String)
  /// The labels of that name are a program's, which can not be asked to read.
  case reviewerIsMachine(id: String)
  /// The labels of that name are a person's, which nobody is shown.
  case reviewerIsPerson(id: String)
  /// The reviewer does not read what the outlet published.
  case reviewerIsRecused(id: String, article: String)
  /// The reviewer has read the article as work, so that it trains them no more.
  case hasRead(article: String, reviewer: String)
  /// The reviewer has trained with the article, so that their reading of it would not be blind.
  case hasTrained(article: String, reviewer: String)
  /// No entry has this number.
  case noSuchEntry(number: Int)
  /// No entry is called so, or several are.
  case noEntryNamed(String, count: Int)
  /// Several entries, made in copies that were joined, have this number: each as `ORIGIN:SEQ` and its kind; none
  /// where none of them can be meant alone.
  case severalEntries(number: Int, named: [String])
  /// An entry of this kind is not taken back whole.
  case notRevertible(number: Int, kind: String)
  /// The version of the codebook that the entry adopted is not the last, or the only one.
  case codebookIsNotLast(number: Int)
  /// Decisions were made under the version of the codebook.
  case codebookIsUsed(reference: String)
  /// A later entry of some kind rests on what the import brought.
  case importIsUsed(number: Int, by: Int, kind: String)
  /// The entry was taken back already.
  case alreadyReverted(number: Int)
  /// The computer's clock is before the year 0 or after 9999.
  case clockIsWrong(says: String)
  /// Entries of another copy, or a signature, are not as they must be.
  case refused(ExchangeFault)
  /// SQLite refused for a reason this program does not know: a bug.
  case unexpected(reason: String)
}
