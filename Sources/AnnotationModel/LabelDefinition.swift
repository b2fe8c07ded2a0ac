// SPDX-License-Identifier: GPL-3.0-or-later

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
