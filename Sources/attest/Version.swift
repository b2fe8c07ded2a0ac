// SPDX-License-Identifier: GPL-3.0-or-later

/// The program's version.
enum Version {
  static let text = "attest 0.1.0"
}
