// SPDX-License-Identifier: GPL-3.0-or-later

/// A stretch of text that is never torn: one visible scalar with the marks that combine with it, or an escape sequence
/// that sets the style.
struct TextPiece {
  /// What is written.
  var text: String
  /// The columns it takes: 0, 1, 2, or more for a code such as `<9B>`.
  var width: Int
  /// Whether a line may end here, and the piece be dropped when it does.
  var isBlank: Bool
  /// Whether it only sets the style.
  var isEscape: Bool
}

extension TextPiece {
  /// Cuts text into pieces, in order; a tab becomes a blank.
  static func cut(_ text: String) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if let end = styleSequenceEnd(rest) {
        pieces.append(TextPiece(text: String(rest[..<end]), width: 0, isBlank: false, isEscape: true))
        rest = rest[end...]
        continue
      }
      rest = rest.dropFirst()
      let width = columns(of: scalar)
      if width == 0, let last = pieces.indices.last, !pieces[last].isEscape {
        pieces[last].text.unicodeScalars.append(scalar)
      } else {
        let shown = scalar == "\t" ? " " : scalar
        pieces.append(TextPiece(text: String(shown), width: width, isBlank: shown.isBreakable, isEscape: false))
      }
    }
    return pieces
  }

  /// The columns of the widest stretch of text that no line break divides.
  static func widestWord(in text: String) -> Int {
    var widest = 0, word = 0
    for piece in cut(text) {
      word = piece.isBlank || piece.width == 2 ? 0 : word + piece.width
      widest = max(widest, word, piece.isBlank ? 0 : piece.width)
    }
    return widest
  }
}

/// The end of a sequence ESC [ digits and semicolons m at the start of the scalars, or nil.
func styleSequenceEnd<Scalars: BidirectionalCollection<Unicode.Scalar>>(_ scalars: Scalars) -> Scalars.Index? {
  guard scalars.first == "\u{1B}" else { return nil }
  let rest = scalars.dropFirst()
  guard rest.first == "[" else { return nil }
  let parameters = rest.dropFirst()
  guard let end = parameters.firstIndex(where: { !("0"..."9").contains($0) && $0 != ";" }) else { return nil }
  return parameters[end] == "m" ? scalars.index(after: end) : nil
}

extension Unicode.Scalar {
  fileprivate var isBreakable: Bool {
    properties.isWhitespace && self != "\u{A0}" && self != "\u{202F}" && self != "\u{2007}"
  }
}
