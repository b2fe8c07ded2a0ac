// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Where bytes come from.
enum ByteSource: Sendable {
  /// A file that can only be read onwards, such as a pipe.
  case stream(Int32)
  /// A regular file of so many bytes.
  case file(Int32, size: Int)
  /// Bytes in memory.
  case memory([UInt8])

  /// A source of an open file's bytes, from where it stands.
  init(descriptor: Int32) {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
    let isAtStart = isFile && lseek(descriptor, 0, SEEK_CUR) == 0
    self = isAtStart ? .file(descriptor, size: Int(status.st_size)) : .stream(descriptor)
  }

  /// How many bytes there are in all, where that is known beforehand and any of them can be read at once.
  var size: Int? {
    switch self {
    case .stream: nil
    case .file(_, let size): size
    case .memory(let bytes): bytes.count
    }
  }

  /// Fills a buffer as far as it can with the bytes from a place on; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) -> Result<Int, ReadFailure> {
    switch self {
    case .stream(let file): return Self.retried { Glibc.read(file, buffer.baseAddress, buffer.count) }
    case .file(let file, _): return Self.retried { pread(file, buffer.baseAddress, buffer.count, place) }
    case .memory(let bytes):
      let count = min(buffer.count, bytes.count - place)
      bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + count])) }
      return .success(count)
    }
  }

  private static func retried(_ read: () -> Int) -> Result<Int, ReadFailure> {
    while true {
      let count = read()
      if count >= 0 { return .success(count) }
      if errno != EINTR { return .failure(ReadFailure(code: errno)) }
    }
  }

  /// A failed read and its errno.
  struct ReadFailure: Error {
    let code: Int32
  }
}
