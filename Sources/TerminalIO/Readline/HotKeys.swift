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

  /// Binds the printable ASCII keys among `keys` to a function.
  mutating func bind(_ keys: Set<Character>, to function: @convention(c) (Int32, Int32) -> Int32) {
    for map in [rl_get_keymap_by_name("emacs-standard"), rl_get_keymap_by_name("vi-insert")].compactMap({ $0 }) {
      for key in keys.compactMap(\.asciiValue) where key > 0x20 && key < 0x7F {
        bindings.append(Binding(map: map, key: Int32(key), entry: map[Int(key)]))
        map[Int(key)] = KEYMAP_ENTRY(type: CChar(ISFUNC), function: function)
      }
    }
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
