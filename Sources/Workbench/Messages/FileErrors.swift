// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import TerminalIO

extension StoreError: UserFacingError {
  var message: Message {
    switch self {
    case .refused(let fault): fault.message
    case .noProject(let path):
      Message(
        .noInput, "there is no project at \(quoted(path))",
        advice: "start one with attest load FILE, or name another with --project")
    case .isDirectory(let path):
      Message(.notWritable, "\(quoted(path)) is a directory", advice: "a project is one file: --project PATH")
    case .isNoFile(let path):
      Message(.badInput, "\(quoted(path)) is no regular file", advice: "a project is one file: --project PATH")
    case .olderSchema(let path, let found, let known):
      Message(
        .badInput, "\(quoted(path)) has schema \(found), this program reads \(known); it was left untouched",
        advice: "attest annotate or attest load brings it up to date, with a backup beside it")
    case .backupNotSound(let path, let reason):
      Message(
        .inputOutput, "the copy \(quoted(path)) that is made first is not sound: \(reason)",
        advice: "the project was left untouched; free some space")
    case .foreignFile(let path):
      Message(
        .badInput, "\(quoted(path)) is not an attest project; it was left untouched",
        advice: "--project names another file")
    case .newerSchema(let path, let found, let known):
      Message(
        .newerSchema, "\(quoted(path)) has schema \(found), this program knows up to \(known); it was left untouched",
        advice: "use the newer attest that wrote it")
    case .olderFormat(let path):
      Message(
        .badInput, "\(quoted(path)) was made by an attest of before format 1; it was left untouched",
        advice: "export its labels with the attest that made it, and load its articles into a new project")
    case .notWritable(let path, let reason):
      Message(
        .notWritable, "\(quoted(path)) can not be written: \(reason)",
        advice: "check the permissions of the file and its folder")
    case .locked(let path, let seconds):
      Message(.locked, "another program held \(quoted(path)) for \(counted(seconds, "second"))", advice: "try again")
    case .diskFull(let path):
      Message(
        .inputOutput, "no space is left for \(quoted(path))",
        advice: "free some space; what was confirmed before is safe")
    case .inputOutput(let path, let reason):
      Message(
        .inputOutput, "reading or writing \(quoted(path)) failed: \(reason)",
        advice: "what was confirmed before is safe")
    case .damaged(let path, let reason):
      Message(
        .badInput, "\(quoted(path)) is damaged: \(reason)",
        advice: "keep a copy before anything else; more with attest doctor")
    case .noSuchArticle(let asked, let nearest):
      Message(
        .noInput, "no article \(quoted(asked))",
        advice: nearest.map { "did you mean \(quoted($0))?" } ?? "list them with attest articles")
    case .slugTaken(let slug):
      Message(.badInput, "another article stands under \(quoted(slug)) already", advice: "give another --id")
    case .noSuchReviewer(let asked, let known):
      Message(
        .refused, "no reviewer \(quoted(asked))\(known.isEmpty ? "" : "; there is \(listed(known))")",
        advice: suggestion(for: asked, among: known).map { "did you mean \(quoted($0))?" }
          ?? "add one with attest reviewer add \(asked)")
    case .reviewerExists(let id): Message(.badInput, "reviewer \(quoted(id)) is here already, under another name")
    case .reviewIsFinished(let article, let reviewer):
      Message(.refused, "the review of \(quoted(article)) by \(reviewer) is finished", advice: ":reopen opens it again")
    case .textChanged(let article, let paragraph):
      Message(
        .refused, "paragraph \(paragraph) of \(quoted(article)) is not the text that was shown",
        advice: "leave and open the article again")
    case .noReview(let article, let reviewer):
      Message(.refused, "\(reviewer) has not opened \(quoted(article))", advice: "open it with attest annotate")
    case .backupExists(let path):
      Message(.notWritable, "\(quoted(path)) is there already", advice: "a backup overwrites nothing; name a new file")
    case .codebookIsNoSuccessor(let found, let current):
      Message(
        .badInput, "\(quoted(found)) does not follow the codebook in force, \(quoted(current))",
        advice: "keep its id and raise its version")
    case .votesChanged(let article):
      Message(
        .refused, "a review of \(quoted(article)) was changed meanwhile",
        advice: "adjudicate it again to see what stands")
    case .changedSince(let article, let paragraph):
      Message(
        .refused,
        "another session changed \(paragraph.map { "paragraph \($0) of " } ?? "")\(quoted(article)) in the meantime",
        advice: "look at it again")
    case .undecided(let article, let paragraphs):
      Message(
        .refused,
        "\(quoted(article)) can not be finished: undecided is "
          + listed(paragraphs.prefix(10).map { "¶\($0)" }) + (paragraphs.count > 10 ? " …" : ""),
        advice: "leave and open the article again")
    case .kindIsSettled(let article, let reviewers):
      Message(
        .refused, "\(listed(reviewers)) finished \(quoted(article)), and a paragraph's kind is everybody's",
        advice: "whoever finished opens the review again with :reopen")
    case .notErasable(let id): Message(.badInput, "entry \(quoted(id)) holds no words that can be taken out")
    case .articleIsExcluded(let slug, let reason):
      Message(
        .refused, "\(quoted(slug)) is excluded: \(reason)", advice: "attest article include \(slug) takes it in again")
    case .reviewerIsRetired(let id): Message(.refused, "\(quoted(id)) has retired")
    case .reviewerIsPerson(let id):
      Message(.refused, "\(quoted(id)) is a person, whose labels are no prior", advice: "name a machine")
    case .reviewerIsMachine(let id):
      Message(.refused, "\(quoted(id)) is a machine, whose labels come by attest import", advice: "name a person")
    case .reviewerIsRecused(let id, let article):
      Message(.refused, "\(id) is recused from the outlet of \(quoted(article))")
    case .hasRead(let article, let reviewer):
      Message(.refused, "\(reviewer) has read \(quoted(article)) as work, so that it can not train \(reviewer)")
    case .hasTrained(let article, let reviewer):
      Message(
        .refused, "\(reviewer) has trained with \(quoted(article)), so that a reading of it would not be blind",
        advice: "go on with the training: attest annotate \(article) --training --reviewer \(reviewer)")
    case .noSuchEntry(let number):
      Message(.noInput, "no entry \(number)", advice: "the ledger's entries are counted from 1")
    case .noEntryNamed(let word, let count):
      Message(
        .noInput, "\(count == 0 ? "no entry is" : "several entries are") called \(quoted(word))",
        advice: "an entry is named by its number, by ORIGIN:SEQ, or by the first eight signs or more of its id")
    case .severalEntries(let number, let named):
      Message(
        .badInput, "several entries, made in copies of the project, have number \(number)",
        advice: named.isEmpty ? nil : "name one of \(listed(named))")
    case .notRevertible(let number, let kind):
      Message(
        .refused, "entry \(number), \(kind), is not taken back whole",
        advice: "plans, recusals, retirements, exclusions, tags, corrections, trainings, splits, imports and the last "
          + "codebook are")
    case .codebookIsNotLast(let number):
      Message(.refused, "entry \(number) adopted a codebook that is the only one, or not the last")
    case .codebookIsUsed(let reference):
      Message(
        .refused, "decisions were made under \(quoted(reference))", advice: "attest codebook adopt goes on from here")
    case .importIsUsed(let number, let by, let kind):
      Message(
        .refused, "entry \(by), \(kind), rests on what the import of entry \(number) brought",
        advice: "attest article exclude leaves an article out")
    case .alreadyReverted(let number): Message(.refused, "entry \(number) was taken back already")
    case .clockIsWrong(let says):
      Message(.inputOutput, "the computer's clock says \(says)", advice: "set it, then try again")
    case .unexpected(let reason): Message(.bug, "the store refused: \(reason)", advice: "this is a bug of ours")
    }
  }
}

extension ExchangeError: UserFacingError {
  var message: Message {
    switch self {
    case .notWritable(let path, let reason): Message(.notWritable, "\(quoted(path)) can not be written: \(reason)")
    case .diskFull(let path):
      Message(.inputOutput, "the disk is full; \(quoted(path)) is what it was before", advice: "free some space")
    case .wouldReplace(let path, let input):
      Message(
        .refused, "this command works with \(quoted(path))\(input == path ? "" : ", which is \(quoted(input))")",
        advice: "name another file")
    case .failed(let path, let reason): Message(.inputOutput, "writing \(quoted(path)) failed: \(reason)")
    case .notSynced(let path, let reason):
      Message(
        .inputOutput, "\(quoted(path)) is written, but may not outlast a power cut: \(reason)",
        advice: "write it again, or to another disk")
    case .notOurs(let path):
      Message(
        .refused, "\(quoted(path)) holds other things than an export of attest",
        advice: "name a folder that is not there")
    case .notReadable(let path, let reason): Message(.noInput, "\(quoted(path)) can not be read: \(reason)")
    case .notForTerminals:
      Message(
        .refused, "it holds characters that a terminal would obey or hide",
        advice: "-o FILE or > FILE writes it to a file")
    }
  }
}
