// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationStore

extension Workspace {
  /// Examines the project and prints what it saw; the last line is `ok`, or the journey fails with the findings.
  public func doctor() throws(Failure) {
    let undone = "project not sound"
    let store = try open(.examine, for: "project not examined")
    let examination: Examination
    do { examination = try store.examine() } catch { throw Failure("project not examined", error) }
    for setting in examination.settings { say("\(setting.name) \(setting.value)") }
    for count in examination.counts { say("\(count.name) \(count.count)") }
    for finding in examination.findings { say(words(finding)) }
    guard examination.findings.isEmpty else {
      throw Failure(undone, JourneyError.findings(count: examination.findings.count))
    }
    say("ok")
  }

  private func words(_ finding: Examination.Finding) -> String {
    switch finding {
    case .integrity(let text): "finding: SQLite says: \(text)"
    case .wrongDigest(let seq): "finding: entry \(seq) of the ledger is not what its id says"
    case .brokenChain(let seq): "finding: entry \(seq) of the ledger does not name the entry before it"
    case .gap(let seq): "finding: entries are missing before entry \(seq) of the ledger"
    case .unreadable(let seq, let reason): "finding: entry \(seq) of the ledger can not be replayed: \(reason)"
    case .shadow(let table): "finding: table \(table) is not what the ledger says"
    case .original(let article): "finding: the bytes that \(article) was read from are lost or changed"
    case .setting(let name, let value): "finding: \(name) is \(value)"
    }
  }
}
