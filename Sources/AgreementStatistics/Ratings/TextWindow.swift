// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSV
import Glibc

/// Where bytes come from.
enum ByteSource: Sendable {
  /// A file that can only be read onwards, such as a pipe, and the bytes read from it already.
  case stream(Int32, head: [UInt8])
  /// A regular file of so many bytes.
  case file(Int32, size: Int)
  /// Bytes in memory.
  case memory([UInt8])

  /// A source of an open file's bytes, from where it stands.
  init(descriptor: Int32) {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
    let isAtStart = isFile && lseek(descriptor, 0, SEEK_CUR) == 0
    self = isAtStart ? .file(descriptor, size: Int(status.st_size)) : .stream(descriptor, head: [])
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
    case .stream(let file, let head) where place >= head.count:
      return Self.retried { Glibc.read(file, buffer.baseAddress, buffer.count) }
    case .file(let file, _): return Self.retried { pread(file, buffer.baseAddress, buffer.count, place) }
    case .memory(let bytes), .stream(_, let bytes):
      let count = min(buffer.count, bytes.count - place)
      bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + count])) }
      return .success(count)
    }
  }

  /// The same bytes in the plain form of a text; nil where they are not what they begin like.
  ///
  /// What is not in that form is held in memory whole.
  func decoded() throws(ReadFailure) -> ByteSource? {
    let head = try bytes(limit: TextForm.telling)
    guard head.withUnsafeBytes({ TextForm($0) }) != .plain else {
      if case .stream(let file, _) = self { return .stream(file, head: head) }
      return self
    }
    var all = head
    if case .stream(let file, _) = self {
      all += try ByteSource.stream(file, head: []).bytes(limit: .max)
    } else {
      all = try bytes(limit: .max)
    }
    return TextForm.plain(all).map { .memory($0) }
  }

  private func bytes(limit: Int) throws(ReadFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var piece = [UInt8](repeating: 0, count: min(limit - bytes.count, 1 << 16))
      let place = bytes.count
      let count = try piece.withUnsafeMutableBytes { read(into: $0, from: place) }.get()
      if count == 0 { break }
      bytes += piece.prefix(count)
    }
    return bytes
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

/// A sliding piece of a text: what is not used up stays, and more is read behind it.
///
/// Eight bytes behind the text can be read, so that short names can be loaded as words.
struct TextWindow: ~Copyable {
  private static let slack = 8

  private let source: ByteSource
  private let end: Int
  private var storage: UnsafeMutableRawBufferPointer
  private var filled = 0
  /// Where the text not yet used up starts in the source.
  private(set) var start: Int

  /// A window on a part of a source.
  ///
  /// - Parameters:
  ///   - source: Where the bytes come from.
  ///   - range: Which of its bytes.
  ///   - piece: How many bytes to hold at a time, unless a row is longer.
  init(source: ByteSource, range: Range<Int>, piece: Int) {
    self.source = source
    start = range.lowerBound
    end = range.upperBound
    storage = .allocate(byteCount: max(piece, 4) + Self.slack, alignment: 16)
  }

  deinit { storage.deallocate() }

  /// The text at hand; `drop` and `refill` change it.
  var bytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: storage[0..<filled]) }

  /// Where the text not yet read starts in the source.
  var next: Int { start + filled }

  /// Reads more text; false at its end.
  mutating func refill() throws(ByteSource.ReadFailure) -> Bool {
    if filled + Self.slack == storage.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: storage.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(storage))
      storage.deallocate()
      storage = larger
    }
    let room = min(storage.count - Self.slack - filled, end - next)
    guard room > 0 else { return false }
    let buffer = UnsafeMutableRawBufferPointer(rebasing: storage[filled..<filled + room])
    let count = try source.read(into: buffer, from: next).get()
    filled += count
    return count > 0
  }

  /// Forgets the text used up.
  mutating func drop(_ used: Int) {
    guard used > 0, let base = storage.baseAddress else { return }
    base.copyMemory(from: base + used, byteCount: filled - used)
    filled -= used
    start += used
  }
}
