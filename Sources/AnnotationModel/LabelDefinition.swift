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

  private enum CodingKeys: String, CodingKey {
    case id, key, name, aliases, definition, examples, color, asks
    case useWhen = "use_when"
    case avoidWhen = "avoid_when"
  }
}
