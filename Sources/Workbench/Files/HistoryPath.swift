// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// Where the typed commands of a reviewer are remembered, apart for each reviewer.
enum HistoryPath {
  /// `$XDG_STATE_HOME/attest/history-ID`, by default under `~/.local/state`; nil where there is no home.
  static func path(for reviewer: String) -> String? {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = variable("HOME").flatMap { access($0, W_OK) == 0 ? $0 : nil }
    guard let state = variable("XDG_STATE_HOME") ?? home.map({ $0 + "/.local/state" }) else { return nil }
    var folder = ""
    for part in (state + "/attest").split(separator: "/") {
      folder += "/\(part)"
      if mkdir(folder, 0o700) != 0, errno != EEXIST { return nil }
    }
    return "\(folder)/history-\(reviewer)"
  }
}
