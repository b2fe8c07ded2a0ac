// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Shows an article's paragraphs and where it comes from, never anybody's labels.
  public func show(_ slug: String, isJSON: Bool) throws(Failure) {
    let undone = "\(sanitized(slug)) not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let article = try store.article(slug)
      isJSON
        ? say(json(article, slug).text)
        : output.page(ArticleScreen(slug: slug, article: article).render(in: output.canvas))
    }
  }

  private func json(_ article: Article, _ slug: String) -> JSONValue {
    let dates: [JSONValue] = article.dates.map { date in
      [
        "iso": .string(date.iso), "raw": .string(date.raw), "of": .string(date.of.rawValue),
        "paragraph": JSONValue(date.paragraph),
      ]
    }
    let paragraphs: [JSONValue] = zip(article.paragraphs, article.sections).map { paragraph, section in
      [
        "number": .integer(paragraph.number), "kind": .string(paragraph.kind.rawValue), "section": JSONValue(section),
        "annotatable": .bool(paragraph.kind.isAnnotatable), "text": .string(paragraph.text),
        "sha256": .string(paragraph.sha256),
      ]
    }
    let whole: JSONValue = [
      "article": .string(slug), "title": JSONValue(article.title), "byline": JSONValue(article.byline),
      "credit": JSONValue(article.credit), "outlet": JSONValue(article.site), "url": JSONValue(article.url),
      "language": JSONValue(article.language),
      "captured": JSONValue(article.claims.first { $0.field == .captured }?.value),
      "sha256": .string(article.sha256), "dates": .array(dates),
      "provenance": .array(article.provenance.enumerated().map { $1.json(step: $0) }), "paragraphs": .array(paragraphs),
    ]
    guard let dropped = article.dropped else { return whole }
    return whole.adding(["dropped": ["blocks": .integer(dropped.blocks), "words": .integer(dropped.words)]])
  }
}
