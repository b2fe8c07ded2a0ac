// SPDX-License-Identifier: GPL-3.0-or-later

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
