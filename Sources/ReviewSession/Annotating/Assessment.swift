// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// A rating as a reviewer gives it.
public struct Assessment: Sendable, Equatable {
  /// What is rated.
  public enum Target: Sendable, Equatable {
    /// The one source that speaks in the paragraph at hand, or its information where nobody speaks.
    case atHand
    /// A source.
    case source(SourceReference)
    /// The information of a paragraph.
    case paragraph(Int)
  }

  /// What is rated.
  public var target: Target
  /// The reliability of the source.
  public var reliability: SourceReliability?
  /// The credibility of the information.
  public var credibility: InformationCredibility?
  /// What the rating rests on.
  public var basis: String?

  /// A rating.
  public init(
    target: Target = .atHand, reliability: SourceReliability? = nil, credibility: InformationCredibility? = nil,
    basis: String? = nil
  ) {
    self.target = target
    self.reliability = reliability
    self.credibility = credibility
    self.basis = basis
  }
}
