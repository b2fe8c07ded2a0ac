// SPDX-License-Identifier: GPL-3.0-or-later

/// Names within paths.
enum FileName {
  /// What stands behind the last slash.
  static func last(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
