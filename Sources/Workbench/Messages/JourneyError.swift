// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import TerminalIO

/// What a journey itself finds wrong.
public enum JourneyError: Error, Sendable, Equatable {
  /// The file is not there or can not be read.
  case unreadable(file: String, reason: String)
  /// The file has a name that no text can hold.
  case nameIsNotText(file: String)
  /// The file is a directory.
  case directory(file: String)
  /// The file is a device or a socket.
  case notAFile(file: String)
  /// Nobody writes into the FIFO.
  case noWriter(file: String, seconds: Int)
  /// The file holds labels beside texts.
  case holdsLabels(file: String, format: String)
  /// The file is a manifest or a schema.
  case describesDataset(String)
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
  /// Fewer than two reviewers finished the article that is to be adjudicated.
  case tooFewFinished(article: String, finished: [String], unfinished: [String])
  /// What reviewers decided in an article has not come to this copy.
  case labelsNotHere(article: String, reviewers: [String])
  /// At a desk feedback is for the one who sits there.
  case feedbackOfAnother(String, viewer: String)
  /// The reviewer has finished no article.
  case nothingFinished(reviewer: String)
  /// No round of review has the number.
  case noSuchRound(Int)
  /// A discussion needs the round before finished by the reviewer and by another.
  case roundNotFinished(Int, article: String, missing: [String])
  /// No article with two finished reviews waits for an adjudicator.
  case nothingToAdjudicate
  /// The reviewer was not added because the answer was not yes.
  case notAdded(String)
  /// A terminal goes from one reviewer to the same one.
  case sameReviewer(String)
  /// A review is made with one machine's labels as a prior.
  case otherPrior(asked: String, known: String)
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
  /// The field of a step can not be what the words say; `wants` is what it can be.
  case notAStepValue(String, wants: String)
  /// A new step of a chain names no party.
  case stepWithoutParty
  /// Other reviewers' labels stay hidden until both reviews are finished.
  case blind(article: String, reviewer: String)
  /// No source that may be seen has the id or name; `nearest` is an id that looks like it.
  case noSuchSource(asked: String, nearest: String?)
  /// An export to the screen of the desk would show other reviewers' labels.
  case screenIsBlind(reviewer: String)
  /// Work in unfinished reviews would be written, and the ledger could not record that.
  case unrecorded(reason: String, instead: String)
  /// The word is no head of a ledger.
  case notAHead(String)
  /// The doctor found something; each line was printed.
  case findings(count: Int)
}

