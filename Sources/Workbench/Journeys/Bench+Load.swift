// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange
internal import TerminalIO

/// What to load, and what is known of it.
public struct LoadRequest: Sendable {
  /// The files, `-` for the standard input.
  public var files: [String]
  /// The headline, where the document prints none.
  public var title: String?
  /// The article's address.
  public var url: String?
  /// The slug to stand under.
  public var id: String?
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request for files.
  public init(files: [String]) { self.files = files }
}

extension Bench {
  /// Loads articles into the project, which is made when there is none.
  public func load(_ request: LoadRequest) throws(Failure) {
    let undone = "nothing loaded"
    try check(request, undone)
    let store = try open(.create, for: undone)
    try adoptCodebook(store, for: undone)
    var loaded: [JSONValue] = []
    for file in request.files {
      let name = sanitized(file)
      do {
        let loading = try load(file, request, into: store)
        loaded.append(json(loading, file))
        if !request.isJSON { say(line(loading)) }
      } catch { throw Failure("\(name) not loaded", error) }
    }
    if request.isJSON { say((["loaded": .array(loaded)] as JSONValue).text) }
  }

  /// The codebook in force; a project without one takes up the default.
  @discardableResult
  func adoptCodebook(_ store: ProjectStore, for undone: String) throws(Failure) -> Codebook {
    do { return try store.codebook(orAdopt: try DefaultCodebook.read(), at: clock()) } catch {
      throw Failure(undone, error)
    }
  }

  private func check(_ request: LoadRequest, _ undone: String) throws(Failure) {
    let single = [("--title", request.title), ("--url", request.url), ("--id", request.id)]
    if request.files.count > 1, let option = single.first(where: { $0.1 != nil }) {
      throw Failure(undone, JourneyError.oneForMany(option: option.0, count: request.files.count))
    }
    if let id = request.id, slug(from: id) != id { throw Failure(undone, JourneyError.notASlug(id)) }
  }

  private func load(_ file: String, _ request: LoadRequest, into store: ProjectStore) throws -> ProjectStore.Loading {
    let bytes = try FileBytes.read(file)
    let articles = try ArticleReader().read(bytes)
    guard var article = articles.first else { throw IngestError.empty }
    article.title = request.title ?? article.title
    article.url = request.url ?? article.url
    let stem = file == "-" ? article.title ?? "article" : FileBytes.stem(of: file)
    return try store.load(
      article, as: request.id ?? slug(from: stem), isPinned: request.id != nil, source: file, bytes: bytes, at: clock())
  }

  private func line(_ loading: ProjectStore.Loading) -> String {
    guard loading.isNew else { return "already here as \(loading.slug)" }
    return "\(loading.slug): \(loading.paragraphs) paragraphs, \(loading.annotatable) to label"
  }

  private func json(_ loading: ProjectStore.Loading, _ file: String) -> JSONValue {
    [
      "file": .string(file), "article": .string(loading.slug), "status": .string(loading.isNew ? "new" : "same"),
      "paragraphs": .integer(loading.paragraphs), "annotatable": .integer(loading.annotatable),
    ]
  }
}
