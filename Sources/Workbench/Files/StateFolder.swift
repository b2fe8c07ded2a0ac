// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// Where an account keeps what belongs to no project.
enum StateFolder {
  /// `$XDG_STATE_HOME/attest`, by default `~/.local/state/attest`, made where it is missing; nil where there is no home.
  static var path: String? {
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
    return folder
  }

  /// Where the typed commands of a reviewer are remembered, apart for each reviewer.
  static func history(of reviewer: String) -> String? { path.map { "\($0)/history-\(reviewer)" } }
}
