// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Details given before the label, which join the next label of their paragraph.
public struct Draft: Sendable, Equatable {
  /// Labels the paragraph also contains.
  public var mixed: [LabelID] = []
  /// How sure the reviewer is.
  public var confidence: Confidence?

  /// Nothing held.
  public init() {}

  /// Whether nothing is held.
  public var isEmpty: Bool { self == Draft() }
}
