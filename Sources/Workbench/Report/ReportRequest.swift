// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of a report.
public enum ReportSection: String, Sendable, CaseIterable {
  case summary, progress, agreement, gold, hardest, labels, sources, spans, quality, codebook, `protocol`, reveals,
    provenance

  /// What its heading says.
  var title: String {
    switch self {
    case .summary: "Summary"
    case .progress: "Progress and pace"
    case .agreement: "Agreement"
    case .gold: "Gold, and why reviewers differed"
    case .hardest: "The hardest paragraphs"
    case .labels: "What the articles hold"
    case .sources: "Sources and ratings"
    case .spans: "Words marked in the texts"
    case .quality: "Reviewers"
    case .codebook: "Codebook"
    case .protocol: "Protocol and deviations"
    case .reveals: "Who saw what early"
    case .provenance: "Where every figure comes from"
    }
  }

  /// Which unfinished reviews a section holds something of, where it may.
  enum Rows {
    case none
    /// Those that agreement is measured on.
    case counted
    case all
  }

  /// Whose work stands in it; what is only counted as progress, or finished in any case, is nobody's unfinished labels.
  var holdsReviews: Rows {
    switch self {
    case .agreement, .hardest: .counted
    case .summary, .labels, .sources, .spans: .all
    case .progress, .gold, .quality, .codebook, .protocol, .reveals, .provenance: .none
    }
  }
}

/// The language that a report is written in.
public enum ReportLanguage: String, Sendable, CaseIterable {
  case en
}

/// How tables and paragraphs for a paper are marked up.
public enum MarkupFormat: String, Sendable, CaseIterable {
  case markdown, latex, text
}

/// What to report, and how.
public struct ReportRequest: Sendable {
  /// What is made of the figures.
  public enum Form: Sendable, Equatable {
    /// A page where a path is given, else the short form for a terminal.
    case report
    /// The words for a paper: methods, results and the checklist.
    case methods(MarkupFormat)
    /// Every table alone.
    case tables(MarkupFormat)
  }

  /// The slugs; none takes every article.
  public var articles: [String] = []
  /// Where the answer goes, `-` for the standard output; nil pages the short form.
  public var path: String?
  /// The sections; none takes all.
  public var sections: [ReportSection] = []
  /// Whether reviewers are R1, R2 … everywhere.
  public var isAnonymous = false
  /// Whether reviews that are not finished count as well, which the ledger records.
  public var includesUnfinished = false
  /// The language.
  public var language = ReportLanguage.en
  /// What is made of the figures.
  public var form = Form.report
  /// The program with its version, as the page names it.
  public var program = "attest"

  /// A request for everything.
  public init() {}

  /// The sections that are wanted, in the order of the page.
  var wanted: [ReportSection] {
    sections.isEmpty ? ReportSection.allCases : ReportSection.allCases.filter(sections.contains)
  }
}
