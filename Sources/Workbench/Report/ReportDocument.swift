// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel

/// A report as it is read, whatever it is shown on: a page, a terminal, a paper.
struct ReportDocument {
  /// A section under a heading.
  struct Section {
    let name: String
    let title: String
    var blocks: [Block]
    /// The commands that print its figures.
    var commands: [String] = []
  }

  /// One thing below another.
  enum Block {
    case sentences([String])
    /// Questions with what the figures answer.
    case answers([(question: String, answer: String)])
    /// Figures in large type.
    case figures([KeyFigure])
    case table(ReportTable)
    /// Ways from hand to hand.
    case chains([(title: String, steps: [String])])
    case passages([Passage])
    /// Numbered steps.
    case steps([String])
  }

  /// A figure with what it is of.
  struct KeyFigure {
    let name: String
    let cell: ReportCell
    var remark = ""
  }

  /// A paragraph with what surrounds it and what is said of it.
  struct Passage {
    let title: String
    var before = "", after = ""
    let pieces: [MarkedParagraph.Piece]
    var votes: ReportTable?
    var remarks: [String] = []
  }

  let title: String
  let subtitle: String
  var language = ReportLanguage.en
  var sections: [Section]
  var footer: [String] = []
}

/// Rows of cells under a heading each.
struct ReportTable {
  /// One column.
  struct Column {
    let title: String
    var isNumber = false
    /// Whether its cells are drawn and say nothing that others do not.
    var isDrawn = false

    static func text(_ title: String) -> Column { Column(title: title) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
    static let drawn = Column(title: "", isDrawn: true)
  }

  let title: String
  var columns: [Column]
  var rows: [[ReportCell]]
  /// What drawn intervals are drawn on.
  var axis: ClosedRange<Double> = 0...1
  /// Places of the axis that dashed lines stand at.
  var limits: [Double] = []
  /// Whether cells cross rows with columns of one kind, shaded by their size.
  var isMatrix = false
  /// What the colours of its bars stand for, by place.
  var legend: [String] = []
  var remark = ""
}

/// What stands in one cell.
enum ReportCell {
  case text(String)
  case count(Int)
  /// A number; nil is a dash.
  case number(Double?, decimals: Int)
  /// A value with its interval, of which so much is shown as the value can be; nil is a dash.
  case estimate(Double?, (lower: Double, upper: Double)?, within: ClosedRange<Double> = -.infinity...1)
  /// Why there is no value, in the place of one.
  case reason(String)
  /// So many of so many; of none it is a dash.
  case share(count: Int, of: Int)
  /// A value with its interval, drawn on the axis of the table.
  case plot(Double?, (lower: Double, upper: Double)?)
  /// Parts of a whole, drawn: the share of each, 0 to 1, and the place of its colour.
  case bar([(share: Double, color: Int)])
  /// A number shaded by how strong it is, 0 to 1; nil is left blank.
  case shade(Double?, decimals: Int, strength: Double)
  /// A label with the place of its colour, and a remark on it.
  case label(String, color: Int, remark: String)
}

extension ReportTable {
  /// Leaves rows beyond the first so many out, and says so.
  func limited(to most: Int, _ what: String, command: String) -> ReportTable {
    guard rows.count > most else { return self }
    var table = self
    table.rows = Array(rows.prefix(most))
    let left = "\(rows.count - most) more \(what) are left out: \(command) has all."
    table.remark = [remark, left].filter { !$0.isEmpty }.joined(separator: " ")
    return table
  }
}

/// What reviewers are called in a report, and what is kept of words that people wrote.
struct ReportNames {
  /// Who is called what; nil names everybody.
  var anonymity: Anonymity?

  /// Longer names than this are cut, longer texts than that.
  private static let longestName = 120, longestText = 1500

  func reviewer(_ id: String) -> String { shortened(anonymity?.name(id) ?? id, to: Self.longestName) }

  func reviewers(_ ids: [String]) -> String { ids.map(reviewer).joined(separator: ", ") }

  /// A name of an article, an outlet or a source.
  func name(_ text: String) -> String { shortened(text, to: Self.longestName) }

  /// Words of an article.
  func printed(_ text: String) -> String { shortened(text, to: Self.longestText) }

  /// Words of a reviewer, in which nobody is named where nobody may be.
  func written(_ text: String) -> String {
    shortened(anonymity?.text(text) ?? text, to: Self.longestText)
  }

  private func shortened(_ text: String, to most: Int) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: most, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}
