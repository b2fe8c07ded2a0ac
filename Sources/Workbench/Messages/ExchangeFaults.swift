// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationStore
internal import LedgerExchange

extension ExchangeFault: UserFacingError {
  private static func entry(_ origin: String, _ seq: Int) -> String { "entry \(seq) of chain \(origin.prefix(12))" }

  private static func whose(_ reviewer: String?) -> String { reviewer.map(quoted) ?? "the owner" }

  private static let askAgain = "ask for the bundle again; nothing of it was taken"

  var message: Message {
    switch self {
    case .altered(let origin, let seq):
      Message(.badInput, "\(Self.entry(origin, seq)) is not what its id says", advice: Self.askAgain)
    case .otherText(let origin, let seq):
      Message(
        .badInput, "the article of \(Self.entry(origin, seq)) is not the text that its digest says",
        advice: Self.askAgain)
    case .bodyAltered(let origin, let seq):
      Message(.badInput, "what \(Self.entry(origin, seq)) says was changed", advice: Self.askAgain)
    case .gap(let origin, let known, let next):
      Message(
        .badInput, "chain \(origin.prefix(12)) is known up to entry \(known), and entry \(next) comes next",
        advice: "ask for a bundle without --since, or merge the one before it along with this")
    case .brokenChain(let origin, let seq):
      Message(.badInput, "\(Self.entry(origin, seq)) does not follow the entry before it", advice: Self.askAgain)
    case .twoAuthors(let origin, let seq):
      Message(.refused, "\(Self.entry(origin, seq)) is by another author than the chain", advice: "it was forged")
    case .fork(let origin, let seq):
      Message(
        .refused, "\(Self.entry(origin, seq)) is another here: the history has forked",
        advice: "one of the two was altered; compare both with heads that were written down: attest doctor --head")
    case .cut(let origin, let found, let said):
      Message(
        .badInput, "chain \(origin.prefix(12)) should reach entry \(said), and ends at \(found): it was cut",
        advice: Self.askAgain)
    case .unknownKind(let kind):
      Message(
        .notUnderstood, "there is an entry of the kind \(quoted(kind)), which this program does not know",
        advice: "use the newer attest that made it")
    case .unreadable(let origin, let seq, let reason):
      Message(.badInput, "\(Self.entry(origin, seq)) can not be read: \(reason)", advice: Self.askAgain)
    case .unknownReviewer(let id):
      Message(
        .badInput, "there are entries by \(quoted(id)), who never joined",
        advice: "ask for a bundle of the whole project, without --since")
    case .unknownCodebook(let reference):
      Message(
        .badInput, "there are labels of the codebook \(quoted(reference)), which is nowhere",
        advice: "ask for a bundle of the whole project, without --since")
    case .otherCodebook(let reference):
      Message(
        .badInput, "the codebook \(quoted(reference)) says something else here",
        advice: "give one of the two another name or version; their labels do not mean the same")
    case .unknownArticle(let digest):
      Message(
        .badInput, "there are entries about an article, digest \(digest)…, that is nowhere",
        advice: "ask for a bundle of the whole project, without --since")
    case .unsigned(let reviewer, let origin, let seq):
      Message(
        .refused,
        "\(Self.entry(origin, seq)) is by \(Self.whose(reviewer)), whose entries are signed, and bears no signature",
        advice: "it is forged, or was made in a copy that did not know the key")
    case .wrongSignature(let reviewer, let origin, let seq):
      Message(
        .refused, "the signature of \(Self.entry(origin, seq)) is not by the key of \(Self.whose(reviewer))",
        advice: "it is forged, or was made with a key that was replaced")
    case .wrongKey(let origin, let seq):
      Message(
        .refused, "\(Self.entry(origin, seq)) sets a key or asks for signatures without the owner's signature",
        advice: "nothing was taken")
    case .twoOwners:
      Message(
        .refused, "this copy and another have each an owner's key of their own",
        advice: "one project has one owner: begin again from the bundle of the one, without the other's keys")
    case .hasKey(let reviewer):
      Message(
        .refused, "\(quoted(reviewer)) has a key already",
        advice: "attest reviewer key \(reviewer) --replace sets another, by the owner's key")
    case .ownerHasKey: Message(.refused, "the owner has a key already")
    case .keyIsElsewhere(let reviewer):
      Message(
        .refused, "the entries of \(quoted(reviewer)) are signed, and the key is not in this account",
        advice: "work where it is, or let the owner replace it: attest reviewer key \(reviewer) --replace")
    case .ownersKeyIsElsewhere:
      Message(.refused, "the owner's key is not in this account", advice: "do it where the project is kept")
    case .needsKey(let reviewer):
      Message(
        .refused, "every entry needs a signature here, and \(quoted(reviewer)) has no key",
        advice: "attest reviewer key \(reviewer) makes one")
    case .noStateFolder:
      Message(.notWritable, "there is no folder for a private key", advice: "set HOME or XDG_STATE_HOME")
    }
  }
}

extension BundleError: UserFacingError {
  var message: Message {
    switch self {
    case .isProject:
      Message(.refused, "it is a project and no bundle", advice: "run attest bundle there, and merge what it writes")
    case .notABundle: Message(.notUnderstood, "it is no bundle", advice: "attest bundle -o FILE writes one")
    case .newerFormat(let found, let known):
      Message(
        .notUnderstood, "it is a bundle of format \(found), and this program knows \(known)",
        advice: "use the newer attest that wrote it")
    case .incomplete: Message(.badInput, "the bundle has no end", advice: "it was cut; ask for it again")
    case .altered:
      Message(.badInput, "the bundle is not what was written: its digest does not hold", advice: "ask for it again")
    case .malformed(let line, let reason):
      Message(.badInput, "line \(line) of the bundle: \(reason)", advice: "ask for it again")
    }
  }
}

/// What a bundle or a merge is asked that can not be.
enum CopiesError: Error, Equatable {
  /// The words are neither a bundle nor heads.
  case notHeads(String)
  /// A file could not be taken as a bundle.
  case bundle(file: String, BundleError)
  /// The doctor's question about blindness found what could have been seen.
  case seen(count: Int)
  /// A merge was made, and a person should look at what it found.
  case mergeFindings(count: Int)
}

extension CopiesError: UserFacingError {
  var message: Message {
    switch self {
    case .notHeads(let words):
      Message(
        .usage, "\(quoted(words)) is neither a bundle nor heads",
        advice: "--since takes a bundle, the answer of attest doctor --json, or ORIGIN:SEQ:ID with commas between")
    case .bundle(let file, let error):
      Message(error.message.status, "\(quoted(file)): \(error.message.reason)", advice: error.message.advice)
    case .seen(let count):
      Message(.found, "\(count) of the pairs of reviews could have been seen", advice: "each is named above")
    case .mergeFindings(let count):
      Message(.found, "\(count) \(count == 1 ? "thing needs" : "things need") a look", advice: "each is named above")
    }
  }
}
