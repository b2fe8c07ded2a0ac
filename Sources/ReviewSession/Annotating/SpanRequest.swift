// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Words to mark, as a reviewer points at them.
public struct SpanRequest: Sendable, Equatable {
  /// Where the words are.
  public enum Extent: Sendable, Equatable {
    /// Text as typed: the words themselves, or the first and the last of them with `…` or `from … to …`.
    case typed(String)
    /// Unicode scalars from the first to behind the last, with the text that is expected there.
    case offsets(Int, Int, expected: String?)
    /// The whole paragraph.
    case whole
  }

  /// What the words are; nil is guessed where it can be.
  public var type: TextSpan.Kind?
  /// Where they are.
  public var extent: Extent
  /// Which of several places is meant, from 1; nil takes the first that is not marked so yet.
  public var occurrence: Int?
  /// The paragraph; nil is the one at hand.
  public var paragraph: Int?

  /// Words to mark.
  public init(type: TextSpan.Kind?, extent: Extent, occurrence: Int? = nil, paragraph: Int? = nil) {
    self.type = type
    self.extent = extent
    self.occurrence = occurrence
    self.paragraph = paragraph
  }
}
