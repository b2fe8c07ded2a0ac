// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Does nothing but load Foundation: what a start is measured against.
@main
struct Empty {
  static func main() { exit(ProcessInfo.processInfo.processIdentifier > 0 ? 0 : 1) }
}
