// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Reads lines from a file descriptor that is no terminal.
///
/// A line ends at LF or CRLF; the last one may lack its newline. A byte order mark before the first is
/// passed over. Control characters but NUL are kept as they are. A line that is not UTF-8, holds a NUL or has no end for
/// too long is reported as `malformedLine`, never repaired.
public final class PipedSource: LineSource {
  /// Nobody answers at the other end of a pipe.
  public let isInteractive = false
  /// The number of the line last returned, from 1; 0 before the first.
  public private(set) var lineNumber = 0
  private let fileDescriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var ended = false

  /// A source over an open file descriptor, which stays the caller's to close.
  public init(fileDescriptor: Int32 = 0) {
    self.fileDescriptor = fileDescriptor
  }

  /// The next line; prompts, hot keys and completions of the request are not used.
  public func next(_ request: LineRequest) -> InputEvent {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[start..<end]
        (start, searched) = (end + 1, end + 1)
        return event(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      }
      searched = buffer.count
      if ended || buffer.count - start > InputEvent.lineBytes { return remainder() }
      fill()
    }
  }

  /// Whether `next` gives something without reading.
  var hasLine: Bool { ended || buffer[searched...].contains(UInt8(ascii: "\n")) }

  /// Forgets what was read and not yet given; whether there was a line.
  func forget() -> Bool {
    defer { (buffer, start, searched) = ([], 0, 0) }
    return buffer[start...].contains(UInt8(ascii: "\n"))
  }

  private func remainder() -> InputEvent {
    guard start < buffer.count else { return .endOfInput }
    let line = buffer[start...]
    (start, searched) = (buffer.count, buffer.count)
    return event(line)
  }

  private func event(_ line: ArraySlice<UInt8>) -> InputEvent {
    lineNumber += 1
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return InputEvent(line: lineNumber == 1 && line.starts(with: mark) ? line.dropFirst(mark.count) : line)
  }

  /// Reads what is there, waiting for something.
  func fill() {
    buffer.removeSubrange(..<start)
    searched -= start
    start = 0
    let room = 65_536
    let got = [UInt8](unsafeUninitializedCapacity: room) { bytes, count in
      repeat { count = max(-1, read(fileDescriptor, bytes.baseAddress, room)) } while count < 0 && errno == EINTR
      ended = count <= 0
      count = max(0, count)
    }
    buffer += got
  }
}
