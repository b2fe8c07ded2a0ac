// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis

/// Whose figures are to be compared with whose.
public enum DifferenceRequest: Sendable {
  /// Those of two files.
  case files(FileRequest, FileRequest)
  /// Those of the parts of a project, or of a file.
  case by(Parting)
}

/// What parts are by.
public enum Parting: String, Sendable, CaseIterable {
  case group, version, round
  case reviewerKind = "reviewer-kind"
}

extension AgreementRequest {
  /// Refuses what a comparison has no use for.
  func checkDifference() throws(AgreementError) {
    guard let difference else { return }
    let option = difference.option
    if case .files = difference, let file { throw .conflicting(option, "--\(file.content.rawValue)") }
    if case .files = difference, !isWhole { throw .conflicting(option, "the name of an article") }
    if case .files(let first, _) = difference, first.setSeparator != nil { try check("--set-separator") }
    if measure.gamma != nil { throw .conflicting(option, "--gamma") }
    if isCSV { throw .conflicting(option, "--csv") }
    if isPlotted { throw .conflicting(option, "--plot") }
    if grouping != nil { throw .conflicting(option, "--by") }
    if listsDifferences { throw .conflicting(option, "--differences") }
    if let field, field != .label { throw .conflicting(option, "--on \(field.rawValue)") }
    if measure.model != nil { throw .conflicting(option, "--model") }
    if measure.halfWidth != nil || measure.aims.isFurther { throw .conflicting(option, "--plan") }
    if measure.explanation != nil { throw .conflicting(option, "--explain") }
    if plotPath != nil { throw .conflicting(option, "--plot-svg") }
    if measure.candidate != nil { throw .conflicting(option, "--candidate") }
    guard case .by(let parting) = difference else { return }
    if parting == .group, file == nil { throw .needs(option: option, other: "--ratings and a column group") }
    if parting == .round, round != 1 { throw .conflicting(option, "--round") }
  }
}

extension AgreementRequest {
  /// Refuses what only labels out of a list have, of sets and of spans.
  func check(_ kind: String) throws(AgreementError) {
    if measure.weights != nil { throw .conflicting(kind, "--weights") }
    if measure.categories != nil { throw .conflicting(kind, "--categories") }
    if measure.level != .nominal { throw .conflicting(kind, "--level \(measure.level.rawValue)") }
  }
}

extension DifferenceRequest {
  /// The option as it was typed.
  var option: String {
    switch self {
    case .files: "--compare"
    case .by(let parting): "--compare-by \(parting.rawValue)"
    }
  }
}
