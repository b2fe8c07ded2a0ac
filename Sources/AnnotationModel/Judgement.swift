// SPDX-License-Identifier: GPL-3.0-or-later

/// What one reviewer decided about one paragraph.
public struct Judgement: Sendable, Hashable, Codable {
  /// The label that holds most words; nil when the reviewer abstained, which is a missing value and never a label.
  public var label: LabelID?
  /// Why the reviewer abstained.
  public var reason: String?
  /// Whether the reviewer asks for a second look.
  public var unsure: Bool
  /// How sure the reviewer is, where it was said.
  public var confidence: Confidence?
  /// Labels the paragraph also contains, in codebook order, without the main label.
  public var mixed: [LabelID]

  /// A judgement; abstaining is `label: nil`.
  public init(
    label: LabelID?, reason: String? = nil, unsure: Bool = false, confidence: Confidence? = nil, mixed: [LabelID] = []
  ) {
    self.label = label
    self.reason = reason
    self.unsure = unsure
    self.confidence = confidence
    self.mixed = mixed
  }
}

/// How sure a reviewer is of a judgement.
public enum Confidence: Int, Sendable, Codable, CaseIterable {
  case low = 1
  case medium, high
}
