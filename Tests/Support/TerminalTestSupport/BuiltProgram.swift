// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The path of a program built beside the running tests, or nil if there is none.
public func builtProgram(_ name: String) -> String? {
  var buffer = [CChar](repeating: 0, count: 4_096)
  let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
  let running = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  let places = CommandLine.arguments + [running]
  return places.compactMap { place in
    place.lastIndex(of: "/").map { String(place[...$0]) + name }
  }.first { access($0, X_OK) == 0 }
}
