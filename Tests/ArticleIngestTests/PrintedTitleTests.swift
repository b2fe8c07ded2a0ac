// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Pages whose window names the site and the headline, of which the main heading is the one or the other or neither.
@Suite struct PrintedTitleTests {
  @Test func theHeadlineOfAPageWhoseMainHeadingIsTheSitesName() throws {
    let story = LostTextTests.story.map { "<p>\($0)</p>" }.joined()
    let window = "<title>The Ellery Village Gazette: Market hall closes for the summer</title>"
    let headline = "Market hall closes for the summer"
    for (name, title) in [
      (
        "<h1 class=title><a href=/>The Ellery Village Gazette</a></h1>",
        "<h3 class='post-title entry-title'>\(headline)</h3>"
      ),
      ("<h1>The Ellery Village Gazette</h1>", "<h2 class=article-title>\(headline)</h2>"),
      (
        "<table><tr><td><font size=5><b>The Ellery Village Gazette</b></font></td></tr></table>",
        "<font size=4><b>\(headline)</b></font><br>"
      ),
    ] {
      let page =
        "<html lang=en><head>\(window)</head><body>\(name)<div class=post>\(title)<div>\(story)</div></div></body></html>"
      let article = try read(page, .html)
      #expect(article.title == headline, "\(name)")
      #expect(article.paragraphs.map(\.text) == LostTextTests.story, "\(name)")
    }
  }

  @Test func aMainHeadingThatIsTheHeadlineStands() throws {
    let story = LostTextTests.story.map { "<p>\($0)</p>" }.joined()
    let page = """
      <html lang=en><head><title>Market hall closes for the summer - The Ellery Village Gazette</title></head><body>
      <h1>Market hall closes for the summer</h1>\(story)<h2>The Ellery Village Gazette</h2><p>© 2024</p></body></html>
      """
    #expect(try read(page, .html).title == "Market hall closes for the summer")
  }
}
