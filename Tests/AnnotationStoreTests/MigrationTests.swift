// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto
import Schemas
import Testing

@Suite struct MigrationTests {
  /// A migration that has landed is never edited: projects in the field ran it as it was.
  @Test func landedMigrationsAreWhatTheyWere() {
    let digests = SchemaFiles.migrations.map { sql in
      SHA256.hash(data: Array(sql.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
    #expect(digests == Self.frozen)
  }

  private static let frozen = [
    "89edf5425b21d9165ae86288eb662f52a572f7c78a64284902cdbcd94ed5ff0e",
    "e85404d07c5fb553be037577d6c9cf7b2b9a82576a0dcda0fb78e4e646c8e412",
    "6eb91a7f6f7619cdc7ba9103c697cfbef89d4e21416df487cdc4efc0823f303b",
    "d4f8a33b50b83f3b6ecaebdfe00c5ab7d42241a687da202126d0c7d720b453a2",
    "9f0148028ab82e1a2fe41f2d0d0491225241ee64e8d0d5f05a16bd3185c99df1",
    "e1030c39a6dd45cd35c8127794b4e83f8ce299b834da92ef04206711c79c663c",
  ]
}
