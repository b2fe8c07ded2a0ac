// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with how work is to be arranged.
enum WorkError: Error, Equatable {
  /// A reviewer was named twice, or nobody.
  case notReviewers(String)
  /// Each article can not be read by so many of so many.
  case notAnOverlap(Int, reviewers: Int)
  /// With every reviewer reading everything there is nothing to count.
  case overlapOfAll
  /// The word is no share.
  case notAShare(String)
  /// The word is no length of time.
  case notATime(String)
  /// The own queue and named articles are two things.
  case queueAndArticles
  /// No paragraph of the reviewer's is what is to be walked.
  case nothingFound(reviewer: String, states: [String])
  /// No reason was given.
  case noReason
  /// No outlet was named.
  case noOutlet
  /// The word can not be a tag.
  case notATag(String)
  /// No article bears the tag; `nearest` is one that looks like it.
  case noSuchTag(String, nearest: String?)
  /// The words correct nothing of an article.
  case notAField(String)
  /// The word is no calendar day.
  case notADay(String)
  /// At a reviewer's desk others' work is not arranged.
  case notTheirs(reviewer: String)
}

extension WorkError: UserFacingError {
  var message: Message {
    switch self {
    case .notReviewers(let list):
      Message(
        .usage, "--reviewers \(quoted(list)) does not name each reviewer once", advice: "such as --reviewers ana,ben")
    case .notAnOverlap(let overlap, let reviewers):
      Message(
        .usage, "--overlap \(overlap) is not from 1 to \(reviewers), the number of reviewers",
        advice: "name more reviewers, or a smaller overlap")
    case .overlapOfAll: Message(.usage, "--overlap and --strategy all can not stand together")
    case .notAShare(let word):
      Message(.usage, "--retest \(quoted(word)) is no share", advice: "from 0% to 100%, such as --retest 10%")
    case .notATime(let word):
      Message(
        .usage, "--until \(quoted(word)) is no length of time",
        advice: "days, hours or weeks, such as --until 7d, 12h or 2w")
    case .queueAndArticles:
      Message(.usage, "--next goes through the queue, and articles are named", advice: "leave one of the two out")
    case .nothingFound(let reviewer, let states):
      Message(.noInput, "no paragraph of \(reviewer)'s reviews is \(listed(states))")
    case .noReason: Message(.usage, "--why says nothing")
    case .noOutlet: Message(.usage, "--outlet says nothing")
    case .notATag(let word):
      Message(
        .badInput, "\(quoted(word)) can not be a tag", advice: "small letters, digits and hyphens, at most 48")
    case .noSuchTag(let tag, let nearest):
      Message(
        .noInput, "no article bears the tag \(quoted(tag))",
        advice: nearest.map { "did you mean \(quoted($0))?" } ?? "give it with attest tag ARTICLE \(tag)")
    case .notAField(let word):
      Message(
        .badInput, "\(quoted(word)) corrects nothing",
        advice: "write title=, byline=, date= or outlet= and a value; without one it is not known")
    case .notADay(let word): Message(.badInput, "\(quoted(word)) is no day", advice: "write it as 2026-03-14")
    case .notTheirs(let reviewer):
      Message(.refused, "the desk is \(reviewer)'s, who arranges only the own work", advice: "the owner uses the shell")
    }
  }
}
