// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import TerminalIO

extension Workspace {
  /// Writes an article as a page for people without a terminal: its hands, its text with what is marked in it, its sources,
  /// and the labels, as far as they may be seen.
  ///
  /// - Parameters:
  ///   - slug: the article.
  ///   - path: the page, `-` for the standard output.
  ///   - reviewer: who looks; nil shows labels once all reviews of the article are finished.
  /// - Throws: ``Failure`` when there is no such article, or the page can not be written.
  public func showPage(of slug: String, to path: String, for reviewer: String?) throws(Failure) {
    let undone = "\(sanitized(slug)) not shown"
    try attempt(undone) {
      try checkOutput(path, sparing: [])
      let store = try open(.read, for: undone)
      let article = try store.article(slug)
      let visible = try visible([slug], reviewer, store)
      let history = CodebookHistory(try store.codebooks())
      let read = VersionedLabels(try store.labels(of: [slug]), under: history, standard: try DefaultCodebook.read())
      let page = ArticlePage(
        slug: slug, article: article, reviews: visible.reviews, hidden: visible.hidden.count,
        labels: read.records.filter { visible.shown.contains($0.review) },
        annotations: try store.annotations(of: [slug]).filter { visible.shown.contains($0.review) },
        codebook: read.codebook)
      try reveal(page.rows, of: visible.reviews, by: "show")
      let html = try ReportPage(document: page.document).html()
      try write(to: path, isPlain: false) { (sink) throws(ExchangeError) in try sink.write(Array(html.utf8)) }
      if path != "-" { tell("\(slug) in \(path)") }
    }
  }
}

/// An article as it is read on a page.
struct ArticlePage {
  let slug: String
  let article: Article
  /// The reviews that may be shown.
  let reviews: [ReviewSummary]
  /// How many others there are.
  let hidden: Int
  let labels: [LabelRecord]
  let annotations: [AnnotationRecord]
  let codebook: Codebook

  private let names = ReportNames()

  /// The reviews of which something stands on the page.
  var rows: [ReviewID] { labels.map(\.review) + annotations.filter { !$0.annotations.isEmpty }.map(\.review) }

  init(
    slug: String, article: Article, reviews: [ReviewSummary], hidden: Int, labels: [LabelRecord],
    annotations: [AnnotationRecord], codebook: Codebook
  ) {
    (self.slug, self.article, self.reviews, self.hidden) = (slug, article, reviews, hidden)
    (self.labels, self.annotations, self.codebook) = (labels, annotations, codebook)
  }

  var document: ReportDocument {
    let facts = [article.site, article.byline, article.credit, article.dates.first?.iso].compactMap { $0 }
    var sections = [text]
    if !article.provenance.isEmpty { sections.append(hands) }
    let register = SourceRegister(annotations)
    if !register.entries.isEmpty { sections.append(sources(register)) }
    return ReportDocument(
      title: names.name(article.title ?? slug), subtitle: names.name(facts.joined(separator: " · ")),
      sections: sections,
      footer: ["\(slug) · SHA-256 \(article.sha256)"])
  }

  private var text: ReportDocument.Section {
    let votes = Dictionary(grouping: labels, by: \.paragraph.number)
    let spans = annotations.flatMap { record in
      record.annotations.orderedSpans.map {
        (paragraph: $0.span.paragraph, reviewer: record.review.reviewer, span: $0.span.value)
      }
    }
    let marks = Dictionary(grouping: spans, by: \.paragraph)
    let passages = article.paragraphs.map { paragraph in
      let mine = (marks[paragraph.number] ?? []).map { (reviewer: $0.reviewer, span: $0.span) }
      return ReportDocument.Passage(
        title: "¶\(paragraph.number) \(paragraph.kind.rawValue)",
        pieces: MarkedParagraph(article: slug, paragraph, mine).pieces,
        votes: votes[paragraph.number].map(table))
    }
    let left =
      hidden == 0
      ? reviews.isEmpty ? ["Nobody has read it yet."] : []
      : ["\(counted(hidden, "review")) \(hidden == 1 ? "stays" : "stay") hidden until every review is finished."]
    return ReportDocument.Section(
      name: "text", title: "Text", blocks: [.sentences(left), .passages(passages)],
      commands: ["attest show \(slug) --json"])
  }

  private func table(_ votes: [LabelRecord]) -> ReportTable {
    let rows = votes.map { vote -> [ReportCell] in
      let remarks = [vote.judgement?.unsure == true ? "unsure" : nil, vote.isFlagged ? "flagged" : nil]
      let also = (vote.judgement?.mixed ?? []).map { "also \(codebook.name(of: $0.rawValue))" }
      let remark = (remarks.compactMap { $0 } + also).joined(separator: ", ")
      let said: ReportCell =
        vote.judgement.map { judgement in
          judgement.label.map { label in
            let color = codebook.labels.firstIndex { $0.id == label } ?? codebook.labels.count
            return .label(codebook.name(of: label.rawValue), color: color, remark: remark)
          } ?? .text("abstained" + (judgement.reason.map { ": \(names.written($0))" } ?? ""))
        } ?? .text(remark)
      return [.text(vote.review.name), said, .text(vote.note.map(names.written) ?? "")]
    }
    return ReportTable(title: "Labels", columns: [.text("reviewer"), .text("label"), .text("note")], rows: rows)
  }

  private var hands: ReportDocument.Section {
    ReportDocument.Section(
      name: "hands", title: "From hand to hand",
      blocks: [
        .chains([
          (
            "From the file back to its origin",
            article.provenance.map { names.name("\($0.party), \($0.role.rawValue)") }
          )
        ])
      ], commands: ["attest provenance \(slug) --json"])
  }

  private func sources(_ register: SourceRegister) -> ReportDocument.Section {
    let rows = register.entries.map { entry -> [ReportCell] in
      let grades = entry.members.compactMap { member in
        member.rating.map { "\(member.record.review.reviewer) \($0.grades)" }
      }
      return [
        .text(names.name(entry.label)), .text("\(entry.kind.rawValue), \(entry.naming.rawValue)"),
        .count(entry.mentions),
        .text(entry.reviewers.joined(separator: ", ")), .text(names.name(Set(grades).sorted().joined(separator: ", "))),
      ]
    }
    return ReportDocument.Section(
      name: "sources", title: "Sources",
      blocks: [
        .table(
          ReportTable(
            title: "Who speaks",
            columns: [.text("source"), .text("kind"), .number("paragraphs"), .text("found by"), .text("ratings")],
            rows: rows))
      ], commands: ["attest sources list --article \(slug) --json"])
  }
}
