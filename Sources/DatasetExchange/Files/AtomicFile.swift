// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// A file that appears whole or not at all: temporary sibling, fsync, rename, fsync of the folder.
public final class AtomicFile: ByteSink {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private let sink: DescriptorSink
  private var isOpen = true

  /// Makes the temporary sibling, readable by its owner only.
  public init(path: String) throws(ExchangeError) {
    self.path = path
    temporary = "\(path).\(getpid()).partial"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw ExchangeError(errno, path: path) }
    sink = DescriptorSink(descriptor: descriptor, path: path)
  }

  deinit { abandon() }

  /// Writes all of the bytes to the sibling.
  public func write(_ bytes: [UInt8]) throws(ExchangeError) { try sink.write(bytes) }

  /// Puts the sibling in the file's place; only now does the file change.
  public func commit() throws(ExchangeError) {
    guard isOpen else { return }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw ExchangeError(errno, path: path) }
    close(descriptor)
    isOpen = false
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw ExchangeError(errno, path: folder) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw ExchangeError(errno, path: folder) }
  }

  private func abandon() {
    guard isOpen, descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
    isOpen = false
  }
}
