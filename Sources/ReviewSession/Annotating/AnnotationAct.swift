// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What a reviewer does beyond labelling: says who speaks, how far to trust it, and which words matter.
public enum AnnotationAct: Sendable, Equatable {
  /// A source speaks in a paragraph; a new one is named first.
  case mention(SourceReference, SourceDetails, paragraph: Int?)
  /// The last mention of a paragraph, or the last one of a source in it, is described anew.
  case correct(source: Int?, SourceDetails, paragraph: Int?)
  /// A mention is taken away.
  case silence(source: Int?, paragraph: Int?)
  /// A source is described anew.
  case describe(Int, SourceDetails)
  /// Two sources are one.
  case join(Int, SourceReference)
  /// A joined source stands for itself again.
  case split(Int)
  /// A source is taken away, with its mentions and ratings.
  case drop(Int)
  /// A source or a paragraph is rated.
  case assess(Assessment)
  /// The last rating is given again with what it rests on.
  case basis(String)
  /// Words are marked.
  case span(SpanRequest)
  /// Several stretches are marked at once.
  case spans([TextSpan], paragraph: Int?)
  /// A marked stretch is taken away.
  case unmark(Int)
}
