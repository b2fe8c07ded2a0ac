// SPDX-License-Identifier: GPL-3.0-or-later

/// Text on one line, cut to at most `width` columns and ended by `ellipsis` if anything was lost.
///
/// Newlines and tabs become blanks. Escape sequences behind the cut are kept, so that a style ends where it should.
///
/// - Complexity: O(*n*) in the scalars of `text`.
public func truncate(_ text: String, width: Int, ellipsis: String) -> String {
  var line = String.UnicodeScalarView()
  line.append(contentsOf: text.unicodeScalars.lazy.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  let whole = String(line)
  guard displayWidth(whole) > width else { return whole }
  let sign = displayWidth(ellipsis) <= width ? ellipsis : ""
  var room = width - displayWidth(sign)
  var kept = ""
  var escapes = ""
  var isOpen = true
  for piece in TextPiece.cut(whole) {
    if piece.isEscape {
      isOpen ? kept.append(piece.text) : escapes.append(piece.text)
    } else if isOpen, piece.width <= room {
      kept.append(piece.text)
      room -= piece.width
    } else {
      isOpen = false
    }
  }
  while kept.unicodeScalars.last == " " { kept.unicodeScalars.removeLast() }
  return kept + sign + escapes
}
