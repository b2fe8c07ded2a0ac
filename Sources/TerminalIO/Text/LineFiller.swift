// SPDX-License-Identifier: GPL-3.0-or-later

/// Fills lines with pieces, greedily.
struct LineFiller {
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
