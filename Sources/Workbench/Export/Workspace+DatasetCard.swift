// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import TerminalIO

extension Workspace {
  /// A card that knows what the project knows of a dataset, and counts no article yet.
  func card(_ selection: ExportSelection, _ codebook: Codebook?, _ store: ProjectStore) throws -> DatasetCard {
    var card = DatasetCard(selection.request, codebook: codebook)
    let numbers = Set(selection.shown.map(\.round)).filter { $0 < ReviewID.firstRetest }.sorted()
    card.rounds = try numbers.compactMap { try round($0, selection, store) }
    card.reveals = try store.count(of: .labelsRevealed)
    let reviewers = try store.reviewersInOrder()
    let anonymity = selection.request.isAnonymous ? Anonymity(reviewers) : nil
    for reviewer in reviewers {
      if let machine = reviewer.machine { card.machines[anonymity?.name(reviewer.id) ?? reviewer.id] = machine }
    }
    let articles = try store.articles()
    let excluded = articles.count(where: \.isExcluded)
    card.missing = ["silent re-tests and trainings"]
    if excluded > 0 {
      card.missing.append("\(counted(excluded, "article")) that \(excluded == 1 ? "is" : "are") excluded")
    }
    if selection.request.finishedOnly { card.missing.append("reviews that are not finished") }
    if !selection.request.reviewers.isEmpty { card.missing.append("other reviewers than those named") }
    if selection.request.since != nil { card.missing.append("what was decided before the export's beginning") }
    if selection.articles != nil { card.missing.append("other articles than those chosen") }
    return card
  }

  private func round(_ number: Int, _ selection: ExportSelection, _ store: ProjectStore) throws -> DatasetCard.Round? {
    var request = AgreementRequest()
    (request.round, request.mixesCodebooks) = (number, true)
    request.articles = selection.articles ?? []
    let report = try measure(request, store).report
    let alpha = report.coefficients.first { $0.coefficient == .krippendorffAlpha && $0.category == nil }
    guard let alpha, report.data.pairableUnits > 0 else { return nil }
    return DatasetCard.Round(number: number, alpha: alpha, units: report.data.pairableUnits)
  }
}
