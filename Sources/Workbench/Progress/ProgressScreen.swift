// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// How far the reading is, as two tables.
struct ProgressScreen: Screen {
  var progress: WorkProgress

  func render(in canvas: Canvas) -> String {
    if progress.reviewers.isEmpty { return "Nothing is assigned and nothing was begun.\n" }
    return people.render(in: canvas) + "\n" + articles(canvas).render(in: canvas)
  }

  private var people: Table {
    var table = Table(columns: [
      .init("reviewer"), .init("finished", .trailing), .init("decided", .trailing), .init("flagged", .trailing),
      .init("unsure", .trailing), .init("seconds", .trailing), .init("a day", .trailing), .init("done on"),
    ])
    table.rows = progress.reviewers.map { reviewer, figures in
      [
        sanitized(reviewer), "\(figures.finished)/\(figures.readings)", "\(figures.decided)/\(figures.paragraphs)",
        figures.flagged.map(String.init) ?? "", figures.unsure.map(String.init) ?? "",
        number(figures.secondsPerParagraph),
        number(figures.paragraphsPerDay), figures.expectedEnd.map { String($0.iso8601.prefix(10)) } ?? "",
      ]
    }
    return table
  }

  private func articles(_ canvas: Canvas) -> Table {
    var table = Table(columns: [.init("article", isWhole: true), .init("read", .trailing), .init("reviews")])
    table.rows = progress.articles.map { article, wanted, reviews in
      let finished = reviews.count { $0.figures.finished > 0 && $0.review.round == ReviewID.firstRound }
      let states = reviews.map { reading in
        let name = reading.review.name
        let figures = reading.figures
        return figures.finished > 0 ? "\(name) finished" : "\(name) \(figures.decided)/\(figures.paragraphs)"
      }
      return [
        sanitized(article), wanted > 0 ? "\(finished)/\(wanted)" : String(finished),
        sanitized(states.joined(separator: ", ")),
      ]
    }
    return table
  }

  private func number(_ value: Double?) -> String { value.map { Figure.text($0, decimals: 1) } ?? "" }
}

extension ReviewID {
  /// Whose reading of an article it is, in a list of its readings.
  var name: String { isDiscussion ? "\(reviewer) in round \(round)" : reviewer + (isRetest ? " again" : "") }
}
