// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import JSON
internal import ReviewREPL
internal import TerminalIO

/// A frozen protocol with what deviates from it.
struct ProtocolCheck: Screen {
  let record: ProtocolRecord
  let deviations: [ProtocolDeviation]

  /// The check in one line.
  var line: String {
    deviations.isEmpty
      ? "the protocol of entry \(record.clock) is kept"
      : "the protocol of entry \(record.clock) is not kept: \(counted(deviations.count, "deviation")), "
        + "listed by attest protocol check"
  }

  func render(in canvas: Canvas) -> String {
    let content = record.facts.content
    let limit = content.limit.map { " \($0.rawValue)" } ?? ""
    let fixed = [
      content.codebook, counted(content.sample.count, "article"), "\(content.overlap) readings each",
      "\(content.coefficient)\(limit) >= \(content.threshold)",
    ]
    let head = "entry \(record.clock), \(record.madeAt.iso8601.prefix(10)): \(fixed.joined(separator: ", "))"
    let lines = [head] + deviations.map { "\(canvas.glyphs.problem) \(words($0))" }
    let verdict = deviations.isEmpty ? "The protocol is kept." : "\(counted(deviations.count, "deviation"))."
    return canvas.sentences((lines + [verdict]).map(sanitized))
  }

  var json: JSONValue {
    let content = record.facts.content
    return [
      "protocol": [
        "entry": .integer(record.clock), "frozen_at": .string(record.madeAt.iso8601),
        "sha256": .string(record.facts.digest), "codebook": .string(content.codebook),
        "sample": JSONValue(content.sample), "overlap": .integer(content.overlap),
        "coefficient": .string(content.coefficient), "limit": JSONValue(content.limit?.rawValue),
        "threshold": .number(content.threshold),
      ],
      "kept": .bool(deviations.isEmpty),
      "deviations": .array(
        deviations.map { deviation in
          [
            "kind": .string(kind(deviation)), "article": JSONValue(deviation.article),
            "what": .string(words(deviation)),
          ]
        }),
    ]
  }

  private func kind(_ deviation: ProtocolDeviation) -> String {
    switch deviation {
    case .frozenBefore: "frozen_before"
    case .decidedBefore: "decided_before"
    case .codebook: "codebook"
    case .decidedUnder: "decided_under"
    case .outside: "outside_sample"
    case .missing: "missing"
    case .overlap: "overlap"
    case .figure: "figure"
    }
  }

  func words(_ deviation: ProtocolDeviation) -> String {
    switch deviation {
    case .frozenBefore(let entry): "another protocol was frozen before, in entry \(entry)"
    case .decidedBefore(let article, let count):
      "\(article): \(counted(count, "decision")) made before the protocol was frozen"
    case .codebook(let inForce): "the codebook in force is \(inForce), not \(record.facts.content.codebook)"
    case .decidedUnder(let codebook, let count): "\(counted(count, "decision")) made under \(codebook)"
    case .outside(let article): "\(article) was read and is not in the sample"
    case .missing(let article): "\(article) is in the sample and excluded, or not here"
    case .overlap(let article, let finished):
      "\(article) is finished by \(finished) of \(record.facts.content.overlap) reviewers"
    case .figure(let words): words
    }
  }
}

/// What is wrong with a protocol.
enum ProtocolError: Error, Equatable {
  /// None is frozen.
  case none
  /// The file holds none.
  case unreadable(file: String, String)
  /// The project never had the version.
  case noSuchCodebook(String, known: [String])
  /// No coefficient of one value has the name.
  case noSuchCoefficient(String, known: [String])
}

extension ProtocolError: UserFacingError {
  var message: Message {
    switch self {
    case .none: Message(.noInput, "no protocol is frozen", advice: "attest protocol freeze FILE fixes one")
    case .unreadable(let file, let reason): Message(.badInput, "\(quoted(file)) is no protocol: \(reason)")
    case .noSuchCodebook(let word, let known):
      Message(.badInput, "the project never had the codebook \(quoted(word))", advice: "there is \(listed(known))")
    case .noSuchCoefficient(let word, let known):
      Message(.badInput, "\(quoted(word)) is no coefficient", advice: "there is \(listed(known))")
    }
  }
}
