// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// A file that a command writes.
///
/// A regular file, one that is there or a new one, appears whole or not at all: temporary sibling, fsync, rename, fsync
/// of the folder. It keeps its mode, and a new one is its owner's only. A symbolic link is followed; a device, a pipe or
/// an open descriptor is written into.
public final class OutputFile: ByteSink {
  /// Syncs a folder and gives 0, or the error number; a test puts a failure in its place.
  var syncFolder: (String) -> Int32 = OutputFile.sync
  private let path: String
  private let descriptor: Int32
  private let replacement: Replacement?
  private var isOpen = true

  /// A temporary sibling and the file whose place it takes.
  private struct Replacement {
    let temporary: String
    let target: String
    let mode: mode_t?
  }

  /// Opens what the path leads to, or makes a temporary sibling; leftovers of exports that were killed go.
  ///
  /// - Parameters:
  ///   - path: the path as the user gave it.
  ///   - inputs: the files that the same command lives on or reads, `-` for the standard input.
  /// - Throws: ``ExchangeError/wouldReplace(path:input:)`` when the path leads to one of the inputs by whatever links.
  public init(path: String, sparing inputs: [String] = []) throws(ExchangeError) {
    self.path = path
    switch try Self.place(of: path, sparing: inputs) {
    case .descriptor(let number):
      descriptor = fcntl(number, F_DUPFD_CLOEXEC, 0)
      replacement = nil
    case .special(let place):
      descriptor = open(place, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      replacement = nil
    case .file(let target, let mode):
      if mode != nil, access(target, W_OK) != 0 { throw ExchangeError(errno, path: path) }
      Self.removeLeftovers(beside: target)
      let temporary = "\(target).\(getpid()).partial"
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      replacement = Replacement(temporary: temporary, target: target, mode: mode)
    }
    guard descriptor >= 0 else { throw ExchangeError(errno, path: path) }
  }

  deinit { abandon() }

  /// Throws what opening would throw, so that it is known before anything is computed.
  public static func check(path: String, sparing inputs: [String]) throws(ExchangeError) {
    _ = try place(of: path, sparing: inputs)
  }

  /// Where what was written can be read before it is committed; nil for what is written into and never replaced.
  public var draft: String? { replacement?.temporary }

  /// Whether the path leads to a terminal.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all of the bytes, past interruptions.
  public func write(_ bytes: [UInt8]) throws(ExchangeError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw ExchangeError(errno, path: path)
      }
    }
  }

  /// Puts a temporary sibling in the file's place; only now does the file change.
  public func commit() throws(ExchangeError) {
    guard isOpen else { return }
    guard fsync(descriptor) == 0 || replacement == nil && errno == EINVAL else {
      throw ExchangeError(errno, path: path)
    }
    if let replacement {
      if let mode = replacement.mode { fchmod(descriptor, mode) }
      guard rename(replacement.temporary, replacement.target) == 0 else { throw ExchangeError(errno, path: path) }
    }
    close(descriptor)
    isOpen = false
    guard let replacement else { return }
    let code = syncFolder(OutputPlace.split(replacement.target).folder)
    if code != 0 { throw .notSynced(path: path, reason: String(cString: strerror(code))) }
  }

  private func abandon() {
    guard isOpen, descriptor >= 0 else { return }
    close(descriptor)
    if let replacement { unlink(replacement.temporary) }
    isOpen = false
  }

  private static func place(of path: String, sparing inputs: [String]) throws(ExchangeError) -> OutputPlace {
    let place = try OutputPlace(path)
    guard let identity = FileIdentity(place) else { return place }
    if let input = inputs.first(where: { FileIdentity(input: $0) == identity }) {
      throw .wouldReplace(path: path, input: input)
    }
    return place
  }

  static func sync(_ folder: String) -> Int32 {
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return errno }
    defer { close(directory) }
    // A file system without such a call has nothing that could be lost by leaving it out.
    return fsync(directory) == 0 || errno == EINVAL ? 0 : errno
  }

  /// Removes the siblings of processes that are no more.
  private static func removeLeftovers(beside target: String) {
    let (folder, name) = OutputPlace.split(target)
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let found = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard found.hasPrefix(name + "."), found.hasSuffix(".partial"),
        let process = pid_t(found.dropFirst(name.count + 1).dropLast(".partial".count))
      else { continue }
      if process == getpid() || kill(process, 0) != 0 && errno == ESRCH { unlinkat(dirfd(directory), found, 0) }
    }
  }
}
