// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// The hands an article passed through, and its dates, from what its lines say.
@Suite struct ProvenanceTests {
  private let prose = "The council met on Monday and voted by nine to four to close the harbour road until the spring."

  private func article(_ head: String..., lead: String? = nil) throws -> Article {
    try read((head + [lead ?? prose, prose, prose]).joined(separator: "\n\n"))
  }

  @Test func aDatelineNamesTheAgency() throws {
    let wire = try article("Harbour road to close", "By Ana Ruiz", lead: "GENEVA (Reuters) - \(prose)")
    #expect(chain(wire) == ["Reuters | agency | origin | - | 3"])
    let dated = try article("Harbour road to close", lead: "LONDON, March 3, 2024 (AP) — \(prose)")
    #expect(chain(dated) == ["AP | agency | origin | - | 2"])
    #expect(dates(dated) == ["2024-03-03 | March 3, 2024 | outlet | 2"])
  }

  @Test func aDatelineWithoutAYearHasThatOfTheArticleOrNone() throws {
    let bare = try article("Harbour road to close", lead: "GENEVA, March 5 (Reuters) - \(prose)")
    #expect(dates(bare) == ["--03-05 | March 5 | outlet | 2"])
    let turned = try article("Harbour road to close", "3 January 2024", lead: "BERLIN, 31 Dec. (AP) — \(prose)")
    #expect(dates(turned).last == "2023-12-31 | 31 Dec | outlet | 3")
    let none = try article("Harbour road to close", lead: "GENEVA, February 31 (Reuters) - \(prose)")
    #expect(none.dates.isEmpty)
  }

  @Test func aDashInProseIsNoDateline() throws {
    let plain = try article(
      "Harbour road to close", lead: "VELA is tired — and it shows, says the mayor (Labour) - who lost.")
    #expect(plain.provenance.isEmpty)
  }

  @Test(arguments: ["Posted by Ana Ruiz", "Submitted by Ana Ruiz", "Posted on 3 March 2024 by Ana Ruiz"])
  func aPersonWhoPostsATextThatNamesNobodyElseWroteIt(line: String) throws {
    let own = try article("Harbour road to close until spring", line)
    #expect(own.byline == "Ana Ruiz" && kinds(own).prefix(2) == ["headline", "byline"])
    #expect(own.provenance.map(\.role) == [.origin])
    let others = try article(line, "Harbour road to close until spring", "By Coastal Voice Staff")
    #expect(others.provenance.map(\.role) == [.reposter, .origin] && kinds(others)[0] == "repost")
    let account = try article("Harbour road to close until spring", line.replacing("Ana Ruiz", with: "quaywatch"))
    #expect(account.provenance.map(\.role) == [.reposter] && account.byline == nil)
  }

  @Test(arguments: [
    ("林雅", ProvenanceStep.PartyKind.person), ("佐藤健", .person), ("王小明", .person), ("박지훈", .person), ("人民日报", .outlet),
    ("新华社", .agency), ("每日新闻", .outlet), ("오스트라일보", .outlet), ("연합뉴스", .agency), ("Quayside", .outlet),
  ]) func aNameInOneWordIsAPersonsWhereItsScriptWritesNoSpaces(name: String, kind: ProvenanceStep.PartyKind) throws {
    #expect(try article("Harbour road to close until spring", "By \(name)").provenance.map(\.partyKind) == [kind])
  }

  @Test func anOutletRewritesAnAgency() throws {
    let copy = try article("Harbour road to close", "By Coastal Voice Staff", "3 March 2024", "Source: AFP")
    #expect(
      chain(copy) == ["Coastal Voice Staff | outlet | republisher | 2024-03-03 | 2", "AFP | agency | origin | - | 4"])
  }

  @Test func aPersonWritesForTheOutletNamedBesideHer() throws {
    let own = try article("Harbour road to close", "By Ana Ruiz, The Coastal Post")
    #expect(own.byline == "Ana Ruiz")
    #expect(own.site == "The Coastal Post")
    #expect(chain(own) == ["The Coastal Post | outlet | origin | - | 2"])
  }

  @Test func aRepublishedTextIsVerbatim() throws {
    let copy = try article("Harbour road to close", "By Coastal Voice English", "Republished from The Meridian Courier")
    #expect(copy.provenance.map(\.relation) == [.verbatim, .unknown])
    #expect(copy.credit == "The Meridian Courier")
  }

  @Test(arguments: [
    ("Posted by saltwater on June 3, 2021", "saltwater", "2021-06-03"),
    ("Posted on 2021-06-03 by salt water", "salt water", "2021-06-03"),
    ("2021-06-03 Posted on by saltwater", "saltwater", "2021-06-03"), ("Reposted by @salt_water", "@salt_water", "-"),
  ]) func repostLinesNameAnAccount(line: String, account: String, date: String) throws {
    let copy = try article(line, "By Coastal Voice English")
    #expect(chain(copy).first == "\(account) | account | reposter | \(date) | 1")
    #expect(copy.byline == "Coastal Voice English")
  }

  @Test func numericDatesAreTakenOnlyWhereOneOrderIsPossible() throws {
    #expect(dates(try article("17/06/2022")) == ["2022-06-17 | 17/06/2022 | outlet | 1"])
    #expect(dates(try article("06/17/2022")) == ["2022-06-17 | 06/17/2022 | outlet | 1"])
    let ambiguous = try article("03/04/2022")
    #expect(ambiguous.dates.isEmpty)
    #expect(kinds(ambiguous)[0] == "date")
  }

  @Test func thereIsNoThirtiethOfFebruary() throws {
    #expect(try article("Harbour road to close", "Updated 30 February 2022").dates.isEmpty)
    #expect(dates(try article("29 February 2024")) == ["2024-02-29 | 29 February 2024 | outlet | 1"])
  }
}
