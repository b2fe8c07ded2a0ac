// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline

/// Keys that end an empty line at once, bound while one request is served.
///
/// The user's own bindings are kept: they act as soon as the line has text, and are put back afterwards.
struct HotKeys {
  private var bindings: [Binding] = []

  /// What a key did before.
  private struct Binding {
    let map: Keymap
    let key: Int32
    let entry: KEYMAP_ENTRY
  }

  /// Binds the keys that act at once, and Ctrl-L.
  mutating func bind(for request: LineRequest) {
    let first: UInt8 = 0x20, last: UInt8 = 0x7E, leadBytes: ClosedRange<UInt8> = 0xC2...0xF4
    var keys = Set(request.hotKeys.compactMap(\.asciiValue)).filter { $0 > first && $0 <= last }
    if let text = request.textKeys {
      keys.formUnion((first...last).filter { !text.contains(Character(Unicode.Scalar($0))) })
      keys.formUnion(leadBytes)
    }
    let maps = [
      rl_get_keymap_by_name("emacs-standard"), rl_get_keymap_by_name("vi-insert"), rl_get_keymap_by_name("vi-command"),
    ]
    for map in maps.compactMap({ $0 }) {
      for key in keys { bind(key, in: map, to: actOrType) }
      bind(0x0C, in: map, to: drawAgain)
    }
  }

  private mutating func bind(_ key: UInt8, in map: Keymap, to function: @convention(c) (Int32, Int32) -> Int32) {
    bindings.append(Binding(map: map, key: Int32(key), entry: map[Int(key)]))
    map[Int(key)] = KEYMAP_ENTRY(type: CChar(ISFUNC), function: function)
  }

  /// Puts back what the keys did before.
  mutating func unbind() {
    for binding in bindings { binding.map[Int(binding.key)] = binding.entry }
    bindings = []
  }

  /// Does what the key did before.
  func passOn(_ key: Int32, count: Int32) -> Int32 {
    let map = rl_get_keymap()
    guard let entry = bindings.first(where: { $0.map == map && $0.key == key })?.entry else {
      return rl_insert(count, key)
    }
    if shim_is_macro(entry) != 0 {
      shim_run_macro(entry)
      return 0
    }
    guard shim_is_function(entry) != 0, let function = entry.function else { return rl_insert(count, key) }
    return function(count, key)
  }
}

/// What a key does that acts at once: at an empty line shows itself and ends the line; otherwise what it did before.
private func actOrType(count: Int32, key: Int32) -> Int32 {
  let line = ActiveLine.current
  guard shim_line_length() == 0, let byte = UInt8(exactly: key),
    let character = String(validating: [byte] + line.keys.restOfCharacter(), as: UTF8.self)?.first
  else { return line.hotKeys.passOn(key, count: count) }
  line.hotKey = character
  rl_insert_text(sanitized(String(character)))
  rl_redisplay()
  return rl_newline(1, 10)
}

/// What Ctrl-L does: nothing is cleared, the screen is written once more.
private func drawAgain(_: Int32, _: Int32) -> Int32 {
  ActiveLine.current.wantsRedraw = true
  return 0
}
