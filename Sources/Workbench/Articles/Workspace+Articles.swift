// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Lists the articles: names, sizes and who is how far, never a label.
  public func articles(isJSON: Bool) throws(Failure) {
    let undone = "articles not listed"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let articles = try store.articles()
      let reviews = Dictionary(grouping: try store.reviews(), by: \.id.article)
      if isJSON {
        let list = articles.map { json($0, reviews[$0.slug] ?? []) }
        say((["articles": .array(list)] as JSONValue).text)
      } else {
        output.write(table(articles, reviews))
      }
    }
  }

  private func table(_ articles: [ArticleSummary], _ reviews: [String: [ReviewSummary]]) -> String {
    if articles.isEmpty { return "No article yet; attest load FILE brings one.\n" }
    var table = Table(
      columns: [
        .init("article", isWhole: true), .init("blocks", .trailing), .init("to label", .trailing), .init("reviews"),
        .init("title"),
      ])
    table.rows = articles.map { article in
      let states = (reviews[article.slug] ?? []).map { review in
        review.isFinished
          ? "\(review.id.name) finished" : "\(review.id.name) \(review.decided)/\(review.walked)"
      }
      return [
        sanitized(article.slug), String(article.paragraphs), String(article.annotatable),
        sanitized(states.joined(separator: ", ")),
        ([title(article)] + notes(article)).joined(separator: ", "),
      ]
    }
    return table.render(in: output.canvas)
  }

  private func notes(_ article: ArticleSummary) -> [String] {
    [
      article.revises.map { "a new version of \(sanitized($0))" },
      article.tags.isEmpty ? nil : "tagged \(sanitized(listed(article.tags)))",
      article.exclusion.map { "excluded: \(sanitized($0))" },
    ].compactMap { $0 }
  }

  /// The title, on a terminal at most three lines of it.
  private func title(_ article: ArticleSummary) -> String {
    let title = sanitized(article.title ?? "(no title)"), canvas = output.canvas
    return canvas.isTerminal ? truncate(title, width: 3 * canvas.measure, ellipsis: canvas.glyphs.ellipsis) : title
  }

  private func json(_ article: ArticleSummary, _ reviews: [ReviewSummary]) -> JSONValue {
    let states: [JSONValue] = reviews.map { review in
      [
        "reviewer": .string(review.id.reviewer), "round": .integer(review.id.round),
        "finished": .bool(review.isFinished), "decided": .integer(review.decided), "walked": .integer(review.walked),
      ]
    }
    return [
      "article": .string(article.slug), "title": JSONValue(article.title), "paragraphs": .integer(article.paragraphs),
      "annotatable": .integer(article.annotatable), "loaded_at": .string(article.loadedAt.iso8601),
      "revises": JSONValue(article.revises), "tags": JSONValue(article.tags), "excluded": JSONValue(article.exclusion),
      "reviews": .array(states),
    ]
  }
}
