// SPDX-License-Identifier: GPL-3.0-or-later

/// Somebody corrected the chain of hands that an article passed through.
public struct ProvenanceCorrected: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The whole chain as it is from here on.
  public var provenance: [ProvenanceStep]

  /// The event with its facts.
  public init(article: String, provenance: [ProvenanceStep]) {
    self.article = article
    self.provenance = provenance
  }
}
