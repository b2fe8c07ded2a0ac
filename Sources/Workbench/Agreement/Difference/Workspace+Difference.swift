// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// Compares the figures of two files, or of the parts of one or of the project.
  func difference(_ difference: DifferenceRequest, _ request: AgreementRequest) throws {
    let parts = try parts(difference, request)
    var plan = request.measure.plan(units: parts.map(\.units).max() ?? 0)
    plan.method = .bootstrap
    var comparisons: [PartComparison] = []
    for (place, first) in parts.enumerated() {
      for second in parts[(place + 1)...] {
        comparisons.append(
          PartComparison(
            first: first, second: second, difference: try self.difference(first, second, request, plan)))
      }
    }
    let answer = DifferenceAnswer(request: difference, parts: parts, comparisons: comparisons, plan: plan)
    output.write(request.isJSON ? String(decoding: answer.json, as: UTF8.self) : answer.render(in: output.canvas))
  }

  private func difference(
    _ first: ComparedPart, _ second: ComparedPart, _ request: AgreementRequest, _ plan: IntervalPlan
  ) throws -> AgreementDifference {
    nonisolated(unsafe) let progress = Progress(total: 100, unit: "per cent", label: "bootstrap")
    defer { progress.finish() }
    var options = AgreementOptions(clustered: request.measure.isClustered)
    if case .labels(let matrix) = first.content { options = try request.measure.options(for: matrix) }
    options.plan = plan
    options.progress = { done, wanted in progress.advance(to: done * 100 / max(1, wanted)) }
    switch (first.content, second.content) {
    case (.labels(let one), .labels(let other)): return AgreementDifference(one, other, options)
    case (.sets(let one, let separator), .sets(let other, _)):
      return AgreementDifference(ofSets: one, other, separator: separator, options)
    case (.spans(let one), .spans(let other)):
      try request.check("a comparison of spans")
      return AgreementDifference(one, other, options)
    default: throw AgreementError.differentKinds(first.name, second.name)
    }
  }

  private func parts(_ difference: DifferenceRequest, _ request: AgreementRequest) throws -> [ComparedPart] {
    switch difference {
    case .files(let first, let second):
      return try [first, second].map { file in
        let name = FileName.last(of: file.path)
        return try attempt("\(sanitized(file.path)) not compared") { try part(name, file, request.measure) }
      }
    case .by(let parting):
      if let file = request.file {
        return try RatingsParts(file: file, measure: request.measure, parting: parting).read()
      }
      return try projectParts(parting, request)
    }
  }

  /// One of two files, which holds spans where its columns are theirs.
  private func part(_ name: String, _ file: FileRequest, _ measure: MeasureRequest) throws -> ComparedPart {
    if let columns = try RatingsFile(file: file, measure: measure).spanColumns {
      return ComparedPart(
        name: name, content: .spans(try SpanTable(columns: columns).read(try FileBytes.read(file.path))))
    }
    let matrix = try RatingsFile(file: file, measure: measure).matrix(remark)
    return ComparedPart(name: name, matrix: matrix, separator: file.setSeparator)
  }

  private func projectParts(_ parting: Parting, _ request: AgreementRequest) throws -> [ComparedPart] {
    let store = try open(.read, for: "agreement not compared")
    try remarkOnLastLinks(of: store)
    var request = request
    if parting == .reviewerKind { request.withMachines = true }
    let rounds =
      parting == .round
      ? Set(try store.reviews(of: nil, withMachines: request.withMachines).map(\.id.round)).filter {
        $0 < ReviewID.firstRetest
      }.sorted() : [request.round]
    var parts: [ComparedPart] = [], taken: [(rows: [ReviewID], selection: ReviewSelection)] = []
    for round in rounds {
      request.round = round
      let (articles, _) = try visible(request, store)
      let selection = try selection(request, of: articles, store)
      let labels = try labels(request, of: request.isWhole ? nil : selection.articles, store)
      let ratings = ProjectRatings(labels.records, of: selection, scope: request.scope, codebook: labels.codebook)
      let rules = labels.rules(of: ratings.records)
      guard rules.count < 2 || parting == .version || request.mixesCodebooks else {
        throw AgreementError.severalCodebooks(rules)
      }
      taken.append((ratings.records.map(\.review), selection))
      let clusters = try clusters(request.measure.cluster, of: selection.articles, store)
      func part(_ name: String, _ ratings: ProjectRatings) throws -> ComparedPart {
        let matrix = try ratings.matrix(level: request.measure.level) { clusters.name(of: $0.article) }
        return ComparedPart(name: name, matrix: matrix)
      }
      switch parting {
      case .round, .group: parts.append(try part("round \(round)", ratings))
      case .version:
        let groups = ratings.grouped(by: labels.rules)
        parts += try rules.compactMap { rule in try groups[rule].map { try part(rule, $0) } }
      case .reviewerKind:
        let machines = Set(try store.reviewers().filter { $0.kind == .machine }.map(\.id))
        let groups = ratings.grouped { machines.contains($0.reviewer) ? "machines" : "people" }
        parts += try ["people", "machines"].compactMap { kind in try groups[kind].map { try part(kind, $0) } }
      }
    }
    parts.removeAll { $0.units == 0 }
    guard parts.count > 1 else { throw AgreementError.onePart(parting.rawValue, only: parts.first?.name) }
    for (rows, selection) in taken { try reveal(rows, of: selection) }
    return parts
  }
}
