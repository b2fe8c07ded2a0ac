// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// What two articles say of whose they are.
@Suite struct ArticleOutletTests {
  @Test(arguments: [
    ("https://post.example/a", "Post", "https://courier.example/b", "Courier", true),
    ("https://post.example/a", "Post", "https://velmpost.example/b", "Velm Post", true),
    ("https://post.example/a", nil, "https://courier.example/b", nil, true),
    ("https://post.example/a", "Post", "https://post.test/a", "The Post", true),
    ("https://post.example/a", "Post", "https://post.test/a", "Post", false),
    ("https://www.post.example/a", nil, "http://m.post.example/a?x=1", nil, false),
    ("https://post.example/a", nil, "https://news.post.example/b", "Post News", false),
    (nil, "Velm Post", nil, "Velm Courier", true), (nil, "Velm Post", nil, "Post", false),
    ("https://post.example/a", nil, nil, "Post", false), (nil, nil, nil, nil, false),
  ])
  func outletsDifferByHostsElseByNames(
    _ url: String?, _ name: String?, _ other: String?, _ second: String?, _ differs: Bool
  ) {
    let one = ArticleOutlet(url: url, name: name), two = ArticleOutlet(url: other, name: second)
    #expect(one.differs(from: two) == differs && two.differs(from: one) == differs)
  }
}
