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

/// What came from the person, or from the system.
public enum InputEvent: Sendable, Equatable {
  /// A finished line, without its newline; a pasted line may hold newlines inside.
  case line(String)
  /// A line that is no text; what it could have said is not guessed at.
  case malformedLine(LineFault)
  /// A key pressed at an empty line that acts at once.
  case key(Character)
  /// Ctrl-C: the line was dropped.
  case interrupt
  /// Ctrl-D at an empty line, the end of a pipe, or a terminal that went away.
  case endOfInput
  /// Ctrl-L, another size of the terminal, or the program continued after Ctrl-Z: draw again. Typed text is kept for the
  /// next line.
  case redraw
  /// SIGTERM or SIGHUP; the terminal is already restored.
  case terminated(signal: Int32)
}

/// Why a line is no text.
public enum LineFault: Sendable, Equatable {
  /// It is longer than 1 MiB.
  case tooLong
  /// It holds a NUL.
  case holdsNUL
  /// It is not UTF-8.
  case notUTF8
}

extension InputEvent {
  /// The most bytes of a typed line: 1 MiB, as of a paragraph.
  static let lineBytes = 1 << 20

  /// A finished line, without its newline, if its bytes are text.
  init(line bytes: some Collection<UInt8>) {
    if bytes.count > Self.lineBytes {
      self = .malformedLine(.tooLong)
    } else if bytes.contains(0) {
      self = .malformedLine(.holdsNUL)
    } else {
      self = String(validating: bytes, as: UTF8.self).map(InputEvent.line) ?? .malformedLine(.notUTF8)
    }
  }
}

/// How one line is asked for.
public struct LineRequest: Sendable {
  /// Finds candidates for a word: gets the line up to the cursor and the offset of the word in Unicode scalars.
  ///
  /// The word reaches to the cursor and begins after a blank, a tab, an equals sign or an opening double quote.
  /// Candidates that do not begin with the word, whatever the case of letters, are left out by the line source.
  public typealias Completer = @Sendable (_ line: String, _ wordStart: Int) -> [Completion]

  /// Plain text; the source styles it and guards the escapes.
  public var prompt: String
  /// Keys that act at once at an empty line: printable ASCII; others are ignored.
  public var hotKeys: Set<Character>
  /// Keys that begin a text at an empty line, all others being handed over as keys; nil for every key that is no hot key.
  public var textKeys: Set<Character>?
  /// Text to edit, empty for none.
  public var prefill: String
  /// Finds candidates for the word before the cursor.
  public var completions: Completer

  /// A request for one line.
  public init(
    prompt: String, hotKeys: Set<Character> = [], textKeys: Set<Character>? = nil, prefill: String = "",
    completions: @escaping Completer = { _, _ in [] }
  ) {
    self.prompt = prompt
    self.hotKeys = hotKeys
    self.textKeys = textKeys
    self.prefill = prefill
    self.completions = completions
  }
}

/// One candidate for the word before the cursor.
public struct Completion: Sendable, Equatable {
  /// What replaces the word.
  public var text: String
  /// What is shown beside the candidate in a list.
  public var note: String?

  /// A candidate, with a note for the list.
  public init(_ text: String, note: String? = nil) {
    self.text = text
    self.note = note
  }
}
