// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Fixes what a file says, so that what is measured later can be held against it.
  ///
  /// - Parameter file: a protocol in JSON; `-` is the standard input.
  /// - Throws: ``Failure`` where it is no protocol for this project; nothing is frozen then.
  public func freezeProtocol(file: String) throws(Failure) {
    let undone = "protocol not frozen"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let bytes = try FileBytes.read(file, limit: 1 << 22)
      let content = try StudyProtocol(file: file, bytes)
      let store = try open(.write, for: undone)
      _ = try adoptCodebook(store, for: undone)
      let known = try store.codebooks().map(\.codebook.reference)
      guard known.contains(content.codebook) else { throw ProtocolError.noSuchCodebook(content.codebook, known: known) }
      for slug in content.sample { _ = try summary(of: slug, store) }
      let (record, isKnown) = try store.freeze(content, file: bytes, at: clock())
      let when = isKnown ? "frozen already, in entry" : "frozen in entry"
      tell("the protocol is \(when) \(record.clock), SHA-256 \(record.facts.digest)")
    }
  }

  /// Lists where the project is not what its protocol fixed.
  ///
  /// - Parameter isJSON: whether the answer is JSON.
  /// - Throws: ``Failure`` of status 1 where there is a deviation, each of which was said.
  public func checkProtocol(isJSON: Bool) throws(Failure) {
    let undone = "protocol not kept"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      guard let check = try protocolCheck(store) else { throw ProtocolError.none }
      isJSON ? say(check.json.text) : output.write(check.render(in: output.canvas))
      guard !check.deviations.isEmpty else { return }
      var failure = Failure(undone, Message(.found, counted(check.deviations.count, "deviation")))
      failure.isSaid = true
      throw failure
    }
  }

  /// One line about the protocol for a report; nil where none is frozen, and at a desk, where figures may be hidden.
  func protocolLine(_ store: ProjectStore) throws -> String? {
    guard viewer == nil, let check = try protocolCheck(store) else { return nil }
    return check.line
  }

  /// The last protocol with what deviates from it; nil where none is frozen.
  func protocolCheck(_ store: ProjectStore) throws -> ProtocolCheck? {
    let records = try store.protocols()
    guard let last = records.last else { return nil }
    let content = last.facts.content, articles = try store.articles()
    let here = Set(articles.filter { !$0.isExcluded }.map(\.slug)), sample = content.sample.filter(here.contains)
    let codebook = try store.codebook() ?? DefaultCodebook.read()
    var deviations = records.dropLast().map { ProtocolDeviation.frozenBefore(entry: $0.clock) }
    deviations += content.deviations(
      reviews: try store.reviews(), labels: try store.labels(of: sample),
      earlier: try store.labels(of: sample, before: last.clock), articles: articles, codebook: codebook.reference)
    if let words = try shortfall(content, sample, store) { deviations.append(.figure(words)) }
    return ProtocolCheck(record: last, deviations: deviations)
  }

  /// Why the figure is not what it has to be; nil where it is.
  private func shortfall(_ content: StudyProtocol, _ sample: [String], _ store: ProjectStore) throws -> String? {
    var request = AgreementRequest()
    (request.articles, request.mixesCodebooks) = (sample, true)
    let report = sample.isEmpty ? nil : try measure(request, store).report
    let figures = GateFigures(report: report, articles: sample.count)
    let (holds, reasons) = try content.condition.verdict { figures.value(of: $0) }
    return holds ? nil : reasons.map { figures.words(for: $0.comparison, $0.found) }.joined(separator: "; ")
  }
}

extension StudyProtocol {
  /// What the figure has to be, as a gate.
  var condition: GateExpression {
    get throws {
      let limit = limit.map { " \($0.rawValue)" } ?? ""
      return try GateExpression("\(coefficient)\(limit) >= \(threshold)", figures: GateFigures.coefficientNames)
    }
  }

  /// A protocol as a file has it.
  init(file: String, _ bytes: [UInt8]) throws {
    var parser = JSONParser(bytes)
    guard let json = try? parser.document(), let members = json.members else {
      throw ProtocolError.unreadable(file: file, "it is no JSON object")
    }
    let keys = ["codebook", "sample", "overlap", "coefficient", "limit", "threshold"]
    if let key = members.map(\.key).first(where: { !keys.contains($0) }) {
      throw ProtocolError.unreadable(file: file, "\(quoted(key)) is not known")
    }
    func wanted<T>(_ key: String, _ what: String, _ value: T?) throws -> T {
      guard let value else { throw ProtocolError.unreadable(file: file, "\(quoted(key)) is not \(what)") }
      return value
    }
    var sample: [String]?
    if case .array(let values)? = json["sample"] {
      let slugs = values.compactMap(\.string)
      sample = slugs.count == values.count && Set(slugs).count == slugs.count && !slugs.isEmpty ? slugs : nil
    }
    let threshold = json["threshold"].flatMap { $0.integer.map(Double.init) ?? $0.fraction }
    let limit = json["limit"] ?? .null
    self.init(
      codebook: try wanted("codebook", "a version such as attribution@1", json["codebook"]?.string),
      sample: try wanted("sample", "a list of articles, each once", sample),
      overlap: try wanted("overlap", "a number from 2 up", json["overlap"]?.integer.flatMap { $0 > 1 ? $0 : nil }),
      coefficient: try wanted("coefficient", "the name of one", json["coefficient"]?.string),
      limit: limit == .null ? nil : try wanted("limit", "lower or upper", limit.string.flatMap(Limit.init)),
      threshold: try wanted("threshold", "a number from -1 to 1", threshold.flatMap { abs($0) <= 1 ? $0 : nil }))
    guard GateFigures.coefficientNames.contains(coefficient) else {
      throw ProtocolError.noSuchCoefficient(coefficient, known: GateFigures.coefficientNames)
    }
  }
}

extension JSONValue {
  fileprivate var fraction: Double? { if case .number(let number) = self { number } else { nil } }
}