extension JourneyError: UserFacingError {
  var message: Message {
    switch self {
    case .unreadable(let file, let reason): Message(.noInput, "\(quoted(file)) can not be read: \(reason)")
    case .nameIsNotText(let file):
      Message(
        .badInput, "the name of \(quoted(file)) is not UTF-8", advice: "rename it; - reads the standard input")
    case .directory(let file): Message(.badInput, "\(quoted(file)) is a directory", advice: "name the files in it")
    case .holdsLabels(let file, let format):
      Message(
        .badInput, "\(quoted(file)) holds labels",
        advice: "attest import --format \(format) takes them in with their texts")
    case .describesDataset(let file):
      Message(
        .badInput, "\(quoted(file)) describes a dataset and holds no article",
        advice: "attest import takes the dataset in with its texts")
    case .notAFile(let file):
      Message(.badInput, "\(quoted(file)) is no regular file", advice: "- reads the standard input")
    case .noWriter(let file, let seconds):
      Message(.noInput, "nobody wrote into the FIFO \(quoted(file)) for \(seconds) seconds")
    case .emptyFolder(let folder):
      Message(
        .noInput, "there is no file in \(quoted(folder))",
        advice: "--recursive searches its folders too; links in it are not followed")
    case .oneForMany(let option, let count):
      Message(.usage, "\(option) is for one article, not for \(count)", advice: "load them one by one")
    case .notASlug(let word):
      Message(
        .badInput, "\(quoted(word)) can not name an article", advice: "small letters, digits and hyphens, at most 48")
    case .notAReviewerID(let word): Self.refusedReviewerID(word)
    case .nothingToReview(let reviewer, let articles):
      articles == 0
        ? Message(.noInput, "the project holds no article", advice: "bring one with attest load FILE")
        : Message(.noInput, "nothing waits for \(reviewer)", advice: "name an article to look at it again")
    case .tooFewFinished(let article, let finished, let unfinished):
      Message(
        .refused,
        "\(quoted(article)) is finished by \(finished.isEmpty ? "nobody" : listed(finished)); an adjudication needs two",
        advice: unfinished.isEmpty ? "attest annotate makes reviews" : "open is the review by \(listed(unfinished))")
    case .labelsNotHere(let article, let reviewers):
      Message(
        .refused, "what \(listed(reviewers)) decided in \(quoted(article)) has not come to this copy",
        advice: "merge a bundle from there, made once everybody who reads it has finished")
    case .feedbackOfAnother(let reviewer, let viewer):
      Message(
        .refused, "the desk is \(viewer)'s, and feedback for \(reviewer) is \(reviewer)'s",
        advice: "feedback --reviewer \(viewer)")
    case .nothingFinished(let reviewer):
      Message(.refused, "\(reviewer) has finished no article", advice: "feedback comes after the own review")
    case .noSuchRound(let round):
      Message(
        .usage, "there is no round \(round)", advice: "1 is the blind one, 2 to \(ReviewID.firstRetest - 1) discuss")
    case .roundNotFinished(let round, let article, let missing):
      Message(
        .refused,
        "round \(round) of \(quoted(article)) is not finished by \(missing.isEmpty ? "two reviewers" : listed(missing))",
        advice: "round \(round + 1) discusses what two finished reviews differ on")
    case .nothingToAdjudicate:
      Message(
        .noInput, "no article waits for an adjudicator", advice: "two finished reviews make one; name one to look again"
      )
    case .notAdded(let id): Message(.refused, "\(quoted(id)) was not added")
    case .otherPrior(let asked, let known):
      Message(
        .refused, "this review was begun with \(quoted(known)) as its prior, not \(quoted(asked))",
        advice: "go on without --prior")
    case .sameReviewer(let id):
      Message(.badInput, "the terminal is \(id)'s already", advice: "hand over to somebody else")
    case .alreadyFinished(let reviewer, let article):
      Message(.refused, "\(quoted(article)) is finished by \(reviewer) already")
    case .needsTerminal:
      Message(
        .usage, "the desk needs a person at a terminal",
        advice: "from a pipe: attest annotate ARTICLE --reviewer ID")
    case .noSuchParagraph(let asked, let count):
      Message(.badInput, "no paragraph \(asked); this article has \(count)")
    case .noSuchStep(let step, let count):
      Message(.badInput, "no step \(step); the chain has \(count), counted from 0")
    case .notASetting(let word):
      Message(
        .badInput, "\(quoted(word)) corrects nothing",
        advice: "STEP.FIELD=VALUE with party, kind, role, relation, date or paragraph, such as 1.role=origin")
    case .notAStepValue(let word, let wants): Message(.badInput, "\(quoted(word)) corrects nothing", advice: wants)
    case .stepWithoutParty: Message(.badInput, "a new step names no party", advice: "STEP.party=NAME")
    case .blind(let article, let reviewer):
      Message(.refused, "the other labels of \(quoted(article)) stay hidden until \(reviewer) has finished it")
    case .noSuchSource(let asked, let nearest):
      Message(
        .noInput, "no source \(quoted(asked)) can be shown",
        advice: nearest.map { "did you mean \(quoted($0))?" } ?? "list them with attest sources")
    case .screenIsBlind(let reviewer):
      Message(
        .refused, "the screen is \(reviewer)'s, who must not see other labels", advice: "export to a file: -o PATH")
    case .unrecorded(let reason, let instead):
      Message(
        .refused, "labels of unfinished reviews are shown only when the ledger records it, and \(reason)",
        advice: instead)
    case .notAHead(let word):
      Message(
        .usage, "\(quoted(word)) is no head of a ledger", advice: "--head ORIGIN:SEQ:ID, as attest doctor prints it")
    case .findings(let count): Message(.found, counted(count, "finding"))
    }
  }

  /// Why a word can not be a reviewer's identifier.
  static func refusedReviewerID(_ word: String) -> Message {
    Reviewer.reservedWords.contains(word.lowercased())
      ? Message(
        .badInput, "\(quoted(word)) can not be a reviewer's id: other programs read it as a missing value",
        advice: "take another word")
      : Message(
        .badInput, "\(quoted(word)) can not be a reviewer's id",
        advice: "small letters, digits, dot, hyphen and underscore, at most 32")
  }
}
