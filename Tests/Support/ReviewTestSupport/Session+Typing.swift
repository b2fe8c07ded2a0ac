// SPDX-License-Identifier: GPL-3.0-or-later
public import ReviewSession

extension Session {
  /// What a line typed at the prompt does, where it is an act.
  ///
  /// - Throws: what the command or the act throws, and ``CommandError`` for a line that is none.
  @discardableResult
  public mutating func type(_ line: String, log: MemoryLog) throws -> [Outcome] {
    let command = try CommandTable(codebook: codebook).resolve(line, in: .review)
    guard case .act(let act) = command else { throw CommandError.missing(command: line, usage: "") }
    return try perform(act, seconds: 0, log: log)
  }
}
