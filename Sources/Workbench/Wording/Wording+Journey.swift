// SPDX-License-Identifier: GPL-3.0-or-later

extension Wording {
  static func saying(_ error: JourneyError) -> Saying {
    switch error {
    case .unreadable(let file, let reason): Saying(.noInput, "\(quoted(file)) can not be read: \(reason)")
    case .directory(let file): Saying(.badInput, "\(quoted(file)) is a directory", advice: "name the files in it")
    case .emptyFolder(let folder):
      Saying(.noInput, "there is no file in \(quoted(folder))", advice: "--recursive searches its folders too")
    case .oneForMany(let option, let count):
      Saying(.usage, "\(option) is for one article, not for \(count)", advice: "load them one by one")
    case .notASlug(let word):
      Saying(
        .badInput, "\(quoted(word)) can not name an article", advice: "small letters, digits and hyphens, at most 48")
    case .notAReviewerID(let word):
      Saying(
        .badInput, "\(quoted(word)) can not be a reviewer's id",
        advice: "small letters, digits, dot, hyphen and underscore, at most 32")
    case .nothingToReview(let reviewer, let articles):
      articles == 0
        ? Saying(.noInput, "the project holds no article", advice: "bring one with attest load FILE")
        : Saying(.noInput, "nothing waits for \(reviewer)", advice: "name an article to look at it again")
    case .notAdded(let id): Saying(.refused, "\(quoted(id)) was not added")
    case .sameReviewer(let id):
      Saying(.badInput, "the terminal is \(id)'s already", advice: "hand over to somebody else")
    case .alreadyFinished(let reviewer, let article):
      Saying(.refused, "\(quoted(article)) is finished by \(reviewer) already")
    case .needsTerminal:
      Saying(
        .usage, "the desk needs a person at a terminal",
        advice: "from a pipe: attest annotate ARTICLE --reviewer ID")
    case .noSuchParagraph(let asked, let count):
      Saying(.badInput, "no paragraph \(asked); this article has \(count)")
    case .noSuchStep(let step, let count):
      Saying(.badInput, "no step \(step); the chain has \(count), counted from 0")
    case .notASetting(let word):
      Saying(
        .badInput, "\(quoted(word)) corrects nothing",
        advice: "STEP.FIELD=VALUE with party, kind, role, relation, date or paragraph, such as 1.role=origin")
    case .stepWithoutParty: Saying(.badInput, "a new step names no party", advice: "STEP.party=NAME")
    case .blind(let article, let reviewer):
      Saying(.refused, "the other labels of \(quoted(article)) stay hidden until \(reviewer) has finished it")
    case .noSuchSource(let asked, let nearest):
      Saying(
        .noInput, "no source \(quoted(asked)) can be shown",
        advice: nearest.map { "did you mean \(quoted($0))?" } ?? "list them with attest sources")
    case .screenIsBlind(let reviewer):
      Saying(
        .refused, "the screen is \(reviewer)'s, who must not see other labels", advice: "export to a file: -o PATH")
    case .findings(let count): Saying(.found, count == 1 ? "one finding" : "\(count) findings")
    }
  }
}
