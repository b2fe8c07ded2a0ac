// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

/// What the doctor is asked.
public struct DoctorRequest: Sendable {
  /// Heads that somebody wrote down: an entry's id, or `ORIGIN:SEQ:ID`.
  public var heads: [String] = []
  /// Whether the answer is JSON.
  public var isJSON = false

  /// An examination without heads, answered in lines.
  public init() {}

  /// The heads as facts.
  ///
  /// - Throws: ``JourneyError/notAHead(_:)``.
  func facts() throws(JourneyError) -> [Examination.Head] {
    var facts: [Examination.Head] = []
    for head in heads {
      let parts = head.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let isDigest = parts.last.map { $0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit) } ?? false
      switch (parts.count, parts.count == 3 ? Int(parts[1]) : 0) {
      case (1, _) where isDigest: facts.append(.init(id: parts[0]))
      case (3, let seq?) where isDigest: facts.append(.init(origin: parts[0], seq: seq, id: parts[2]))
      default: throw .notAHead(head)
      }
    }
    return facts
  }
}

extension Workspace {
  /// Examines the project and prints what it saw; the last line is `ok`, or the journey fails with the findings.
  public func doctor(_ request: DoctorRequest = DoctorRequest()) throws(Failure) {
    let undone = "project not examined"
    let heads = try attempt(undone) { try request.facts() }
    let store = try open(.examine, for: undone)
    let examination = try attempt(undone) { try examine(store, heads) }
    if request.isJSON {
      say(json(examination).text)
    } else {
      for setting in examination.settings { tell("\(setting.name) \(setting.value)") }
      for count in examination.counts { tell("\(count.name) \(count.count)") }
      for head in examination.heads { tell(line(head)) }
      if !examination.state.isEmpty { tell("state \(examination.state)") }
      for (reviewer, count) in examination.unsignedBefore {
        tell(words(MergeOutcome.Finding.unsignedBefore(reviewer: reviewer, count: count)))
      }
      for finding in examination.findings { tell("finding: \(words(finding))") }
    }
    guard examination.findings.isEmpty else {
      throw Failure("project not sound", JourneyError.findings(count: examination.findings.count))
    }
    if !request.isJSON { say("ok") }
  }

  /// Says on the standard error which chain's last link does not hold, and whose labels are not here; what is told from
  /// such a project is doubtful, or not all.
  func remarkOnLastLinks(of store: ProjectStore) throws(StoreError) {
    for finding in try store.lastLinks() {
      remark("attest: warning: \(sanitized(words(finding))) (attest doctor tells more)")
    }
    let missing = try store.reviewsNotHere()
    guard let first = missing.first else { return }
    let more = missing.count > 1 ? " and of \(counted(missing.count - 1, "more review"))" : ""
    remark(
      "attest: warning: the labels of \(first.reviewer) in \(sanitized(first.article))\(more) have not come to this copy (a bundle from theirs brings them, made once everybody who reads it has finished)"
    )
  }

  private func examine(_ store: ProjectStore, _ heads: [Examination.Head]) throws -> Examination {
    var stage: Examination.Stage?
    var progress: Progress?
    defer { progress?.finish() }
    return try store.examine(heads: heads) { next, count, total in
      if next != stage {
        progress?.finish()
        progress = Progress(
          total: next == .copying ? total >> 20 : total, unit: next == .copying ? "MB" : "entries", label: next.rawValue
        )
        stage = next
      }
      progress?.advance(to: next == .copying ? count >> 20 : count)
    }
  }

  private func json(_ examination: Examination) -> JSONValue {
    let heads: [JSONValue] = examination.heads.map { head in
      ["origin": JSONValue(head.origin), "seq": JSONValue(head.seq), "id": .string(head.id)]
    }
    return [
      "ok": .bool(examination.findings.isEmpty), "heads": .array(heads), "state": .string(examination.state),
      "findings": JSONValue(examination.findings.map(words)),
    ]
  }

  /// A head on one line, or, on a screen that is too narrow, with its id on the next.
  private func line(_ head: Examination.Head) -> String {
    let line = "head \(words(head))"
    guard output.canvas.isTerminal, line.utf8.count > output.canvas.width else { return line }
    return "\(line.dropLast(head.id.count)) \(head.id)"
  }

  private func words(_ head: Examination.Head) -> String {
    [head.origin, head.seq.map(String.init), head.id].compactMap { $0 }.joined(separator: ":")
  }

  private func words(_ finding: Examination.Finding) -> String {
    switch finding {
    case .integrity(let text): "SQLite says: \(text)"
    case .schema(let type, let name, let fault): words(type, name, fault)
    case .wrongDigest(let origin, let seq): "entry \(seq) of \(origin) is not what its id says"
    case .brokenChain(let origin, let seq): "entry \(seq) of \(origin) does not name the entry before it"
    case .gap(let origin, let seq): "entries are missing before entry \(seq) of \(origin)"
    case .unreadable(let seq, let reason): "entry \(seq) of the ledger can not be replayed: \(reason)"
    case .damagedRow(let reason): "a row of the ledger is damaged: \(reason)"
    case .shadow(let table, let place):
      "table \(table) is not what the ledger says\(place.map { ", first where \($0)" } ?? "")"
    case .original(let article): "the bytes that \(article) was read from are lost or changed"
    case .setting(let name, let value): "\(name) is \(value)"
    case .lostHead(let head): "the entry \(words(head)) was cut off, or the ledger was forged since"
    case .signature(let fault): fault.message.reason
    case .more(let place): "there is more of that in \(place)"
    }
  }

  private func words(_ type: String, _ name: String, _ fault: Examination.SchemaFault) -> String {
    switch fault {
    case .missing: "the \(type) \(name) is missing"
    case .changed: "the \(type) \(name) is not the schema's"
    case .foreign: "the \(type) \(name) is not of the schema"
    }
  }
}
