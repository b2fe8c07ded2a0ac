// SPDX-License-Identifier: GPL-3.0-or-later

/// How figures of agreement are written.
public enum AnswerFormat: String, Sendable, CaseIterable {
  /// The screen of a terminal.
  case text
  /// One table of the coefficients, as a paper takes it.
  case markdown, latex
  /// A page with that table.
  case html
  /// One coefficient a row, or everything there is.
  case csv, json
  /// The line that a section on methods gives.
  case sentence

  /// The markup of a table for a paper; nil for what is none.
  var markup: MarkupFormat? {
    switch self {
    case .markdown: .markdown
    case .latex: .latex
    case .text, .html, .csv, .json, .sentence: nil
    }
  }
}
