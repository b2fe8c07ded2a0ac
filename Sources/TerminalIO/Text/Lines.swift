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

/// Text on one line, cut to at most `width` columns and ended by `ellipsis` if anything was lost.
///
/// It is cut behind a word; a first word that is wider than the line is broken. Newlines and tabs become blanks. Escape
/// sequences behind the cut are kept, so that a style ends where it should.
///
/// - Complexity: O(*n*) in the scalars of `text`.
public func truncate(_ text: String, width: Int, ellipsis: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { line.append(scalar == "\n" || scalar == "\t" ? " " : scalar) }
  let whole = String(line)
  guard displayWidth(whole) > width else { return whole }
  let sign = displayWidth(ellipsis) <= width ? ellipsis : ""
  let pieces = TextPiece.cut(whole)
  let end = cut(pieces, to: width - displayWidth(sign))
  let escapes = pieces[end...].lazy.filter(\.isEscape).map(\.text).joined()
  return trimmedEnd(pieces[..<end].lazy.map(\.text).joined()) + sign + escapes
}

/// How many of the pieces fit into `room` columns: as many whole words as do, or as much as does of the first.
private func cut(_ pieces: [TextPiece], to room: Int) -> Int {
  var width = 0, wordEnd = 0, hasWord = false
  for (index, piece) in pieces.enumerated() {
    width += piece.width
    if piece.isBlank, width - piece.width <= room {
      if hasWord { wordEnd = index }
    } else if width > room {
      return wordEnd > 0 ? wordEnd : index
    } else if !piece.isEscape {
      hasWord = true
      if piece.width == 2 { wordEnd = index + 1 }
    }
  }
  return pieces.count
}

/// Text without the blanks at its end.
func trimmedEnd(_ text: String) -> String {
  var scalars = text.unicodeScalars[...]
  while scalars.last == " " { scalars.removeLast() }
  return String(scalars)
}

/// Fills lines with pieces, greedily.
private struct LineFiller {
  private var lines: [String] = []
  private var line = ""
  private var lineWidth = 0
  private var blanks = ""
  private var word: [TextPiece] = []
  private var wordWidth = 0
  private var room: Int
  private let later: Int

  /// A filler whose first line has `room` columns and every other one `later`.
  init(room: Int, later: Int) {
    self.room = room
    self.later = later
  }

  /// Takes the next piece.
  mutating func add(_ piece: TextPiece) {
    if piece.isBlank {
      placeWord()
      blanks += piece.text
    } else if piece.width == 2 {
      placeWord()
      append(piece)
      placeWord()
    } else {
      append(piece)
    }
  }

  /// The lines; the filler is used up.
  mutating func finished() -> [String] {
    placeWord()
    return lines + [line]
  }

  private mutating func append(_ piece: TextPiece) {
    word.append(piece)
    wordWidth += piece.width
  }

  private mutating func placeWord() {
    guard !word.isEmpty else { return }
    let gap = displayWidth(blanks)
    if lineWidth + gap + wordWidth <= room {
      line += blanks
      lineWidth += gap
    } else if lineWidth > 0 {
      breakLine()
    }
    for piece in word {
      if lineWidth > 0, lineWidth + piece.width > room { breakLine() }
      line += piece.text
      lineWidth += piece.width
    }
    (blanks, word, wordWidth) = ("", [], 0)
  }

  private mutating func breakLine() {
    lines.append(line)
    (line, lineWidth, room) = ("", 0, later)
  }
}
