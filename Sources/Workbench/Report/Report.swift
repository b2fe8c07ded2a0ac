// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel

/// What a report says of a project: every figure, each computed where the verb that prints it computes it.
struct Report {
  /// What was asked for.
  let request: ReportRequest
  let names: ReportNames
  /// The last entry of the ledger, to whose time all times are relative.
  let asOf: Timestamp
  /// How many entries the ledger holds, and the digest of its heads.
  let ledger: (entries: Int, digest: String)
  /// The first round, broken down.
  let agreement: ProjectAgreement
  /// The discussions after it.
  let discussions: [ProjectAgreement]
  let progress: WorkProgress
  let quality: [ReviewerQuality]
  let training: TrainingRecord
  let texts: ReportTexts
  let codebooks: [CodebookVersion]
  let protocolCheck: ProtocolCheck?
  let reveals: [(facts: LabelsRevealed, madeAt: Timestamp)]
  /// How many reviews are here as heads alone.
  let notHere: Int
  /// Of how many pairs of counted reviews one could have been seen before the other was made; only the words for a paper ask.
  var seen = 0
  /// Of how many such pairs labels were imported, so that nobody here knows.
  var imported = 0

  var codebook: Codebook { agreement.codebook }
  var report: AgreementReport { agreement.report }

  /// The command that prints the agreement, with what else is asked of it.
  func command(_ options: String = "") -> String {
    let articles = request.articles.map { names.name($0) + " " }.joined()
    let mixed = agreement.rules.count > 1 ? " --mix-codebooks" : ""
    let unfinished = request.includesUnfinished ? " --unfinished" : ""
    return "attest agreement \(articles)--json\(unfinished)\(mixed)\(options.isEmpty ? "" : " " + options)"
  }
}

/// What a report takes from texts and marks, collected article by article.
struct ReportTexts {
  /// How many paragraphs, marked texts and chains are shown; the others are counted.
  static let hardest = 20, marked = 12, chains = 12

  var hardest = HardestParagraphs(most: Self.hardest)
  var gold = GoldTally()
  var mixes: [LabelMix] = []
  var marks = MarkedTexts(most: Self.marked)
  var sourcing = SourcingOverview(most: Self.chains)
  var signals: [ArticleSignals] = []
  var records: [AnnotationRecord] = []
  /// Articles of which nothing is shown, for a review of them is not finished.
  var hidden = 0

  /// Looks through an article.
  ///
  /// - Parameters:
  ///   - article: the article with its reviews.
  ///   - labels: its labels as the codebook in force reads them.
  ///   - counting: the reviews that agreement is measured on.
  ///   - shown: the reviews whose marks and shares may be shown.
  ///   - isLatest: whether it is the version that counts.
  ///   - codebook: the labels in their order.
  mutating func add(
    _ article: ArticleRecord, _ labels: [LabelRecord], counting: Set<ReviewID>, shown: Set<ReviewID>, isLatest: Bool,
    _ codebook: Codebook
  ) {
    let discussed = article.labels.filter { $0.review.isDiscussion && $0.judgement != nil }.map(\.paragraph.number)
    gold.add(article.gold, discussed: Set(discussed))
    hardest.add(article, labels.filter { counting.contains($0.review) && ReviewScope.body.includes($0.paragraph.kind) })
    let slug = article.summary.slug, reviews = article.reviews.filter { shown.contains($0.id) }
    let annotations = article.annotations.filter { shown.contains($0.review) }
    records += annotations
    guard isLatest, !reviews.isEmpty else { return }
    marks.add(slug, article.content, annotations)
    let signals = ArticleSignals(
      slug: slug, article: article.content, reviews: reviews, labels: article.labels, annotations: annotations,
      codebook: codebook)
    sourcing.add(signals)
    if let mix = LabelMix(signals) { mixes.append(mix) }
    self.signals.append(signals.withoutText())
  }
}

extension Report {
  func name(of category: String) -> String { names.name(codebook.name(of: category)) }

  /// A label, with the place of its colour.
  func label(_ label: LabelID, remark: String = "") -> ReportCell {
    .label(name(of: label.rawValue), color: color(of: label), remark: remark)
  }

  func color(of label: LabelID) -> Int { codebook.labels.firstIndex { $0.id == label } ?? codebook.labels.count }

  /// Where conclusions begin and reliance begins, see ``Sufficiency``.
  static let limits = [Sufficiency.tentativeLimit, Sufficiency.reliableLimit]

  /// Estimates one below the other, each drawn with its interval.
  func table(
    _ title: String, _ head: String, _ rows: [(name: String, estimate: Estimate, remark: String)],
    remarkTitle: String = "", value: String = "estimate"
  ) -> ReportTable {
    let drawn = rows.filter { $0.estimate.value != nil }
    let lowest = drawn.compactMap { $0.estimate.interval?.lower ?? $0.estimate.value }.min() ?? 0
    let only = OnlyLabel(report).name(among: report.data.categories.map(name))
    let words = UndefinedWords(terms: .project, onlyLabel: only)
    var columns: [ReportTable.Column] = [
      .text(head), .drawn, .number("\(value), 95 % interval"), .number("paragraphs"),
    ]
    if !remarkTitle.isEmpty { columns.append(.number(remarkTitle)) }
    let cells = rows.map { row -> [ReportCell] in
      let estimate = row.estimate, limits = estimate.interval.map { (lower: $0.lower, upper: $0.upper) }
      let figure: ReportCell =
        estimate.value == nil
        ? .reason(estimate.reason.map(words.words) ?? "")
        : .estimate(estimate.value, limits, within: estimate.coefficient.range)
      return [.text(row.name), .plot(estimate.value, limits), figure, .count(estimate.n)]
        + (remarkTitle.isEmpty ? [] : [.text(row.remark)])
    }
    let start = lowest < 0 ? max(-1, (lowest * 10).rounded(.down) / 10) : 0
    return ReportTable(title: title, columns: columns, rows: cells, axis: start...1, limits: Self.limits)
  }
}
