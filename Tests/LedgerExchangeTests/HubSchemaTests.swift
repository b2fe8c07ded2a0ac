// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto
import Foundation
import Schemas
import Testing

@testable import LedgerExchange

@Suite("What makes a database a hub")
struct HubSchemaTests {
  @Test("the statements of format 1 are frozen")
  func frozen() {
    let digests = SchemaFiles.hub.map { text in
      SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }
    #expect(
      digests == [
        "6637f4852884f637c72b0c46dfa390c85976e5acac93d4667345ea9f12b9041a",
        "86ed00c7717cf245822c84184652204b6a0e774d36cf785140165b7a66767eda",
      ])
  }

  @Test("roles stand in the rules as names and as a text, whatever the database is called")
  func roles() {
    let roles = HubRoles(members: #"attest_a"b"#, coordinators: "attest_it's")
    let text = HubSchema.statements("GRANT {members} TO {coordinators}; {coordinator}", roles)
    #expect(text == #"GRANT "attest_a""b" TO "attest_it's"; 'attest_it''s'"#)
  }

  @Test("no placeholder is left, and only the trigger of readings runs with its owner's rights")
  func rules() {
    let rules = HubSchema.statements(SchemaFiles.hub.joined(), HubRoles(members: "m", coordinators: "c"))
    #expect(!rules.contains("{member") && !rules.contains("{coordinator"))
    #expect(rules.components(separatedBy: "SECURITY DEFINER").count == 2)
    for view in rules.components(separatedBy: "CREATE VIEW").dropFirst() {
      #expect(view.prefix(80).contains("WITH (security_invoker)"))
    }
  }

  @Test("a body is as long as a multiple of a size that tells nothing", arguments: [0, 1, 255, 256, 257, 1_000])
  func padding(count: Int) {
    let body = String(repeating: "é", count: count / 2) + String(repeating: "a", count: count % 2)
    let padded = HubSending.padded(body)
    #expect(padded.utf8.count.isMultiple(of: HubSending.padding))
    #expect(padded.hasPrefix(body) && padded.dropFirst(body.count).allSatisfy { $0 == " " })
  }

  @Test("texts in an array are kept whole")
  func arrays() {
    #expect(HubReceiving.array(["a", #"b"c"#, #"d\e"#]) == #"{"a","b\"c","d\\e"}"#)
  }
}
