// SPDX-License-Identifier: GPL-3.0-or-later

/// Words by which lines of one sort begin, in lower case, found by their first byte.
struct CueList: ExpressibleByArrayLiteral {
  private var byFirstByte = [[(text: String, bytes: [UInt8])]](repeating: [], count: 256)

  /// A list of cues; the first that fits counts.
  init(arrayLiteral cues: String...) { add(cues) }

  /// All cues of several lists.
  init(merging lists: [CueList]) {
    for list in lists { for cues in list.byFirstByte { add(cues.map(\.text)) } }
  }

  private mutating func add(_ cues: [String]) {
    for cue in cues { if let first = cue.utf8.first { byFirstByte[Int(first)].append((cue, Array(cue.utf8))) } }
  }

  /// The first cue with which a lower-case text begins and that ends there: at the text's end, or before no letter.
  ///
  /// A cue that ends with a colon needs nothing after it.
  func cue(at lower: [UInt8]) -> String? {
    guard let first = lower.first else { return nil }
    return lower.withUnsafeBufferPointer { text in
      for cue in byFirstByte[Int(first)] where Self.begins(text, cue.bytes) { return cue.text }
      return nil
    }
  }

  /// Whether a text as printed may begin with a cue; only ASCII's capitals are set aside.
  func fits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    let small = first &- 0x41 < 26 ? first | 0x20 : first
    for cue in byFirstByte[Int(small)] where Self.matches(text, cue.bytes) { return true }
    return false
  }

  private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ cue: [UInt8]) -> Bool {
    guard text.count >= cue.count else { return false }
    for index in cue.indices.dropFirst() {
      let byte = text[index]
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != cue[index] { return false }
    }
    return true
  }

  private static func begins(_ text: UnsafeBufferPointer<UInt8>, _ cue: [UInt8]) -> Bool {
    guard text.count >= cue.count else { return false }
    for index in cue.indices.dropFirst() where text[index] != cue[index] { return false }
    guard text.count > cue.count, let last = cue.last else { return true }
    let next = text[cue.count]
    if last == 0x3A || last == 0x20 || last >= 0x80 { return true }
    let isMark = next == 0xE2 && cue.count + 1 < text.count && text[cue.count + 1] == 0x80
    return !(0x61...0x7A).contains(next) && next < 0x80 || isMark
  }
}
