// SPDX-License-Identifier: GPL-3.0-or-later

extension Diagnostics {
  func write(to json: inout JSONText) {
    json.object { _ in }
  }
}
