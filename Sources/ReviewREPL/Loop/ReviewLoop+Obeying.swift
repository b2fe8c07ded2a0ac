// SPDX-License-Identifier: GPL-3.0-or-later
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// One line of a pipe; the first that is no good ends the loop.
  mutating func obey() -> Ending? {
    switch surroundings.source.next(LineRequest(prompt: "")) {
    case .line(let line): return obey(line)
    case .malformedLine: return bad(.notText)
    case .endOfInput: return .left
    case .terminated(let signal): return .terminated(signal: signal)
    case .key, .interrupt, .redraw: return nil
    }
  }

  private mutating func obey(_ line: String) -> Ending? {
    let isBlank = line.allSatisfy(\.isWhitespace)
    if isBlank || line.drop(while: \.isWhitespace).hasPrefix("#") { return nil }
    do {
      return try carryOut(try resolve(line))
    } catch {
      return error.notSaved.map(Ending.notSaved) ?? bad(error)
    }
  }

  private func bad(_ error: LineError) -> Ending {
    .badLine(number: surroundings.source.lineNumber, error.cause)
  }
}
