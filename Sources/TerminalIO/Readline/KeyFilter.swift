// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

/// Stands between the terminal and readline: lets characters, pastes and the sequences that are bound go on, whole, and
/// swallows every other sequence, so that no tail of one is taken for a key.
struct KeyFilter {
  /// Whether the terminal went away.
  private(set) var hasEnded = false
  private var parser = InputParser()
  private var ready: [UInt8] = []
  private var passesPaste = true

  /// Whether readline can go on without waiting.
  var isReady: Bool { !ready.isEmpty || hasEnded }

  /// How many milliseconds to wait for the rest of a sequence; -1 when none has begun.
  ///
  /// In vi mode ESC is a command while a line is edited, and must not be held back for long.
  var patience: Int32 {
    guard parser.isPending else { return -1 }
    guard parser.isEscapeAlone else { return 1_000 }
    return shim_is_vi_mode() != 0 && shim_line_length() > 0 ? 50 : 500
  }

  /// The next byte for readline; nil when none is there.
  mutating func next() -> UInt8? { ready.isEmpty ? nil : ready.removeFirst() }

  /// The bytes that belong to the character whose first byte was just taken.
  mutating func restOfCharacter() -> [UInt8] {
    let rest = Array(ready.prefix { $0 & 0xC0 == 0x80 })
    ready.removeFirst(rest.count)
    return rest
  }

  /// Reads one byte, which was there a moment ago.
  mutating func read() {
    guard let byte = readByte() else { return }
    for piece in parser.feed(byte) { pass(piece) }
  }

  /// Nothing came for as long as `patience` said.
  mutating func expire() {
    for piece in parser.expire() { pass(piece) }
  }

  /// Forgets what is there and what is being put together, as after Ctrl-C.
  mutating func reset() {
    parser.reset()
    ready = []
  }

  /// Drops what was typed and not yet read; a sequence or a paste that has begun is swallowed to its end.
  ///
  /// - Returns: whether a key or a paste was among it.
  mutating func discard() -> Bool {
    var held = !ready.isEmpty
    var room = 1 << 20
    ready = []
    while room > 0, isReadable(), let byte = readByte() {
      room -= 1
      for piece in parser.feed(byte) {
        switch piece {
        case .key, .paste: held = true
        case .sequence: break
        }
      }
    }
    if parser.isInPaste { passesPaste = false }
    return held
  }

  /// Drops an Enter that is there already: it belongs to the key before it.
  mutating func dropEnter() {
    guard ready.isEmpty, !parser.isPending, isReadable() else { return }
    read()
    if ready == [0x0D] || ready == [0x0A] { ready = [] }
  }

  private mutating func pass(_ piece: InputParser.Piece) {
    switch piece {
    case .key([0x1B]): if shim_is_vi_mode() != 0 || shim_line_length() > 0 { ready.append(0x1B) }
    case .key(let bytes): ready += bytes
    case .sequence(let bytes):
      let passes = isBound(bytes) || isCommandBehindEscape(bytes)
      if bytes == InputParser.pasteStart { passesPaste = passes }
      if passes { ready += bytes }
    case .paste(let bytes): if passesPaste { ready += bytes }
    }
  }

  private func isBound(_ bytes: [UInt8]) -> Bool {
    bytes.map(CChar.init(bitPattern:)).withUnsafeBufferPointer { shim_is_bound($0.baseAddress, $0.count) != 0 }
  }

  /// ESC and a letter are two commands to somebody who edits a line in vi mode.
  private func isCommandBehindEscape(_ bytes: [UInt8]) -> Bool {
    bytes.count == 2 && shim_is_vi_mode() != 0 && shim_line_length() > 0
  }

  private func isReadable() -> Bool {
    var source = pollfd(fd: shim_input_descriptor(), events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0
  }

  /// A byte; nil where Ctrl-C dropped it before it could be read, and where the terminal went away.
  private mutating func readByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(shim_input_descriptor(), &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      hasEnded = count < 0 || hasHungUp()
      return nil
    }
  }

  private func hasHungUp() -> Bool {
    var source = pollfd(fd: shim_input_descriptor(), events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0 && source.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
  }
}

/// Gives readline its next byte.
///
/// readline waits here when it has half of something, say a paste whose end never comes: a signal that ends the line
/// must get through then.
func readKey(_: UnsafeMutablePointer<FILE>?) -> Int32 {
  let line = ActiveLine.current, endOfFile: Int32 = -1
  while true {
    if let byte = line.keys.next() { return Int32(byte) }
    guard !line.keys.hasEnded, line.signals.isDisjoint(with: [SIGINT, SIGTERM, SIGHUP]) else { return endOfFile }
    line.wait()
  }
}

/// Whether readline would get a byte at once; it asks before it takes ESC for a key.
func isKeyReady() -> Int32 { ActiveLine.current.keys.isReady ? 1 : 0 }
