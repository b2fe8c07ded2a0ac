// SPDX-License-Identifier: GPL-3.0-or-later

/// How a reviewer points at a source.
public enum SourceReference: Sendable, Equatable {
  /// By its number in the article.
  case number(Int)
  /// By its name as printed or its label; a name that is not known yet names a new source.
  case name(String)

  /// A number where the word is one, else a name.
  public init(_ word: String) {
    self = Int(word).map(SourceReference.number) ?? .name(word)
  }
}
