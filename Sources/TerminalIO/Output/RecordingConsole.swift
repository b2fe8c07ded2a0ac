// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps everything written to it, for golden tests.
public final class RecordingConsole: Console {
  /// What a screen may use; a test may change it to play a resize.
  public var canvas: Canvas
  /// Whether it plays a terminal.
  public var isTerminal = false
  /// What writing fails with; a test may set it.
  public var failure: Int32 = 0
  /// Everything written so far.
  public private(set) var text = ""

  /// An empty recording.
  public init(canvas: Canvas = Canvas()) {
    self.canvas = canvas
  }

  /// Appends the text.
  public func write(_ text: String) {
    self.text += text
  }

  /// Appends a rule and a form feed.
  public func clear() {
    write(canvas.clearedMark)
  }

  /// Writes escape sequences from here on, or none; `auto` writes none.
  public func use(_ color: ColorChoice) {
    canvas.style = color == .always ? .ansi : .plain
  }

  /// Everything written since the last call, which is forgotten.
  public func take() -> String {
    defer { text = "" }
    return text
  }
}
