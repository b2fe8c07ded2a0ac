// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

/// readline's question for candidates; the answer is an array that readline frees: the common beginning, then each
/// candidate, then nil.
func completeWord(
  _ word: UnsafePointer<CChar>?, _ start: Int32, _ end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  let line = ActiveLine.current
  let typed = UnsafeBufferPointer(start: shim_line(), count: Int(end)).map(UInt8.init(bitPattern:))
  let wordStart = String(decoding: typed.prefix(Int(start)), as: UTF8.self).unicodeScalars.count
  let offered = line.request.completions(String(decoding: typed, as: UTF8.self), wordStart)
  let text = word.map { String(cString: $0) } ?? ""
  let prefix = folded(text)
  var seen: Set<[Unicode.Scalar]> = []
  line.candidates = offered.filter {
    folded($0.text).starts(with: prefix) && seen.insert(Array($0.text.unicodeScalars)).inserted
  }
  let isOpenEnded = line.candidates.count == 1 && line.candidates[0].text.unicodeScalars.last == "="
  shim_completion_over(isOpenEnded ? 1 : 0)
  guard let first = line.candidates.first else { return nil }
  let rest = line.candidates.count == 1 ? [] : line.candidates.map(\.text)
  let texts = [rest.isEmpty ? first.text : beginning(of: line.candidates, typed: text)] + rest
  let answer = malloc((texts.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)
  let array = answer?.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: texts.count + 1)
  for (index, text) in texts.enumerated() { array?[index] = strdup(text) }
  array?[texts.count] = nil
  return array
}

/// What all candidates begin with, whatever the case of letters, as the first one writes it; or what was typed, if they
/// have no more in common: readline lists the choices once Tab changes nothing.
private func beginning(of candidates: [Completion], typed: String) -> String {
  guard let first = candidates.first else { return typed }
  let length = candidates.dropFirst().reduce(first.text.unicodeScalars.count) { length, candidate in
    zip(folded(first.text), folded(candidate.text)).prefix(length).prefix { $0 == $1 }.count
  }
  guard length > typed.unicodeScalars.count else { return typed }
  var beginning = String.UnicodeScalarView()
  beginning.append(contentsOf: first.text.unicodeScalars.prefix(length))
  return String(beginning)
}

private func folded(_ text: String) -> [String] {
  text.unicodeScalars.map(\.properties.lowercaseMapping)
}

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
