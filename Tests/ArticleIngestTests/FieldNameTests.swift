// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Pages of content systems, whose elements are called after the fields that they print.
@Suite struct FieldNameTests {
  private static let story = LostTextTests.story.map { "<p>\($0)</p>" }.joined()

  private func page(_ inside: String, language: String = "en") throws -> Article {
    try read(
      """
      <html lang=\(language)><head><title>Market hall closes | Gazette</title></head><body class=path-node><main>
      <h1 class=page-title>Market hall closes</h1><article class="node node--type-article">\(inside)</article></main></body></html>
      """, .html)
  }

  @Test func aFieldThatMayHaveASummaryIsNone() throws {
    let lead =
      "<div class=\"field field--name-field-lead\"><p>Stallholders have until Friday to pack their scales.</p></div>"
    for name in [
      "clearfix text-formatted field field--name-body field--type-text-with-summary field__item",
      "field field-name-body field-type-text-with-summary field-label-hidden", "layout-with-teaser",
      "content-without-sidebar",
    ] {
      let article = try page("\(lead)<div class=\"\(name)\">\(Self.story)</div>")
      #expect(kinds(article) == ["deck"] + LostTextTests.story.map { _ in "body" }, "\(name)")
    }
  }

  @Test(arguments: [
    "Submitted by <span>Mara Lind</span> on Wed, 17/04/2024 - 10:15",
    "Door <span>Mara Lind</span> op wo, 17/04/2024 - 10:15",
    "Gespeichert von <a>Mara Lind</a> am Mi., 17.04.2024 - 10:15", "Soumis par Mara Lind le mer 17/04/2024 - 10:15",
    "Enviado por Mara Lind el Mié, 17/04/2024 - 10:15", "Ingediend door Mara Lind op wo, 17/04/2024 - 10:15",
    "Inviato da Mara Lind il Mer, 17/04/2024 - 10:15", "Skickat av Mara Lind den ons, 17/04/2024 - 10:15",
    "Publié le 17 avril 2024 à 10h15 par Mara Lind", "Publicado el 17 de abril de 2024 por Mara Lind",
    "Pubblicato il 17 aprile 2024 da Mara Lind", "Geplaatst op 17 april 2024 door Mara Lind",
    "Opublikowano 17 kwietnia 2024 przez Mara Lind", "Posted on April 17, 2024 by Mara Lind",
  ]) func whoSubmittedATextAndWhen(line: String) throws {
    let about = "<footer class=node__meta><div class=node__submitted>\(line)</div></footer>"
    for piece in [about, "<div class=submitted>\(line)</div>", "<p>\(line)</p>"] {
      let article = try page(piece + Self.story)
      #expect(article.paragraphs.map(\.text) == LostTextTests.story)
      #expect(article.byline == "Mara Lind")
      #expect(article.dates.map(\.iso) == ["2024-04-17"])
    }
  }

  @Test func aFootUnderTheTextIsNoneOfIt() throws {
    let foot =
      "<footer class=entry-meta><p>\(String(repeating: "More from the market and its many stalls. ", count: 14))</p></footer>"
    #expect(try page(Self.story + foot).paragraphs.map(\.text) == LostTextTests.story)
  }

  @Test func authorAndDayInElementsOfOtherLanguages() throws {
    for names in [("yazar", "tarih"), ("forfatter", "dato"), ("autore", "data-ora")] {
      let about =
        "<div class=bilgi><span class=\(names.0)>Elif Şahin</span> <span class=\(names.1)>17 Nisan 2024 09:45</span></div>"
      let article = try page(about + Self.story, language: "tr")
      #expect(article.paragraphs.map(\.text) == LostTextTests.story)
      #expect(article.byline == "Elif Şahin" && article.dates.map(\.iso) == ["2024-04-17"])
    }
  }

  @Test(arguments: ["1 / 3", "1/3", "1 of 3", "1 von 3"]) func theNumberOfAPictureIsNoCaption(number: String) throws {
    let figure =
      "<figure><img src=a.jpg><span class=count>\(number)</span><figcaption>The hall at noon.</figcaption></figure>"
    let article = try page("<div class=swiper>\(figure)</div>\(Self.story)")
    #expect(article.paragraphs.map(\.text) == ["The hall at noon."] + LostTextTests.story)
  }
}
