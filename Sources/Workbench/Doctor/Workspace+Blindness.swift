// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Says for each two finished reviews of a text whether one could have been seen before the other was made.
  ///
  /// The project is examined first: on a chain that does not hold nothing can be proved.
  /// - Throws: ``Failure``, also with status 1 where something could have been seen.
  public func blindness(_ request: DoctorRequest) throws(Failure) {
    let undone = "blindness not shown"
    let verdicts = try attempt(undone) {
      let heads = try request.facts()
      let examination = try open(.examine, for: undone).examine(heads: heads)
      guard examination.findings.isEmpty else { throw JourneyError.findings(count: examination.findings.count) }
      return try open(.read, for: undone).blindness()
    }
    if request.isJSON {
      say((["blindness": .array(verdicts.map(json))] as JSONValue).text)
    } else {
      for verdict in verdicts { tell(words(verdict)) }
      if verdicts.isEmpty { tell("no text has two finished reviews") }
    }
    let seen = verdicts.count(where: \.proof.isSeen)
    if seen > 0 { throw Failure("blindness not proved", CopiesError.seen(count: seen)) }
  }

  private func json(_ verdict: BlindnessVerdict) -> JSONValue {
    var entries: [Int] = []
    if case .possible(let late, _) = verdict.proof { entries = late }
    return [
      "article": .string(verdict.article), "round": .integer(verdict.round), "reader": .string(verdict.reader),
      "author": .string(verdict.author), "proof": .string(verdict.proof.name),
      "entries": .array(entries.map(JSONValue.integer)), "reason": .string(reason(verdict)),
    ]
  }

  private func words(_ verdict: BlindnessVerdict) -> String {
    "\(verdict.article), round \(verdict.round): \(verdict.reader) before \(verdict.author): \(reason(verdict))"
  }

  private func reason(_ verdict: BlindnessVerdict) -> String {
    switch verdict.proof {
    case .proved: "blind: all was decided before any label of \(verdict.author) left its copy"
    case .possible(let entries, let after):
      "could have seen: \(counted(entries.count, "entry", plural: "entries")) (\(entries.prefix(5).map(String.init).joined(separator: ", "))\(entries.count > 5 ? ", …" : "")) came after entry \(after) let labels of \(verdict.author) go"
    case .madeInOneFile: "can not be proved: both were made in one file"
    case .shownUnrecorded(let entry):
      "can not be proved: entry \(entry) showed labels of \(verdict.author), and does not say what was known then"
    case .imported: "can not be proved: labels were imported, and when they were made is what their dataset says"
    case .discussed: "a discussion: labels of \(verdict.author) were shown on purpose"
    case .historyCut(let entry): "history was cut or forged: entry \(entry) knew entries that are not here"
    }
  }
}

extension BlindnessVerdict.Proof {
  /// The proof as answers name it.
  var name: String {
    switch self {
    case .proved: "proved"
    case .possible: "possible"
    case .madeInOneFile: "one_file"
    case .shownUnrecorded: "shown"
    case .imported: "imported"
    case .discussed: "discussed"
    case .historyCut: "cut"
    }
  }
}
