// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

/// The lines that the Up key brings back, and the file they are kept in.
struct LineHistory {
  private var file: HistoryFile?
  private var added: [String] = []

  /// Saves the lines added, forgets all, and loads those at `path`.
  mutating func open(_ path: String?) {
    save()
    clear_history()
    file = path.map(HistoryFile.init)
    using_history()
    stifle_history(Int32(HistoryFile.limit))
    for line in file?.lines() ?? [] { add_history(line) }
  }

  /// Adds a line, in place of an equal older one; a line of several lines is left out.
  mutating func add(_ line: String) {
    guard !line.isEmpty, !line.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else { return }
    for index in (0..<shim_history_count()).reversed() where strcmp(shim_history_line(index), line) == 0 {
      shim_history_remove(index)
    }
    add_history(line)
    added.append(line)
  }

  /// Appends the lines added to the file.
  mutating func save() {
    file?.append(added)
    added = []
  }
}
