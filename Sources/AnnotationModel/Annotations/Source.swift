// SPDX-License-Identifier: GPL-3.0-or-later

/// Somebody or something that an article's statements come from, as one reviewer names it in one article.
public struct Source: Sendable, Hashable, Codable {
  /// What a source is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case person, group, outlet, document, poll, account, author
  }

  /// Whether the reader is told who it is.
  public enum Naming: String, Sendable, Codable, CaseIterable {
    case named, unnamed, pseudonym
  }

  /// Whether the source was there.
  public enum FirstHand: String, Sendable, Codable, CaseIterable {
    case yes, no, unknown
  }

  /// The name or description as printed.
  public var name: String
  /// What lists call it: the name, or for an unnamed one its noun with a number within the article, `official 1`.
  public var label: String
  /// What it is.
  public var kind: Kind
  /// Whether the reader is told who it is.
  public var naming: Naming
  /// What it did with the text, where it is a hand the article passed through.
  public var role: ProvenanceRole?
  /// The number of the source in whose words this one is heard; nil where the article speaks to it directly.
  public var nestedIn: Int?
  /// Whether it was there.
  public var firstHand: FirstHand
  /// The reason the article gives for leaving the name out.
  public var anonymityReason: String?
  /// A remark of the reviewer's.
  public var note: String?

  /// A source.
  public init(
    name: String, label: String, kind: Kind, naming: Naming, role: ProvenanceRole? = nil, nestedIn: Int? = nil,
    firstHand: FirstHand = .unknown, anonymityReason: String? = nil, note: String? = nil
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.naming = naming
    self.role = role
    self.nestedIn = nestedIn
    self.firstHand = firstHand
    self.anonymityReason = anonymityReason
    self.note = note
  }

  private enum CodingKeys: String, CodingKey {
    case name, label, kind, naming, role, note
    case nestedIn = "nested_in"
    case firstHand = "first_hand"
    case anonymityReason = "anonymity_reason"
  }
}

/// A source speaking in a paragraph.
public struct Mention: Sendable, Hashable, Codable {
  /// How the words of the source are given.
  public enum Mode: String, Sendable, Codable, CaseIterable {
    case direct, partial, indirect
  }

  /// How the article stands to what the source says, as its verb of speech tells.
  public enum Stance: String, Sendable, Codable, CaseIterable {
    case neutral, assertive, doubt, denial, belief
  }

  /// The source's number in the article.
  public var source: Int
  /// How its words are given.
  public var mode: Mode
  /// The verb or phrase of speech as printed; nil where there is none.
  public var cue: String?
  /// How the article stands to what it says.
  public var stance: Stance

  /// A mention.
  public init(source: Int, mode: Mode, cue: String?, stance: Stance) {
    self.source = source
    self.mode = mode
    self.cue = cue
    self.stance = stance
  }
}
