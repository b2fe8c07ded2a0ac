// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// Gamma for spans, as it was asked for: `alpha=1,beta=1,empty=1` and perhaps `samples=N`.
public struct GammaRequest: Sendable {
  /// The words as they were typed.
  public var words: String

  /// A request; what no word names weighs 1.
  public init(_ words: String) { self.words = words }

  /// The weights, and how many samples of chance are drawn.
  ///
  /// - Throws: ``AgreementError/notAGammaWord(_:)``.
  func analysis(_ measure: MeasureRequest) throws(AgreementError) -> GammaAnalysis {
    var values = ["alpha": 1.0, "beta": 1, "empty": 1]
    var samples: Int?
    var named: Set<String> = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let value = Double(parts[1]), value.isFinite, named.insert(parts[0]).inserted else {
        throw .notAGammaWord(String(word))
      }
      if parts[0] == "samples", let count = Int(parts[1]), (2...100_000).contains(count) {
        samples = count
      } else if values[parts[0]] != nil, value > 0 || parts[0] == "beta" && value == 0 {
        values[parts[0]] = value
      } else {
        throw .notAGammaWord(String(word))
      }
    }
    return GammaAnalysis(
      GammaWeights(alpha: values["alpha"] ?? 1, beta: values["beta"] ?? 1, empty: values["empty"] ?? 1),
      samples: samples, seed: measure.seed, confidence: measure.confidence)
  }
}

extension MeasureRequest {
  /// The figures of spans, with gamma and the test of a candidate where they are asked for.
  ///
  /// - Throws: ``AgreementError`` or `CandidateError`.
  func report(on corpus: UnitizedCorpus) throws -> AgreementReport {
    let analysis = UnitizingAnalysis(plan: plan(units: corpus.documents.count), clustered: isClustered)
    let gamma = try gamma?.analysis(self)
    let test = try candidateAnalysis(units: corpus.documents.count)?.run(corpus)
    let people = test.map { corpus.keeping(raters: Set(corpus.raters).subtracting([$0.name])) } ?? corpus
    var report = analysis.run(people)
    report.candidate = test
    if let (estimates, summary) = gamma?.run(people) {
      report.coefficients += estimates
      report.gamma = summary
    }
    return report
  }
}
