// SPDX-License-Identifier: GPL-3.0-or-later

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
