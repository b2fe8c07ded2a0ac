// SPDX-License-Identifier: GPL-3.0-or-later

/// Where everything is written.
public protocol Console: AnyObject {
  /// Writes the text and flushes it.
  func write(_ text: String)
  /// What a screen may use here, now.
  var canvas: Canvas { get }
  /// Whether a terminal shows it, which obeys control characters.
  var isTerminal: Bool { get }
  /// What the system said when writing failed first, an `errno`; 0 while nothing failed.
  var failure: Int32 { get }
  /// Clears the screen and the scrollback on a terminal; writes a rule and a form feed elsewhere.
  func clear()
  /// Changes when emphasis is written from here on.
  func use(_ color: ColorChoice)
}
