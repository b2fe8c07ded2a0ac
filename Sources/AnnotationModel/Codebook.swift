// SPDX-License-Identifier: GPL-3.0-or-later

/// The rules by which paragraphs are labelled, versioned: every judgement names the version it was made under.
public struct Codebook: Sendable, Hashable, Codable {
  /// The name, an ASCII slug.
  public var id: String
  /// The version, from 1.
  public var version: Int
  /// What the codebook is for, one sentence.
  public var title: String
  /// The steps by which a label is decided, in order.
  public var procedure: [String]
  /// The labels in their declared order.
  public var labels: [LabelDefinition]

  /// A codebook.
  public init(id: String, version: Int, title: String, procedure: [String], labels: [LabelDefinition]) {
    self.id = id
    self.version = version
    self.title = title
    self.procedure = procedure
    self.labels = labels
  }

  /// The name and version as one word, `attribution@1`.
  public var reference: String { "\(id)@\(version)" }

  /// The definition of a label, or nil when the codebook has none of that identifier.
  public func definition(of label: LabelID) -> LabelDefinition? {
    labels.first { $0.id == label }
  }

  /// The label that a typed word means: identifier, name, key or alias, in any case.
  ///
  /// Complexity: O(labels).
  public func label(named word: String) -> LabelDefinition? {
    let word = word.lowercased()
    return labels.first { [$0.id.rawValue, $0.name.lowercased(), $0.key].contains(word) || $0.aliases.contains(word) }
  }
}
