// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Glibc

/// Reads one byte for readline.
///
/// readline waits here without end when it has half of something, say a paste whose end never comes: a signal that ends
/// the line must get through then. Otherwise a byte is known to be there.
func readByte(_: UnsafeMutablePointer<FILE>?) -> Int32 {
  let line = ActiveLine.current
  let endOfFile: Int32 = -1
  var byte: UInt8 = 0
  while true {
    if shim_wants_more_input() != 0 {
      guard line.signals.isDisjoint(with: [SIGINT, SIGTERM, SIGHUP]) else { return endOfFile }
      guard line.waitForInput() else { continue }
    }
    let count = read(shim_input_descriptor(), &byte, 1)
    if count == 1 { return Int32(byte) }
    if count < 0, errno == EINTR || errno == EAGAIN { continue }
    line.inputEnded = true
    return endOfFile
  }
}
