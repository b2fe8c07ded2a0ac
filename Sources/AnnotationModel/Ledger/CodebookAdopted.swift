// SPDX-License-Identifier: GPL-3.0-or-later

/// The project took up a codebook, or a version of one.
public struct CodebookAdopted: Sendable, Hashable, Codable {
  /// The whole codebook.
  public var codebook: Codebook
  /// The SHA-256 of the codebook's canonical JSON.
  public var digest: String

  /// The event with its facts.
  public init(codebook: Codebook, digest: String) {
    self.codebook = codebook
    self.digest = digest
  }
}
