// SPDX-License-Identifier: GPL-3.0-or-later
internal import LedgerExchange

extension HubError: UserFacingError {
  private static let example = "such as postgresql:///news?host=/run/postgresql"

  var message: Message {
    switch self {
    case .notAnAddress(let words, let reason):
      Message(.usage, "\(quoted(words)) is no address of a hub: \(reason)", advice: Self.example)
    case .passwordInAddress:
      Message(
        .usage, "the address holds a password, which other programs could read",
        advice: "keep it in ~/.pgpass or PGPASSWORD, and leave it out of the address")
    case .notVerified(let host):
      Message(
        .usage, "the way to \(quoted(host)) is not verified",
        advice: "add ?sslmode=verify-full, or use a Unix socket: ?host=/run/postgresql")
    case .noLibrary:
      Message(.hubUnreachable, "this system has no libpq.so.5", advice: "apt-get install libpq5")
    case .unreachable(let reason):
      Message(
        .hubUnreachable, "the hub can not be reached: \(reason)",
        advice: "nothing is lost; the next attest sync goes on where this one stood")
    case .refused(let reason):
      Message(
        .refused, "the hub refused: \(reason)",
        advice: "whoever made the hub lets reviewers in: attest hub init URL, once they have joined the project")
    case .notAHub(let database):
      Message(
        .badInput, "the database \(quoted(database)) is no hub", advice: "its owner makes it one: attest hub init URL")
    case .notUTF8(let database):
      Message(
        .badInput, "the database \(quoted(database)) does not hold UTF-8",
        advice: "make it anew: createdb -E UTF8 -T template0 NAME")
    case .newerFormat(let found, let known):
      Message(
        .newerSchema, "the hub is of format \(found), and this program knows up to \(known)",
        advice: "use the newer attest that made it")
    case .fork(let origin, let seq):
      Message(
        .refused, "entry \(seq) of chain \(origin.prefix(12)) is another at the hub: the history has forked",
        advice: "one of the two was altered; nothing was taken, and attest doctor --head tells what had been seen")
    case .cut(let origin, let found, let said):
      Message(
        .refused, "the hub had chain \(origin.prefix(12)) up to entry \(said), and has it up to \(found): it was cut",
        advice: "nothing was taken; its author's attest sync brings it back")
    case .wrongOriginal(let digest):
      Message(
        .refused, "the bytes of digest \(digest.prefix(12)) are others at the hub", advice: "nothing was taken")
    case .damaged(let reason):
      Message(.badInput, "the hub is damaged: \(reason)", advice: "nothing was taken")
    case .unexpected(let reason):
      Message(.bug, "the hub's server says: \(reason)", advice: "this is a bug of ours")
    }
  }
}

/// What is asked of a hub that can not be.
enum HubRequestError: Error, Equatable {
  /// No hub was ever named for this project.
  case noHub(project: String)
  /// Others are at every reading that waits.
  case allTaken(reviewer: String)
  /// Heads that somebody has seen at the hub are gone.
  case lostHeads(count: Int)
}

extension HubRequestError: UserFacingError {
  var message: Message {
    switch self {
    case .noHub(let project):
      Message(.usage, "no hub is known for \(quoted(project))", advice: "name it once: attest sync URL")
    case .allTaken(let reviewer):
      Message(
        .refused, "others are at everything that waits for \(quoted(reviewer)) just now",
        advice: "try again later, or name an article")
    case .lostHeads(let count):
      Message(
        .found, "\(count) \(count == 1 ? "head is" : "heads are") gone that somebody has seen there",
        advice: "each is named above")
    }
  }
}
