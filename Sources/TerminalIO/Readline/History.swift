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

/// A file of at most 1,000 lines without duplicates, readable by its owner alone.
struct HistoryFile {
  /// The most lines a history holds.
  static let limit = 1_000

  /// Where it is.
  let path: String

  /// Its lines, oldest first; none if it cannot be read, or is a link or no plain file.
  func lines() -> [String] {
    guard let file = opened(O_RDONLY) else { return [] }
    defer { close(file) }
    return content(of: file)
  }

  /// Adds lines to what the file holds by now; does nothing where that is not allowed.
  func append(_ added: [String]) {
    guard !added.isEmpty else { return }
    makeFolders()
    guard let file = opened(O_RDWR | O_CREAT) else { return }
    defer { close(file) }
    flock(file, LOCK_EX)
    let bytes = Array(Self.merged(content(of: file) + added).map { $0 + "\n" }.joined().utf8)
    guard fchmod(file, 0o600) == 0, ftruncate(file, 0) == 0 else { return }
    _ = pwrite(file, bytes, bytes.count, 0)
  }

  /// The last appearance of every line, the newest thousand.
  static func merged(_ lines: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return lines.reversed().filter { seen.insert(Array($0.utf8)).inserted }.prefix(limit).reversed()
  }

  private func opened(_ mode: Int32) -> Int32? {
    let file = open(path, mode | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else { return nil }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    return file
  }

  private func content(of file: Int32) -> [String] {
    lseek(file, 0, SEEK_SET)
    let source = PipedSource(fileDescriptor: file)
    var lines: [String] = []
    while true {
      switch source.next(LineRequest(prompt: "")) {
      case .line(let line): lines.append(line)
      case .malformedLine: continue
      default: return Self.merged(lines.filter { !$0.isEmpty })
      }
    }
  }

  private func makeFolders() {
    for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") && index > path.startIndex {
      mkdir(String(path[..<index]), 0o700)
    }
  }
}
