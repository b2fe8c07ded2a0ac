// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline

/// What a hot key does: at an empty line shows the key and ends the line; otherwise does what the key did before.
func actOrType(count: Int32, key: Int32) -> Int32 {
  let line = ActiveLine.current
  guard shim_line_length() == 0, let byte = UInt8(exactly: key) else { return line.hotKeys.passOn(key, count: count) }
  let character = Character(Unicode.Scalar(byte))
  line.hotKey = character
  rl_insert_text(String(character))
  rl_redisplay()
  return rl_newline(1, 10)
}
