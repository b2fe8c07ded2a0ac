// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

extension Report {
  /// The sections that were asked for, as they are read.
  var document: ReportDocument {
    let data = report.data
    let subtitle =
      "\(counted(agreement.selection.articles.count, "article")), \(counted(data.raters.count, "reviewer")), as of"
      + " \(day(asOf))"
    var sections = request.wanted.filter { $0 != .provenance }.map(section)
    if request.wanted.contains(.provenance) { sections.append(provenance(of: sections)) }
    return ReportDocument(
      title: "Annotation report", subtitle: subtitle, language: request.language, sections: sections,
      footer: [
        "\(request.program) · \(counted(ledger.entries, "entry", plural: "entries")) · heads of the ledger"
          + " \(ledger.digest.prefix(16)) · codebook \(names.name(codebook.reference))"
      ])
  }

  private func section(_ section: ReportSection) -> ReportDocument.Section {
    switch section {
    case .summary: summary
    case .progress: progressSection
    case .agreement: agreementSection
    case .gold: goldSection
    case .hardest: hardestSection
    case .labels: labelsSection
    case .sources: sourcesSection
    case .spans: spansSection
    case .quality: qualitySection
    case .codebook: codebookSection
    case .protocol: protocolSection
    case .reveals: revealsSection
    case .provenance: provenance(of: [])
    }
  }

  private var codebookSection: ReportDocument.Section {
    let labels = codebook.labels.map { label -> [ReportCell] in
      let yes = label.examples.first { $0.label == label.id }.map { names.printed($0.text) } ?? ""
      return [
        .label(names.name(label.name), color: color(of: label.id), remark: label.key),
        .text(names.printed(label.definition)),
        .text(yes),
      ]
    }
    let versions = codebooks.map { version -> [ReportCell] in
      let change = version.change
      let stale = (change?.stale ?? []).map { "\($0.rawValue) stale" }
      let map = (change?.map ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key.rawValue) → \($0.value.rawValue)" }
      return [
        .text(names.name(version.codebook.reference)), .text(version.adoptedAt.map(day) ?? ""),
        .text(names.printed(([change?.kind.rawValue ?? "first"] + map + stale).joined(separator: ", "))),
        .count(version.codebook.labels.count),
      ]
    }
    var blocks: [ReportDocument.Block] = [
      .sentences([names.printed(codebook.title)]),
      .table(
        ReportTable(
          title: "Labels", columns: [.text("label, key"), .text("definition"), .text("example")], rows: labels)),
      .steps(codebook.procedure.map(names.printed)),
    ]
    if !versions.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            title: "Versions",
            columns: [.text("codebook"), .text("adopted"), .text("change"), .number("labels")], rows: versions)))
    }
    return section(.codebook, blocks, ["attest codebook show --json", "attest codebook history --json"])
  }

  private var protocolSection: ReportDocument.Section {
    guard let check = protocolCheck else {
      return section(
        .protocol, [.sentences(["No protocol was frozen: nothing was fixed beforehand."])],
        ["attest protocol check --json"])
    }
    let content = check.record.facts.content, limit = content.limit.map { " \($0.rawValue)" } ?? ""
    let fixed: [(String, String)] = [
      ("frozen", "\(day(check.record.madeAt)), entry \(check.record.clock)"),
      ("codebook", names.name(content.codebook)),
      ("sample", counted(content.sample.count, "article")), ("readings of each", "\(content.overlap)"),
      ("to be reached", "\(content.coefficient)\(limit) ≥ \(content.threshold)"),
      ("SHA-256 of the file", names.name(check.record.facts.digest)),
    ]
    var blocks: [ReportDocument.Block] = [
      .table(
        ReportTable(
          title: "What was fixed beforehand", columns: [.text("point"), .text("value")],
          rows: fixed.map { [.text($0.0), .text($0.1)] }))
    ]
    if check.deviations.isEmpty {
      blocks.append(.sentences(["The protocol is kept."]))
    } else {
      blocks.append(
        .table(
          ReportTable(
            title: "Deviations", columns: [.text("what is not as fixed")],
            rows: check.deviations.map { [.text(names.written(check.words($0)))] }
          ).limited(to: 40, "deviations", command: "attest protocol check --json")))
    }
    return section(.protocol, blocks, ["attest protocol check --json"])
  }

  private var revealsSection: ReportDocument.Section {
    guard !reveals.isEmpty else {
      return section(
        .reveals, [.sentences(["Labels of unfinished reviews were never written where others could read them."])], [])
    }
    let rows = reveals.reversed().map { reveal -> [ReportCell] in
      let who = Set(reveal.facts.reviews.map(\.reviewer)).sorted()
      return [
        .text(day(reveal.madeAt)), .text(names.name(reveal.facts.verb)), .count(reveal.facts.reviews.count),
        .text(names.name(names.reviewers(who))),
        .text(names.anonymity == nil ? names.name(reveal.facts.account) : ""),
      ]
    }
    return section(
      .reveals,
      [
        .sentences([
          "Labels of unfinished reviews were written where others could read them \(counted(reveals.count, "time"))."
        ]),
        .table(
          ReportTable(
            title: "The last first",
            columns: [.text("day"), .text("verb"), .number("reviews"), .text("whose"), .text("account")], rows: rows
          ).limited(to: 40, "of them", command: "the ledger")),
      ], [])
  }

  /// The commands that print the figures of the other sections.
  private func provenance(of sections: [ReportDocument.Section]) -> ReportDocument.Section {
    let rows = sections.flatMap { part in
      part.commands.map { command -> [ReportCell] in [.text(part.title), .text(command)] }
    }
    return section(
      .provenance,
      [
        .table(ReportTable(title: "Commands", columns: [.text("section"), .text("printed by")], rows: rows)),
        .sentences([
          "Made of \(counted(ledger.entries, "entry", plural: "entries")) of the ledger, the last of \(asOf.iso8601);"
            + " the digest of its heads is \(ledger.digest)."
        ]),
      ], ["attest doctor --json"])
  }
}
