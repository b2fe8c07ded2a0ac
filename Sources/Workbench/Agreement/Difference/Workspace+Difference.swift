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
    let units = parts.map(\.matrix.unitCount).max() ?? 0
    var plan = request.measure.plan(units: units)
    plan.method = .bootstrap
    var comparisons: [PartComparison] = []
    for (place, first) in parts.enumerated() {
      for second in parts[(place + 1)...] {
        var options = try request.measure.options(for: first.matrix)
        options.plan = plan
        nonisolated(unsafe) let progress = Progress(total: 100, unit: "per cent", label: "bootstrap")
        options.progress = { done, wanted in progress.advance(to: done * 100 / max(1, wanted)) }
        comparisons.append(
          PartComparison(
            first: first, second: second, difference: AgreementDifference(first.matrix, second.matrix, options)))
        progress.finish()
      }
    }
    let answer = DifferenceAnswer(request: difference, parts: parts, comparisons: comparisons, plan: plan)
    output.write(request.isJSON ? String(decoding: answer.json, as: UTF8.self) : answer.render(in: output.canvas))
  }

  private func parts(_ difference: DifferenceRequest, _ request: AgreementRequest) throws -> [ComparedPart] {
    switch difference {
    case .files(let first, let second):
      return try [first, second].map { file in
        let matrix = try RatingsFile(file: file, measure: request.measure).matrix(remark)
        return ComparedPart(name: FileName.last(of: file.path), matrix: matrix)
      }
    case .by(let parting):
      if let file = request.file {
        return try RatingsParts(file: file, measure: request.measure, parting: parting).read()
      }
      return try projectParts(parting, request)
    }
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
    var parts: [ComparedPart] = []
    for round in rounds {
      request.round = round
      let (articles, _) = try visible(request, store)
      let selection = try selection(request, of: articles, store)
      try reveal(selection)
      let labels = try labels(request, of: request.isWhole ? nil : selection.articles, store)
      let ratings = ProjectRatings(labels.records, of: selection, scope: request.scope, codebook: labels.codebook)
      let rules = labels.rules(of: ratings.records)
      guard rules.count < 2 || parting == .version || request.mixesCodebooks else {
        throw AgreementError.severalCodebooks(rules)
      }
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
    parts.removeAll { $0.matrix.unitCount == 0 }
    guard parts.count > 1 else { throw AgreementError.onePart(parting.rawValue, only: parts.first?.name) }
    return parts
  }
}
