// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// The record of an origin while a sitting writes it: locked as long as the sitting lives, and never behind the file.
///
/// It is not synced, for that would double what a decision costs. What the kernel keeps survives the end of a process,
/// but not of the machine, so that a mark counts only until the machine starts anew.
final class OpenMark: Sendable {
  private let descriptor: Int32

  /// Takes a mark that nobody holds; nil where somebody does, or there is none.
  init?(at path: String) {
    descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  /// Makes the mark of a new origin.
  init?(making path: String) {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  /// Takes the mark of a sitting that was killed, if the last head it wrote down is this one.
  convenience init?(leftAt path: String, by head: Origins.Head) {
    self.init(at: path)
    var status = stat()
    let words = Self.words(in: descriptor)
    // Whoever closes its sitting takes the mark away, also one that was opened here meanwhile.
    guard fstat(descriptor, &status) == 0, status.st_nlink == 1, let boot = Self.boot, words.last == boot,
      words.count == 4, Origins.Head(record: words) == head
    else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes a head down; nil, and where that fails, nothing that could be continued.
  func write(_ head: Origins.Head?) {
    let text = Array(head.map { "\($0.record) \(Self.boot ?? "")\n" }?.utf8 ?? "".utf8)
    let isWritten = pwrite(descriptor, text, text.count, 0) == text.count
    ftruncate(descriptor, isWritten ? text.count : 0)
  }

  /// The words of a record.
  static func words(in descriptor: Int32) -> [String] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(whereSeparator: \.isWhitespace).map(
      String.init)
  }

  /// What the kernel calls the time since the machine was started; nil where it does not say.
  private static let boot: String? = {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return words(in: descriptor).first
  }()
}
