// SPDX-License-Identifier: GPL-3.0-or-later

/// What was fixed before anything was measured: by which rules what is read by how many, and how far they have to agree.
public struct StudyProtocol: Sendable, Hashable {
  /// The codebook's version, `attribution@1`.
  public var codebook: String
  /// The slugs of the articles that are read.
  public var sample: [String]
  /// How many reviewers read each article, at least 2.
  public var overlap: Int
  /// The name of the coefficient that decides.
  public var coefficient: String
  /// The limit of its interval that decides; nil for its value.
  public var limit: Limit?
  /// What it has to reach.
  public var threshold: Double

  /// An end of an interval.
  public enum Limit: String, Sendable, CaseIterable {
    case lower, upper
  }

  /// A protocol.
  public init(
    codebook: String, sample: [String], overlap: Int, coefficient: String, limit: Limit? = nil, threshold: Double
  ) {
    self.codebook = codebook
    self.sample = sample
    self.overlap = overlap
    self.coefficient = coefficient
    self.limit = limit
    self.threshold = threshold
  }
}

/// A protocol was frozen, with the digest of its file.
public struct ProtocolFrozen: Sendable, Hashable {
  /// What was fixed.
  public var content: StudyProtocol
  /// The SHA-256 of the file's bytes.
  public var digest: String

  /// The event with its facts.
  public init(_ content: StudyProtocol, digest: String) {
    self.content = content
    self.digest = digest
  }
}

/// A protocol with the entry that froze it.
public struct ProtocolRecord: Sendable, Hashable {
  /// What was fixed.
  public var facts: ProtocolFrozen
  /// The clock of the entry.
  public var clock: Int
  /// When it was frozen.
  public var madeAt: Timestamp

  /// A record.
  public init(_ facts: ProtocolFrozen, clock: Int, madeAt: Timestamp) {
    self.facts = facts
    self.clock = clock
    self.madeAt = madeAt
  }
}
