// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB
internal import Glibc
internal import Synchronization

/// Which origin each author continues in this sitting, one for the authors of one copy of a project.
///
/// People copy, mail and restore project files, and no chain may ever fork. So the account's state folder keeps the last
/// head of each origin it wrote, and an origin is continued only where that head is the file's. The record is renamed to an
/// ``OpenMark`` before the first append, which only one process can do. A sitting that is killed leaves its mark behind,
/// and that is a record too, for it is written before each commit. Where there is no folder, or the machine started anew
/// since, the next sitting begins a new origin.
final class Origins: Sendable {
  typealias Head = ChainHead

  private struct Chain {
    var origin: String
    var claimed: Head?
    var pending: Head?
    var written: Head?
    var mark: OpenMark?
  }

  private let folder: String?
  private let chains = Mutex<[String?: Chain]>([:])

  /// - Parameter folder: the account's state folder; nil remembers nothing.
  init(folder: String?) { self.folder = folder.map { $0 + "/origins" } }

  /// The origin of an author's entries in this sitting.
  func origin(of author: String?, _ db: Database) throws -> String {
    if let known = chains.withLock({ $0[author]?.origin }) { return known }
    for head in try Self.heads(of: author, db) {
      guard let mark = claim(head) else { continue }
      chains.withLock { $0[author] = Chain(origin: head.origin, claimed: head, mark: mark) }
      return head.origin
    }
    let chain = Chain(origin: randomHexadecimal(bytes: 16))
    chains.withLock { $0[author] = chain }
    return chain.origin
  }

  /// The chains that this sitting wrote into, in order.
  var written: [String] { chains.withLock { $0.values.map(\.origin) }.sorted() }

  /// Remembers an entry that is about to be committed.
  func append(_ entry: LedgerEntry, of author: String?) {
    let head = Head(origin: entry.origin, seq: entry.seq, id: entry.id)
    chains.withLock { $0[author, default: Chain(origin: entry.origin)].pending = head }
  }

  /// Writes down what is about to be committed, so that no copy of before can pass for the file.
  func announce() {
    chains.withLock { chains in
      for (author, chain) in chains {
        guard let head = chain.pending else { continue }
        let mark = chain.mark ?? makeFolder().flatMap { _ in OpenMark(making: path(head.origin) + ".open") }
        mark?.write(head)
        chains[author]?.mark = mark
      }
    }
  }

  /// Says that a transaction ended: with all it appended on the disk, or with nothing.
  func settle(isCommitted: Bool) {
    chains.withLock { chains in
      for (author, chain) in chains {
        guard let head = chain.pending else { continue }
        if isCommitted { chains[author]?.written = head } else { chain.mark?.write(chain.written ?? chain.claimed) }
        chains[author]?.pending = nil
      }
    }
  }

  /// Ends the sitting: what was written is recorded, what was claimed in vain is given back.
  func close() {
    let ended = chains.withLock { chains in
      defer { chains = [:] }
      return Array(chains.values)
    }
    for chain in ended {
      if let head = chain.written ?? chain.claimed { record(head) } else { unlink(path(chain.origin) + ".open") }
    }
  }

  /// How many entries of an author this account wrote in copies of the file that the file does not hold; 0 once a
  /// chain can be continued.
  func missing(of author: String?, _ db: Database) throws -> Int {
    let heads = try Self.heads(of: author, db)
    if heads.contains(where: { recorded(path($0.origin)) == $0 }) { return 0 }
    return heads.reduce(0) { sum, head in
      let known = [path(head.origin), path(head.origin) + ".open"].compactMap { recorded($0)?.seq }.max()
      return sum + max(0, (known ?? 0) - head.seq)
    }
  }

  /// Whether this account wrote an origin, in this sitting or before.
  func wrote(_ origin: String) -> Bool {
    recorded(path(origin)) != nil || recorded(path(origin) + ".open") != nil
      || chains.withLock { $0.values.contains { $0.origin == origin } }
  }

  /// The heads of an author in the file, the latest first.
  private static func heads(of author: String?, _ db: Database) throws -> [Head] {
    let sql = "SELECT origin, seq, id FROM head WHERE reviewer IS ? ORDER BY clock DESC"
    return try Row.fetchAll(db, sql: sql, arguments: [author]).map { row in
      let row = StoredRow(row, of: "head")
      return Head(origin: try row.text("origin"), seq: try row.number("seq"), id: try row.text("id"))
    }
  }

  private func path(_ origin: String) -> String { "\(folder ?? "")/\(origin)" }

  /// Takes the record of a head, if it is that of the file, so that no other process continues its origin.
  private func claim(_ head: Head) -> OpenMark? {
    guard folder != nil else { return nil }
    let path = path(head.origin), open = path + ".open"
    guard recorded(path) == head else { return OpenMark(leftAt: open, by: head) }
    guard rename(path, open) == 0, syncFolder() else { return nil }
    let mark = OpenMark(at: open)
    mark?.write(head)
    return mark
  }

  private func recorded(_ path: String) -> Head? {
    guard folder != nil else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { Glibc.close(descriptor) }
    return Head(record: OpenMark.words(in: descriptor))
  }

  /// Writes the record of a head; where that fails, the next sitting begins a new origin, and nothing is lost.
  private func record(_ head: Head) {
    guard makeFolder() != nil else { return }
    let path = path(head.origin), text = Array((head.record + "\n").utf8)
    let descriptor = open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = write(descriptor, text, text.count) == text.count && fsync(descriptor) == 0
    Glibc.close(descriptor)
    guard isWritten, rename(path + ".new", path) == 0 else { return }
    unlink(path + ".open")
    _ = syncFolder()
  }

  private func makeFolder() -> String? {
    guard let folder, mkdir(folder, 0o700) == 0 || errno == EEXIST else { return nil }
    return folder
  }

  private func syncFolder() -> Bool {
    guard let folder else { return false }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { Glibc.close(descriptor) }
    return fsync(descriptor) == 0
  }
}

extension ChainHead {
  /// A head as a record's words name it; nil where they do not.
  init?(record words: [String]) {
    guard words.count >= 3, let seq = Int(words[1]) else { return nil }
    self.init(origin: words[0], seq: seq, id: words[2])
  }

  /// The words of a record.
  var record: String { "\(origin) \(seq) \(id)" }
}
