// SPDX-License-Identifier: GPL-3.0-or-later

/// Where lines and keys come from: a person at a terminal, a pipe, or a script.
public protocol LineSource: AnyObject {
  /// Whether a person answers, so that asking back makes sense.
  var isInteractive: Bool { get }
  /// Whether single keys act; otherwise everything is a line that ends with Enter.
  var takesKeys: Bool { get }
  /// The number of the line last returned, from 1; 0 before the first.
  var lineNumber: Int { get }
  /// Waits for what comes next.
  func next(_ request: LineRequest) -> InputEvent
  /// Drops what was typed ahead of this moment; whether there was anything.
  func discardWaiting() -> Bool
  /// Adds a line to the history; does nothing where there is none.
  func remember(_ line: String)
  /// Swaps the history list: saves the old one and loads the one at `path`; nil means none.
  func openHistory(_ path: String?)
}

extension LineSource {
  /// A person's keys act; nobody presses keys at the other end of a pipe.
  public var takesKeys: Bool { isInteractive }
  /// Drops nothing: what a pipe or a script holds was meant to be read.
  public func discardWaiting() -> Bool { false }
  /// Does nothing: only a terminal has a history.
  public func remember(_ line: String) {}
  /// Does nothing: only a terminal has a history.
  public func openHistory(_ path: String?) {}
}
