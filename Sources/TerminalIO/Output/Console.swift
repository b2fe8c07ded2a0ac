// SPDX-License-Identifier: GPL-3.0-or-later

/// Where everything is written.
public protocol Console: AnyObject {
  /// Writes the text and flushes it.
  func write(_ text: String)
  /// Writes the text; on a terminal that is lower than it, page by page.
  func page(_ text: String)
  /// What a screen may use here, now.
  var canvas: Canvas { get }
  /// What the system said when writing failed first, an `errno`; 0 while nothing failed.
  var failure: Int32 { get }
  /// Clears the screen and the scrollback on a terminal; writes a rule and a form feed elsewhere.
  func clear()
  /// Changes when emphasis is written from here on.
  func use(_ color: ColorChoice)
}

extension Console {
  /// Writes the text at once.
  public func page(_ text: String) { write(text) }
}

/// Keeps everything written to it, for golden tests.
public final class RecordingConsole: Console {
  /// What a screen may use; a test may change it to play a resize.
  public var canvas: Canvas
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
