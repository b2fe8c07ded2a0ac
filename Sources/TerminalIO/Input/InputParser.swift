// SPDX-License-Identifier: GPL-3.0-or-later

/// Splits the bytes a terminal sends into whole pieces: characters, control sequences (ECMA-48) and pastes.
///
/// A piece is given once its last byte is there, however the bytes were cut in transit. Control strings (OSC, DCS, APC,
/// PM and SOS) are replies that no key gives, so nothing comes of them.
struct InputParser {
  /// Something a terminal sent.
  enum Piece: Equatable {
    /// One character or control byte, as it came.
    case key([UInt8])
    /// A control sequence, or a key with Alt held: it begins with ESC.
    case sequence([UInt8])
    /// Bytes of a bracketed paste, its closing mark included.
    case paste([UInt8])
  }

  private enum State: Equatable {
    case ground, character, escape, altCharacter, csi, linuxFunctionKey, ss3, string, stringEscape, paste
    case mouse(rest: Int)
  }

  /// Opens a bracketed paste.
  static let pasteStart: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]
  private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
  /// No key sends a longer sequence; the bytes behind are read and not kept.
  private static let limit = 64

  private var state = State.ground
  private var bytes: [UInt8] = []
  private var continuations = 0

  /// Whether more bytes must come before the piece at hand is whole.
  var isPending: Bool { state != .ground && state != .paste }
  /// Whether so far only ESC came, which may be a key by itself.
  var isEscapeAlone: Bool { state == .escape }
  /// Whether a paste has begun and not ended.
  var isInPaste: Bool { state == .paste }

  /// Takes one byte.
  ///
  /// - Returns: the pieces that are whole now, at most two: a broken character ends with the byte behind it.
  mutating func feed(_ byte: UInt8) -> [Piece] {
    switch state {
    case .ground: ground(byte)
    case .character: character(byte) { .key($0) }
    case .altCharacter: character(byte) { .sequence($0) }
    case .escape: escape(byte)
    case .csi: csi(byte)
    case .ss3: ss3(byte)
    case .linuxFunctionKey: byte == 0x1B ? begin(byte, .escape) : finish(byte)
    case .string: string(byte)
    case .stringEscape: stringEscape(byte)
    case .mouse(let rest): mouse(byte, rest)
    case .paste: paste(byte)
    }
  }

  /// Gives up on the piece at hand, because nothing came for a while: ESC was a key, or half a sequence is dropped.
  mutating func expire() -> [Piece] {
    defer { reset() }
    switch state {
    case .character: return [.key(bytes)]
    case .escape: return bytes == [0x1B] ? [.key(bytes)] : [.sequence(bytes)]
    case .csi, .ss3, .string: return bytes.count == 2 ? [.sequence(bytes)] : []
    default: return []
    }
  }

  /// Forgets the piece at hand.
  mutating func reset() {
    (state, bytes, continuations) = (.ground, [], 0)
  }

  private mutating func begin(_ byte: UInt8, _ next: State) -> [Piece] {
    (state, bytes) = (next, [byte])
    return []
  }

  private mutating func go(on byte: UInt8, to next: State) -> [Piece] {
    state = next
    if bytes.count < Self.limit { bytes.append(byte) }
    return []
  }

  private mutating func finish(_ byte: UInt8) -> [Piece] {
    defer { reset() }
    return bytes.count < Self.limit ? [.sequence(bytes + [byte])] : []
  }

  private mutating func drop() -> [Piece] {
    reset()
    return []
  }

  private mutating func ground(_ byte: UInt8) -> [Piece] {
    continuations = Self.continuations(after: byte)
    if continuations > 0 { return begin(byte, .character) }
    if byte == 0x1B { return begin(byte, .escape) }
    if Self.introducers.contains(byte &- 0x40) {
      _ = begin(0x1B, .escape)
      return escape(byte - 0x40)
    }
    return [.key([byte])]
  }

  /// How many bytes a UTF-8 character has behind its first one.
  private static func continuations(after byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 1
    case 0xE0...0xEF: 2
    case 0xF0...0xF4: 3
    default: 0
    }
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private mutating func character(_ byte: UInt8, _ piece: ([UInt8]) -> Piece) -> [Piece] {
    guard Self.isContinuation(byte) else {
      let broken = bytes
      reset()
      return [piece(broken)] + ground(byte)
    }
    bytes.append(byte)
    continuations -= 1
    guard continuations == 0 else { return [] }
    defer { reset() }
    return [piece(bytes)]
  }

  /// What makes ESC the beginning of more than two bytes: SS3, DCS, SOS, CSI, OSC, PM, APC.
  private static let introducers: Set<UInt8> = [0x4F, 0x50, 0x58, 0x5B, 0x5D, 0x5E, 0x5F]

  private mutating func escape(_ byte: UInt8) -> [Piece] {
    switch byte {
    case 0x1B: return go(on: byte, to: .escape)
    case 0x4F: return go(on: byte, to: .ss3)
    case 0x5B: return go(on: byte, to: .csi)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return go(on: byte, to: .string)
    default:
      continuations = Self.continuations(after: byte)
      return continuations > 0 ? go(on: byte, to: .altCharacter) : finish(byte)
    }
  }

  private mutating func csi(_ byte: UInt8) -> [Piece] {
    let isBare = bytes.last == 0x5B && bytes.count <= 3
    switch byte {
    case 0x1B: return begin(byte, .escape)
    case 0x5B where isBare: return go(on: byte, to: .linuxFunctionKey)
    case 0x4D where isBare: return go(on: byte, to: .mouse(rest: 3))
    case 0x74 where isBare: return go(on: byte, to: .mouse(rest: 2))
    case 0x54 where isBare: return go(on: byte, to: .mouse(rest: 6))
    case 0x20...0x3F: return go(on: byte, to: .csi)
    case 0x40...0x7E:
      let whole = finish(byte)
      if whole == [.sequence(Self.pasteStart)] { state = .paste }
      return whole
    default: return drop()
    }
  }

  private mutating func ss3(_ byte: UInt8) -> [Piece] {
    switch byte {
    case 0x1B: begin(byte, .escape)
    case 0x30...0x3F: go(on: byte, to: .ss3)
    case 0x20...0x7E: finish(byte)
    default: drop()
    }
  }

  /// A control string ends with BEL or ST, of which the eight-bit form must not be taken for a part of a character.
  private mutating func string(_ byte: UInt8) -> [Piece] {
    if continuations > 0, Self.isContinuation(byte) {
      continuations -= 1
      return []
    }
    continuations = Self.continuations(after: byte)
    switch byte {
    case 0x07, 0x18, 0x1A, 0x9C: return drop()
    case 0x1B: return go(on: byte, to: .stringEscape)
    default: return go(on: byte, to: .string)
    }
  }

  private mutating func stringEscape(_ byte: UInt8) -> [Piece] {
    if byte == 0x5C { return drop() }
    _ = begin(0x1B, .escape)
    return escape(byte)
  }

  /// Coordinates are single bytes, or characters of two where the terminal says them in UTF-8.
  private mutating func mouse(_ byte: UInt8, _ rest: Int) -> [Piece] {
    if continuations > 0, Self.isContinuation(byte) {
      continuations = 0
      return rest == 0 ? drop() : []
    }
    guard rest > 0, byte >= 0x20 else {
      reset()
      return ground(byte)
    }
    continuations = Self.continuations(after: byte) == 1 ? 1 : 0
    if rest == 1, continuations == 0 { return drop() }
    state = .mouse(rest: rest - 1)
    return []
  }

  private mutating func paste(_ byte: UInt8) -> [Piece] {
    bytes = bytes.suffix(Self.pasteEnd.count - 1) + [byte]
    if bytes == Self.pasteEnd { reset() }
    return [.paste([byte])]
  }
}
