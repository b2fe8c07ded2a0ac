// SPDX-License-Identifier: GPL-3.0-or-later

/// A sliding piece of a text: what is not used up stays, and more is read behind it.
///
/// Eight bytes behind the text can be read, so that short names can be loaded as words.
struct TextWindow: ~Copyable {
  private static let piece = 1 << 20
  private static let slack = 8

  private var source: ByteSource
  private let path: String
  private var storage: UnsafeMutableRawBufferPointer
  private var filled = 0
  private(set) var bytesRead = 0

  init(source: ByteSource, path: String) {
    self.source = source
    self.path = path
    storage = .allocate(byteCount: Self.piece + Self.slack, alignment: 16)
  }

  /// The size of the whole text, where that is known beforehand.
  var size: Int? { source.size }

  deinit { storage.deallocate() }

  /// The text at hand; `drop` and `refill` change it.
  var bytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: storage[0..<filled]) }

  /// Reads more text; false at its end.
  mutating func refill() throws(RatingsError) -> Bool {
    if filled + Self.slack == storage.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: storage.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(storage))
      storage.deallocate()
      storage = larger
    }
    switch source.read(into: UnsafeMutableRawBufferPointer(rebasing: storage[filled..<storage.count - Self.slack])) {
    case .success(let count):
      filled += count
      bytesRead += count
      return count > 0
    case .failure(let failure): throw .unreadable(path: path, code: failure.code)
    }
  }

  /// Forgets the text used up.
  mutating func drop(_ used: Int) {
    guard used > 0, let base = storage.baseAddress else { return }
    base.copyMemory(from: base + used, byteCount: filled - used)
    filled -= used
  }
}
