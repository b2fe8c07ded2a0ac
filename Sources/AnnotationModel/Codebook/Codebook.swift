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

/// One label of a codebook: what it is called, which key gives it and how it is decided.
public struct LabelDefinition: Sendable, Hashable, Codable {
  /// A sentence with the label it gets, to learn from.
  public struct Example: Sendable, Hashable, Codable {
    /// The sentence.
    public var text: String
    /// The label it gets; another label than the definition's own makes it a counter-example.
    public var label: LabelID
    /// Why, in a few words.
    public var because: String?

    /// A sentence with its label.
    public init(text: String, label: LabelID, because: String? = nil) {
      self.text = text
      self.label = label
      self.because = because
    }
  }

  /// The colours a terminal emphasises labels with.
  public enum Color: String, Sendable, Codable, CaseIterable {
    case cyan, green, yellow, magenta
  }

  /// The identifier used in the ledger and in exports.
  public var id: LabelID
  /// The lower-case letter that gives the label at the prompt; its capital gives it unsure.
  public var key: String
  /// The name people read.
  public var name: String
  /// Other words that may be typed for it.
  public var aliases: [String]
  /// What the label means, one or two sentences.
  public var definition: String
  /// When to give it.
  public var useWhen: [String]
  /// When not to give it.
  public var avoidWhen: [String]
  /// Examples and counter-examples.
  public var examples: [Example]
  /// The colour of its letter.
  public var color: Color
  /// The details asked after the label is given, such as `source`.
  public var asks: [String]

  /// A definition.
  public init(
    id: LabelID, key: String, name: String, aliases: [String] = [], definition: String, useWhen: [String] = [],
    avoidWhen: [String] = [], examples: [Example] = [], color: Color, asks: [String] = []
  ) {
    self.id = id
    self.key = key
    self.name = name
    self.aliases = aliases
    self.definition = definition
    self.useWhen = useWhen
    self.avoidWhen = avoidWhen
    self.examples = examples
    self.color = color
    self.asks = asks
  }

  private enum CodingKeys: String, CodingKey {
    case id, key, name, aliases, definition, examples, color, asks
    case useWhen = "use_when"
    case avoidWhen = "avoid_when"
  }
}

/// The codebook's identifier of a label, such as `report` or `editorial_aside`.
public struct LabelID: RawRepresentable, Sendable, Hashable, Codable, Comparable, ExpressibleByStringLiteral {
  /// The identifier as the codebook and every export write it.
  public var rawValue: String

  /// The label of an identifier.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The label of an identifier.
  public init(stringLiteral value: String) { rawValue = value }
  /// Reads the identifier as a plain string.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }
  /// Writes the identifier as a plain string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
  /// By code point.
  public static func < (left: LabelID, right: LabelID) -> Bool { left.rawValue < right.rawValue }
}
