// SPDX-License-Identifier: GPL-3.0-or-later

/// Breaks text into lines of at most `width` columns.
///
/// Newlines in the text stay line ends; runs of blanks inside a line are kept, those at a break are dropped. Wide (CJK)
/// characters break anywhere, other words at blanks; a word longer than a line is broken.
///
/// - Parameters:
///   - text: Sanitized text; escape sequences that set the style are kept and take no room.
///   - width: Columns of a whole line, indents included; at least one column is used for text.
///   - indent: Stands before every line.
///   - hanging: Stands behind `indent` on every line but the first.
/// - Returns: At least one line; an empty line has no indent.
/// - Complexity: O(*n*) in the scalars of `text`.
public func wrap(_ text: String, width: Int, indent: String = "", hanging: String = "") -> [String] {
  let first = max(1, width - displayWidth(indent))
  let later = max(1, first - displayWidth(hanging))
  var lines: [String] = []
  for paragraph in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
    var filler = LineFiller(room: lines.isEmpty ? first : later, later: later)
    for piece in TextPiece.cut(String(paragraph)) { filler.add(piece) }
    for line in filler.finished() {
      let margin = lines.isEmpty ? indent : indent + hanging
      lines.append(line.isEmpty ? "" : margin + line)
    }
  }
  return lines
}
