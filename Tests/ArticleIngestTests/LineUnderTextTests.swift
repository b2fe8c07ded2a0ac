// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What programs and desks put under texts and beside pictures, in several languages: none of it is running text.
@Suite struct LineUnderTextTests {
  @Test(arguments: [
    "The post <a href=/f>Ferry again</a> first appeared on <a href=/>Lorne Post</a>.",
    "The post <a href=/f>“Ferry” again</a> appeared first on <a href=/>Lorne Post</a>.",
    "Der Beitrag <a href=/f>Fähre fährt wieder</a> erschien zuerst auf <a href=/>Lorne Post</a>.",
    "L’article <a href=/f>Le bac repart</a> est apparu en premier sur <a href=/>Lorne Post</a>.",
    "La entrada <a href=/f>Vuelve el ferri</a> se publicó primero en <a href=/>Lorne Post</a>.",
    "Il post <a href=/f>Torna il traghetto</a> proviene da <a href=/>Lorne Post</a>.",
    "O post <a href=/f>Volta o barco</a> apareceu primeiro em <a href=/>Lorne Post</a>.",
    "Het bericht <a href=/f>Veerboot vaart weer</a> verscheen eerst op <a href=/>Lorne Post</a>.",
    "Inlägget <a href=/f>Färjan går igen</a> dök först upp på <a href=/>Lorne Post</a>.",
    "Indlægget <a href=/f>Færgen sejler igen</a> blev først udgivet på <a href=/>Lorne Post</a>.",
    "Artykuł <a href=/f>Prom znów pływa</a> pochodzi z serwisu <a href=/>Lorne Post</a>.",
    "Запись <a href=/f>Паром снова ходит по воскресеньям</a> впервые появилась <a href=/>Lorne Post</a>.",
    "<a href=/f>Vapur yeniden çalışıyor</a> ilk önce <a href=/>Lorne Post</a> üzerinde ortaya çıktı.",
  ]) func whatProgramsPutUnderAnEntryIsNoText(line: String) throws {
    let sentences = [Pond.lead, Pond.more]
    let body = (sentences + [line]).map { "<p>\($0)</p>" }.joined()
    let feed = """
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Lorne Post</title><item>
      <title>Ferry again</title><content:encoded><![CDATA[\(body)]]></content:encoded></item></channel></rss>
      """
    #expect(try ArticleReader().read(Array(feed.utf8)).map { $0.paragraphs.map(\.text) } == [sentences])
  }

  @Test(arguments: [
    "The post he held first appeared on the county’s budget in the year 2009, and nobody had asked why.",
    "Der Beitrag zur Kasse erschien zuerst auf einer Liste, die der Rat im März vor den Bürgern verborgen hielt.",
  ]) func aSentenceThatOnlyBeginsSoIsText(line: String) throws {
    #expect(try pond(Pond.title, Pond.lead, line, Pond.more).paragraphs[2].kind == .body)
  }

  @Test(arguments: [
    "Follow the coverage of rivers and ponds at https://courier.example/ponds",
    "Pond news: https://courier.example/ponds",
    "Mehr zum Mühlteich unter https://courier.example/ponds", "Suivez notre dossier sur https://courier.example/ponds",
    "Más noticias del estanque en www.courier.example", "1 / 3", "2 of 12", "Bild 2 von 12", "3 sur 8",
  ]) func whatLeadsElsewhereAndWhatCountsPicturesIsFurniture(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, line)) == ["headline", "body", "body", "furniture"])
  }

  @Test(arguments: [
    "See the plan, which the council put at https://velm.example/plan on Monday, for every stone of the wall.",
    "Everybody may look at the plan under https://velm.example/plan and write to the council until May.",
  ]) func anAddressInASentenceIsText(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, line, Pond.more))[2] == "body")
  }
}
