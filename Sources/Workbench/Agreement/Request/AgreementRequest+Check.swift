// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel

extension AgreementRequest {
  /// Refuses options that contradict one another or mean nothing.
  func check() throws(AgreementError) {
    if !(1..<ReviewID.firstRetest).contains(round) {
      throw .outOfRange(option: "--round", value: "\(round)", "1 to \(ReviewID.firstRetest - 1)")
    }
    try checkFormat()
    if isJSON, isCSV { throw .conflicting("--json", "--csv") }
    if let file { try check(file) } else { try checkProject() }
    if let field, field != .label { try check(field) }
    if spanType != nil, field != .spans { throw .needs(option: "--span-type", other: "--on spans") }
    try checkCandidate()
    try checkAims()
    if measure.gamma != nil, file?.content != .spans, field != .spans {
      throw .needs(option: "--gamma", other: "--spans or --on spans")
    }
    _ = try measure.gamma?.analysis(measure)
    try checkDifference()
    if measure.posteriors != nil, measure.model == nil { throw .needs(option: "--posteriors", other: "--model") }
    if measure.isMaximumAPosteriori, measure.model != .dawidSkene {
      throw .needs(option: "--map", other: "--model dawid-skene")
    }
    if let pairs = measure.pairs, pairs < 0 {
      throw .outOfRange(option: "--pairs", value: "\(pairs)", "0 and more")
    }
    if let limit = measure.iterationLimit {
      if measure.model == nil { throw .needs(option: "--iterations", other: "--model") }
      if limit < 1 { throw .outOfRange(option: "--iterations", value: "\(limit)", "1 and more") }
    }
    if let replicates = measure.replicates, replicates < 2 {
      throw .outOfRange(option: "--replicates", value: "\(replicates)", "2 and more")
    }
    if measure.replicates != nil, difference == nil, measure.interval != .bootstrap, measure.interval != .bca {
      throw .needs(option: "--replicates", other: "--interval bootstrap or bca")
    }
    if !(measure.confidence > 0 && measure.confidence < 1) {
      throw .outOfRange(option: "--confidence", value: "\(measure.confidence)", "between 0 and 1")
    }
    if let width = measure.halfWidth, !(width > 0 && width < 1) {
      throw .outOfRange(option: "--plan", value: "\(width)", "between 0 and 1")
    }
  }

  /// A format for papers has the coefficients and nothing else.
  private func checkFormat() throws(AgreementError) {
    guard let format else { return }
    let option = "--format \(format.rawValue)"
    if isJSON { throw .conflicting(option, "--json") }
    if isCSV { throw .conflicting(option, "--csv") }
    if isPlotted { throw .conflicting(option, "--plot") }
    if grouping != nil { throw .conflicting(option, "--by") }
    if listsDifferences { throw .conflicting(option, "--differences") }
    if measure.candidate != nil { throw .conflicting(option, "--candidate") }
    if difference != nil { throw .conflicting(option, "--compare") }
    if measure.halfWidth != nil { throw .conflicting(option, "--plan") }
    if measure.aims.isFurther { throw .conflicting(option, "the options of planning") }
    if measure.explanation != nil { throw .conflicting(option, "--explain") }
    if field == .sources { throw .conflicting(option, "--on sources") }
  }

  private func checkAims() throws(AgreementError) {
    let aims = measure.aims
    if let least = aims.least, !(least > -1 && least < 1) {
      throw .outOfRange(option: "--plan-at-least", value: "\(least)", "between -1 and 1")
    }
    if let difference = aims.difference, !(difference > 0 && difference < 2) {
      throw .outOfRange(option: "--plan-difference", value: "\(difference)", "between 0 and 2")
    }
    if let budget = aims.budget, budget < 4 {
      throw .outOfRange(option: "--plan-budget", value: "\(budget)", "4 and more")
    }
    if aims.power != StudyAims().power, !aims.isFurther {
      throw .needs(option: "--power", other: "--plan-at-least, --plan-difference or --plan-budget")
    }
    if !(aims.power > 0 && aims.power < 1) {
      throw .outOfRange(option: "--power", value: "\(aims.power)", "between 0 and 1")
    }
    _ = try measure.explanation?.coefficients()
    let isOther = file?.content == .spans || file?.setSeparator != nil || [.spans, .labels, .sources].contains(field)
    guard isOther else { return }
    let kind = field.map { "--on \($0.rawValue)" } ?? (file?.content == .spans ? "--spans" : "--set-separator")
    if aims.isFurther { throw .conflicting(kind, "the options of planning") }
    if measure.explanation != nil { throw .conflicting(kind, "--explain") }
  }

  private func checkCandidate() throws(AgreementError) {
    guard let candidate = measure.candidate else { return }
    if !(0..<1).contains(candidate.epsilon) {
      throw .outOfRange(option: "--epsilon", value: "\(candidate.epsilon)", "from 0 to below 1")
    }
    if isCSV { throw .conflicting("--candidate", "--csv") }
    if withMachines { throw .conflicting("--candidate", "--machines") }
    if grouping != nil { throw .conflicting("--candidate", "--by") }
    if field == .sources { throw .conflicting("--candidate", "--on sources") }
  }

  /// What only a file leaves open: the project's labels are those of its codebook.
  private func checkProject() throws(AgreementError) {
    if case .files = difference { return }
    if measure.categories != nil { throw .needs(option: "--categories", other: "--ratings") }
  }

  private func check(_ field: AgreementField) throws(AgreementError) {
    let option = "--on \(field.rawValue)"
    if let file { throw .conflicting(option, "--\(file.content.rawValue)") }
    if grouping != nil { throw .conflicting(option, "--by") }
    if listsDifferences { throw .conflicting(option, "--differences") }
    if measure.model != nil { throw .conflicting(option, "--model") }
    if measure.categories != nil { throw .conflicting(option, "--categories") }
    if isCSV, field == .sources { throw .conflicting(option, "--csv") }
  }

  private func check(_ file: FileRequest) throws(AgreementError) {
    let option = "--\(file.content.rawValue)"
    if !articles.isEmpty { throw .conflicting(option, "the name of an article") }
    if tag != nil { throw .conflicting(option, "--tag") }
    if scope != .body { throw .conflicting(option, "--scope") }
    if withMachines { throw .conflicting(option, "--machines") }
    if grouping != nil { throw .conflicting(option, "--by") }
    if listsDifferences { throw .conflicting(option, "--differences") }
    if includesUnfinished { throw .conflicting(option, "--unfinished") }
    if versions == .all { throw .conflicting(option, "--versions all") }
    if round != 1 { throw .conflicting(option, "--round") }
    if codebook != nil { throw .conflicting(option, "--codebook") }
    if mixesCodebooks { throw .conflicting(option, "--mix-codebooks") }
    let isPlain = file.content == .ratings && file.setSeparator == nil
    guard !isPlain else { return }
    let kind = file.content == .spans ? "--spans" : "--set-separator"
    if measure.model != nil { throw .conflicting(kind, "--model") }
    try check(kind)
    if measure.halfWidth != nil { throw .conflicting(kind, "--plan") }
    if file.content == .spans, file.isWide { throw .conflicting("--spans", "--wide") }
    if file.content == .spans, !file.missing.isEmpty { throw .conflicting("--spans", "--missing") }
    if file.content == .spans, file.setSeparator != nil { throw .conflicting("--spans", "--set-separator") }
  }
}
