// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationStore
internal import DatasetExchange
internal import TerminalIO

/// What became of one file: its articles, or why there are none.
struct LoadResult {
  var file: String
  var outcome: Result<[ProjectStore.Loading], Failure>

  /// One JSON object an article, or one with the error.
  var json: [JSONValue] {
    switch outcome {
    case .success(let loadings):
      loadings.map { loading in
        [
          "file": .string(file), "article": .string(loading.slug), "status": .string(loading.isNew ? "new" : "same"),
          "paragraphs": .integer(loading.paragraphs), "annotatable": .integer(loading.annotatable),
        ]
      }
    case .failure(let failure): [["file": .string(file), "error": .string(failure.saying.why)]]
    }
  }

  /// One line an article; none for an error, which goes to the standard error.
  var lines: [String] {
    guard case .success(let loadings) = outcome else { return [] }
    return loadings.map { loading in
      loading.isNew
        ? "\(loading.slug): \(loading.paragraphs) paragraphs, \(loading.annotatable) to label"
        : "already here as \(loading.slug)"
    }
  }
}
