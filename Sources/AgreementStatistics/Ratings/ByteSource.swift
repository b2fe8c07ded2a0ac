// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Where bytes come from, a piece at a time.
enum ByteSource {
  case descriptor(Int32)
  case memory([UInt8], position: Int)

  /// Fills a buffer as far as it can; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, ReadFailure> {
    switch self {
    case .descriptor(let file):
      while true {
        let count = Glibc.read(file, buffer.baseAddress, buffer.count)
        if count >= 0 { return .success(count) }
        if errno != EINTR { return .failure(ReadFailure(code: errno)) }
      }
    case .memory(let bytes, let position):
      let count = min(buffer.count, bytes.count - position)
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
      }
      self = .memory(bytes, position: position + count)
      return .success(count)
    }
  }

  /// How many bytes there are in all, where that is known beforehand.
  var size: Int? {
    switch self {
    case .descriptor(let file):
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return Int(status.st_size)
    case .memory(let bytes, _): return bytes.count
    }
  }

  /// A failed read and its errno.
  struct ReadFailure: Error {
    let code: Int32
  }
}
