// SPDX-License-Identifier: GPL-3.0-or-later

/// What the doctor saw: the settings and counts of a project, and what is wrong with it.
public struct Examination: Sendable, Equatable {
  /// The last entry of an origin.
  public struct Head: Sendable, Equatable {
    /// The chain's name; nil in a head that somebody wrote down without it.
    public var origin: String?
    /// The entry's number in its chain; nil in a head that somebody wrote down without it.
    public var seq: Int?
    /// The entry's id.
    public var id: String

    /// A head.
    public init(origin: String? = nil, seq: Int? = nil, id: String) {
      self.origin = origin
      self.seq = seq
      self.id = id
    }
  }

  /// One thing that is wrong.
  public enum Finding: Sendable, Equatable {
    /// SQLite's own integrity check complains.
    case integrity(String)
    /// A table, index, trigger or view is missing, or not the schema's.
    case schema(type: String, name: String, SchemaFault)
    /// An entry's id is not the digest of what it says.
    case wrongDigest(origin: String, seq: Int)
    /// An entry does not name the one before it.
    case brokenChain(origin: String, seq: Int)
    /// A number is missing from the sequence of a copy's entries.
    case gap(origin: String, before: Int)
    /// An entry can not be read or replayed.
    case unreadable(seq: Int, reason: String)
    /// A row of the ledger holds what none can hold.
    case damagedRow(reason: String)
    /// A table is not what the ledger says it should be; `place` is the first row that differs.
    case shadow(table: String, place: String?)
    /// The kept bytes of an article are lost or changed.
    case original(article: String)
    /// A setting is not the one that keeps the promise.
    case setting(name: String, value: String)
    /// An entry that was there once is there no more.
    case lostHead(Head)
    /// An entry has no signature, or a wrong one, though its author's entries are signed.
    case signature(ExchangeFault)
    /// More of a kind than is worth listing.
    case more(of: String)
  }

  /// What is wrong with an object of the schema.
  public enum SchemaFault: Sendable, Equatable {
    /// It is not there.
    case missing
    /// It says something else.
    case changed
    /// The schema has none of this name.
    case foreign
  }

  /// The stages of an examination, in order.
  public enum Stage: String, Sendable, CaseIterable {
    case copying, replaying
  }

  /// The names and values of SQLite's settings and of the schema, in the order to print.
  public var settings: [(name: String, value: String)] = []
  /// The names and sizes of what the project holds, in the order to print.
  public var counts: [(name: String, count: Int)] = []
  /// The last entry of each origin, by origin; whoever keeps them can prove later that nothing was cut off.
  public var heads: [Head] = []
  /// The SHA-256 of everything that the ledger says, the same for copies with the same entries.
  public var state = ""
  /// How many decisions from before their key, which nobody signed, the reviewers who sign have; nothing is wrong with them.
  public var unsignedBefore: [(reviewer: String, count: Int)] = []
  /// What is wrong; empty for a sound project.
  public var findings: [Finding] = []

  /// Whether settings, counts, heads, state and findings are the same.
  public static func == (left: Examination, right: Examination) -> Bool {
    left.settings.elementsEqual(right.settings, by: ==) && left.counts.elementsEqual(right.counts, by: ==)
      && left.heads == right.heads && left.state == right.state && left.findings == right.findings
  }
}
