// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationStore
internal import DatasetExchange
internal import TerminalIO

/// What became of one file: its articles, or why there are none.
struct LoadResult {
  var file: String
  var outcome: Result<[(loading: ProjectStore.Loading, news: RevisionNews?)], Failure>

  /// One JSON object an article, or one with the error.
  var json: [JSONValue] {
    switch outcome {
    case .success(let loadings):
      loadings.map { json($0.loading, $0.news) }
    case .failure(let failure): [["file": .string(file), "error": .string(failure.saying.why)]]
    }
  }

  /// One line an article; none for an error, which goes to the standard error.
  var lines: [String] {
    guard case .success(let loadings) = outcome else { return [] }
    return loadings.map { loading, news in
      guard loading.isNew else { return "already here as \(loading.slug)" }
      if let news { return "\(loading.slug): a new version of \(news.of), \(news.words)" }
      return "\(loading.slug): \(loading.paragraphs) paragraphs, \(loading.annotatable) to label"
    }
  }

  private func json(_ loading: ProjectStore.Loading, _ news: RevisionNews?) -> JSONValue {
    let members: JSONValue = [
      "file": .string(file), "article": .string(loading.slug), "status": .string(loading.isNew ? "new" : "same"),
      "paragraphs": .integer(loading.paragraphs), "annotatable": .integer(loading.annotatable),
    ]
    guard let news, loading.isNew else { return members }
    func numbers(_ list: [Int]) -> JSONValue { .array(list.map(JSONValue.integer)) }
    return members.adding([
      "revises": .string(news.of), "unchanged": .integer(news.unchanged.count), "changed": numbers(news.changed),
      "added": numbers(news.added), "removed": numbers(news.removed),
    ])
  }
}
