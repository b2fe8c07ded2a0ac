// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (951_827_696_789, "2000-02-29T12:34:56.789Z"),
    (-1, "1969-12-31T23:59:59.999Z"), (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
  ])
  func momentsAreWrittenInUTCAndReadBack(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
    #expect(Timestamp(iso8601: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-03-14", "2026-02-30T00:00:00.000Z", "2026-03-14T25:00:00.000Z", "2026-03-14 09:00:00.000Z",
  ])
  func whatIsNoMomentIsNotRead(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }

  @Test func suggestionsAreNearAndOnlyNear() {
    #expect(suggestion(for: "lable", among: ["label", "list"]) == "label")
    #expect(suggestion(for: "zebra", among: ["label", "list"]) == nil)
    #expect(editDistance("", "abc") == 3)
  }

  @Test(arguments: [
    ("ana", true), ("a.b-c_9", true), ("Ana", false), ("", false), ("-a", false), ("ä", false), ("null", false),
    ("NaN", false), ("nano", true),
  ])
  func reviewerIdentifiersAreSlugs(id: String, isValid: Bool) {
    #expect(Reviewer.isValid(id: id) == isValid)
    #expect(!Reviewer.isValid(id: String(repeating: "a", count: 33)))
  }
}
