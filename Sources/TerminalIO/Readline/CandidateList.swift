// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

/// Shows the candidates of the last completion under the line, each with its note, and the line again below.
func showCandidates(_: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _: Int32, _: Int32) {
  shim_flush()
  let console = StandardConsole()
  let canvas = console.canvas
  console.write("\n" + candidateList(ActiveLine.current.candidates, in: canvas))
  rl_forced_update_display()
}

/// The candidates as rows of text and note, at most forty.
func candidateList(_ candidates: [Completion], in canvas: Canvas) -> String {
  let shown = candidates.prefix(40)
  let rows = shown.map { [sanitized($0.text), $0.note.map { canvas.style.dim(sanitized($0)) } ?? ""] }
  let table = Table(columns: [.init(""), .init("")], rows: rows).render(in: canvas)
  let hidden = candidates.count - shown.count
  return hidden > 0 ? table + "  and \(hidden) more\n" : table
}
