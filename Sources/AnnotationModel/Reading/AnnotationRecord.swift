// SPDX-License-Identifier: GPL-3.0-or-later

/// What one reviewer marked in one article, as every export, signal and statistic reads it.
public struct AnnotationRecord: Sendable, Hashable {
  /// Whose review of what.
  public var review: ReviewID
  /// Whether the reviewer locked the review.
  public var isFinished: Bool
  /// The marks that stand.
  public var annotations: AnnotationSet
  /// When each mark was made, by aspect and number.
  public var madeAt: [Key: Timestamp]

  /// Names one mark.
  public struct Key: Sendable, Hashable {
    /// What the mark is of.
    public var aspect: Annotation.Aspect
    /// Its number.
    public var number: Int

    /// A mark's name.
    public init(_ aspect: Annotation.Aspect, _ number: Int) {
      self.aspect = aspect
      self.number = number
    }
  }

  /// A record.
  public init(
    review: ReviewID, isFinished: Bool, annotations: AnnotationSet = AnnotationSet(), madeAt: [Key: Timestamp] = [:]
  ) {
    self.review = review
    self.isFinished = isFinished
    self.annotations = annotations
    self.madeAt = madeAt
  }
}
