// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// When emphasis is written as escape sequences.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal that can, unless `NO_COLOR` asks not to.
  case auto
  case always
  case never
}

/// What a screen may use.
public struct Canvas: Sendable, Equatable {
  /// The terminal's width in columns.
  public var width: Int
  /// The terminal's height in lines.
  public var height: Int
  /// How emphasis is written.
  public var style: Style
  /// The signs to draw with.
  public var glyphs: Glyphs
  /// Whether a terminal shows it, which obeys control characters; a program that reads gets the rows of tables whole,
  /// one a line.
  public var isTerminal: Bool

  /// A canvas; by default the one that tests use.
  public init(
    width: Int = 80, height: Int = 24, style: Style = .plain, glyphs: Glyphs = .unicode, isTerminal: Bool = true
  ) {
    self.width = width
    self.height = height
    self.style = style
    self.glyphs = glyphs
    self.isTerminal = isTerminal
  }

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
      glyphs: speaksUnicode ? .unicode : .ascii, isTerminal: isTerminal)
  }

  /// Decides a canvas for a file descriptor from the environment of this process.
  public init(color: ColorChoice = .auto, fileDescriptor: Int32 = 1) {
    let names = ["NO_COLOR", "TERM", "LC_ALL", "LC_CTYPE", "LANG"]
    let pairs = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
    self.init(
      color: color, environment: Dictionary(uniqueKeysWithValues: pairs), isTerminal: isatty(fileDescriptor) == 1,
      columns: terminalSize(of: fileDescriptor)?.columns)
  }

  /// What stands for a cleared screen where nothing can be cleared: a rule and a form feed.
  var clearedMark: String {
    String(repeating: glyphs.rule, count: width) + "\n\u{0C}"
  }
}

/// The size of a terminal in columns and lines, or nil where there is no terminal or it does not say.
func terminalSize(of fileDescriptor: Int32) -> (columns: Int, lines: Int)? {
  var size = winsize()
  guard ioctl(fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
}

/// Whether a person sits at both ends of a terminal with a cursor: standard input and output are terminals and `TERM`
/// names one that is not `dumb`.
public func isInteractive() -> Bool {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return false }
  return !["", "dumb"].contains(getenv("TERM").map { String(cString: $0) } ?? "")
}
