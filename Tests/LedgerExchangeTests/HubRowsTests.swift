// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import LedgerExchange

/// What goes to a server in bytes, and what its states mean.
@Suite struct HubRowsTests {
  @Test(
    arguments: [
      (["a", nil, ""], "a\t\\N\t\n"), ([nil], "\\N\n"), ([nil, nil, "b"], "\\N\t\\N\tb\n"),
      (["a\tb\nc\rd\\e", "é“”"], #"a\tb\nc\rd\\e"# + "\té“”\n"), (["\\N"], #"\\N"# + "\n"), ([], "\n"),
    ] as [([String?], String)])
  func aRowOfCopyIsReadBackAsItWas(fields: [String?], text: String) {
    var rows = CopyRows()
    rows.add(fields)
    #expect(String(decoding: rows.bytes, as: UTF8.self) == text)
    rows.add(["next"])
    #expect(String(decoding: rows.bytes, as: UTF8.self) == text + "next\n")
  }

  @Test(arguments: [
    ("08006", HubError.unreachable(reason: "why")), ("57P01", .unreachable(reason: "why")),
    ("53300", .unreachable(reason: "why")), ("28P01", .refused(reason: "why")), ("42501", .refused(reason: "why")),
    ("AT001", .refused(reason: "why")), ("42P01", .unexpected(reason: "42P01 why")),
  ])
  func aStateOfTheServerSaysWhatItMeans(state: String, error: HubError) {
    #expect(HubError(state: state, reason: "why") == error)
  }

  @Test func onlyWhatAnotherTransactionCausedIsTriedAgain() {
    for state in ["40001", "40P01", "55P03"] { #expect(HubError.isTransient("\(state) in the way")) }
    for state in ["42501", "08006", "23505", ""] { #expect(!HubError.isTransient("\(state) 40001")) }
  }
}
