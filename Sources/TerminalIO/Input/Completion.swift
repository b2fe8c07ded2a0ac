// SPDX-License-Identifier: GPL-3.0-or-later

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
