// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

extension Canvas {
  /// Decides a canvas from facts alone.
  ///
  /// - Parameters:
  ///   - color: What the person asked for; `auto` means a terminal, `NO_COLOR` unset or empty, `TERM` set and not `dumb`.
  ///   - environment: The variables `NO_COLOR`, `TERM`, `LC_ALL`, `LC_CTYPE`, `LANG`.
  ///   - isTerminal: Whether the output is a terminal.
  ///   - columns: The terminal's width, nil where unknown; then 80.
  public init(color: ColorChoice, environment: [String: String], isTerminal: Bool, columns: Int?) {
    let able =
      isTerminal && environment["NO_COLOR", default: ""].isEmpty
      && !["", "dumb"].contains(environment["TERM", default: ""])
    let styled =
      switch color {
      case .auto: able
      case .always: true
      case .never: false
      }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let speaksUnicode = locale.lowercased().filter { $0 != "-" }.contains("utf8")
    self.init(
      width: columns.flatMap { $0 > 0 ? $0 : nil } ?? 80, style: styled ? .ansi : .plain,
      glyphs: speaksUnicode ? .unicode : .ascii)
  }

  /// Decides a canvas for a file descriptor from the environment of this process.
  public init(color: ColorChoice = .auto, fileDescriptor: Int32 = 1) {
    let names = ["NO_COLOR", "TERM", "LC_ALL", "LC_CTYPE", "LANG"]
    let pairs = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
    self.init(
      color: color, environment: Dictionary(uniqueKeysWithValues: pairs), isTerminal: isatty(fileDescriptor) == 1,
      columns: terminalColumns(of: fileDescriptor))
  }
}
