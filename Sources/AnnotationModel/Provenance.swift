// SPDX-License-Identifier: GPL-3.0-or-later

/// One hand through which an article passed, from the file in hand (first) to the origin (last).
public struct ProvenanceStep: Sendable, Hashable, Codable {
  /// What the party is.
  public enum PartyKind: String, Sendable, Codable, CaseIterable {
    case account, outlet, agency, person
  }

  /// What the party did with the text.
  public typealias Role = ProvenanceRole

  /// How the party's text relates to the next step's.
  public enum Relation: String, Sendable, Codable, CaseIterable {
    case verbatim, rewrite, excerpt, translation, unknown
  }

  /// The name as printed.
  public var party: String
  /// What the party is.
  public var partyKind: PartyKind
  /// What the party did.
  public var role: Role
  /// How its text relates to the next step's.
  public var relation: Relation
  /// The calendar day, `YYYY-MM-DD`, where one is known.
  public var date: String?
  /// The paragraph that is the evidence, from 1; nil when it came from metadata outside the text.
  public var paragraph: Int?

  /// A step of the chain.
  public init(
    party: String, partyKind: PartyKind, role: Role, relation: Relation = .unknown, date: String? = nil,
    paragraph: Int? = nil
  ) {
    self.party = party
    self.partyKind = partyKind
    self.role = role
    self.relation = relation
    self.date = date
    self.paragraph = paragraph
  }

  private enum CodingKeys: String, CodingKey {
    case party, role, relation, date, paragraph
    case partyKind = "party_kind"
  }
}

/// What a hand through which an article passed did with the text.
public enum ProvenanceRole: String, Sendable, Codable, CaseIterable {
  case reposter, republisher, origin
  case humanSource = "human_source"
}
