// SPDX-License-Identifier: GPL-3.0-or-later

/// The one way from texts to lines: screens say what belongs together, and every line ends at a word.
extension Canvas {
  /// The columns that running text is wrapped to.
  public var measure: Int { max(1, min(width - 4, 76)) }

  /// Text wrapped to the measure.
  ///
  /// - Parameters:
  ///   - text: Sanitized text; a newline ends a line.
  ///   - indent: Columns before every line.
  ///   - hanging: Columns behind `indent` on every line but the first.
  /// - Returns: At least one line, without its newline.
  public func block(_ text: String, indent: Int = 2, hanging: Int = 0) -> [String] {
    wrap(text, width: min(measure + indent, width), indent: blanks(indent), hanging: blanks(hanging))
  }

  /// Sentences as blocks of text, each line ended by a newline.
  public func sentences(_ sentences: [String]) -> String {
    sentences.flatMap { block($0, hanging: 2) }.map { $0 + "\n" }.joined()
  }

  /// Lines as they stand; one that is wider than the screen is wrapped behind its own indent.
  public func fitted(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.flatMap { line in
      if displayWidth(line) <= width { return [line] }
      let words = String(line.unicodeScalars.drop { $0 == " " })
      let indent = line.unicodeScalars.prefix { $0 == " " }.count
      return wrap(words, width: width, indent: blanks(indent), hanging: "  ")
    }.joined(separator: "\n")
  }

  /// A sentence as it stands on the output of a verb: one line for a program, wrapped where a terminal shows it.
  public func line(_ sentence: String) -> String {
    isTerminal ? wrap(sentence, width: width, hanging: "  ").joined(separator: "\n") : sentence
  }

  /// Phrases one behind the other; a line ends between two of them, and inside of one only where it is wider than a line.
  ///
  /// - Parameters:
  ///   - phrases: Sanitized texts without newlines.
  ///   - separator: Stands between two phrases on a line.
  ///   - indent: Columns before every line.
  /// - Returns: At least one line, without its newline.
  public func flow(_ phrases: [String], separator: String = "   ", indent: Int = 2) -> [String] {
    let room = min(width, 80) - indent
    var lines: [String] = [], line = ""
    for phrase in phrases {
      if !line.isEmpty, displayWidth(line) + displayWidth(separator) + displayWidth(phrase) <= room {
        line += separator + phrase
      } else {
        if !line.isEmpty { lines.append(line) }
        line = phrase
      }
    }
    return (lines + [line]).flatMap { wrap($0, width: room + indent, indent: blanks(indent), hanging: "  ") }
  }

  /// Terms with what they mean, in two columns; on a narrow screen, or beside a long term, the meaning stands below.
  ///
  /// - Parameters:
  ///   - entries: Sanitized texts without newlines.
  ///   - column: Where meanings begin, counted from the left margin.
  ///   - indent: Columns before every term.
  ///   - hanging: Columns behind `indent` on every line of a term but the first.
  /// - Returns: The lines, without their newlines.
  public func definitions(
    _ entries: [(term: String, meaning: String)], column: Int, indent: Int = 4, hanging: Int = 2
  ) -> [String] {
    let column = min(width, 80) - column < 24 ? indent + 4 : column
    return entries.flatMap { term, meaning in
      let lead = blanks(indent) + term
      let room = min(width, 80)
      if displayWidth(lead) + 2 > column || displayWidth(lead) > room {
        return wrap(term, width: room, indent: blanks(indent), hanging: blanks(hanging))
          + (meaning.isEmpty ? [] : wrap(meaning, width: room, indent: blanks(column)))
      }
      let lines = wrap(meaning, width: room - column)
      return lines.enumerated().map { trimmedEnd(($0 == 0 ? padded(lead, width: column) : blanks(column)) + $1) }
    }
  }

  /// A horizontal line with a title at its left and a remark at its right; a title that is too wide stands above it.
  public func rule(_ title: String, _ remark: String = "") -> String {
    let room = min(width, 80)
    let left = String(repeating: glyphs.rule, count: 2) + " \(title) "
    let right = remark.isEmpty ? "" : " \(remark) " + String(repeating: glyphs.rule, count: 2)
    let free = room - displayWidth(left) - displayWidth(right)
    guard free >= 2 else {
      let plain = [title, remark].filter { !$0.isEmpty }.flatMap { block($0, indent: 3) }
      return (plain + [String(repeating: glyphs.rule, count: room)]).map(style.dim).joined(separator: "\n")
    }
    return style.dim(left + String(repeating: glyphs.rule, count: free) + right)
  }

  /// An article's lines: wrapped, made harmless, each behind a mark that an article can not forge.
  public func quoted(_ text: String, indent: Int = 2) -> String {
    let mark = blanks(indent) + style.dim(glyphs.gutter)
    return wrap(sanitized(text), width: min(measure + indent, width), indent: mark + " ")
      .map { $0.isEmpty ? mark : $0 }.joined(separator: "\n")
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
