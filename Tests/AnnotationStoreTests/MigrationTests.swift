// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto
import Schemas
import Testing

@Suite struct MigrationTests {
  /// A migration that has landed is never edited: projects in the field ran it as it was.
  @Test func landedMigrationsAreWhatTheyWere() {
    let digests = Schemas.migrations.map { sql in
      SHA256.hash(data: Array(sql.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
    #expect(digests == Self.frozen)
  }

  private static let frozen = [
    "f9bfffeabc6f82d5ce9858bd0849965bb2af58621edaed79396fb090bd2bb3a0",
    "8e63bcd40b99aa9122ed308666690c14739f52727a14c3183981251c0133307c",
    "ac1bb5baf26586de7a3849171705ef12043a07ea2b99d969290b47f6d0f5b962",
  ]
}
