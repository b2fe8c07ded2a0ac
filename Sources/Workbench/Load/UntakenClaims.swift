// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON
internal import TerminalIO

/// What a document says of an article that was here already, where that says something else: wire copy in a second outlet,
/// a corrected title.
struct UntakenClaims {
  private let claims: [(name: String, value: String)]

  /// Compares an article with the one of the same text that is here.
  ///
  /// - Parameters:
  ///   - new: the one that was to be loaded.
  ///   - here: the one that is here; what its own documents said of it is no news, though it may have been corrected since.
  ///   - request: how it was loaded; what its options say is no claim of the document's.
  init(of new: Article, beside here: Article, _ request: LoadRequest) {
    let known = Set(here.claims.map(\.value))
    let all: [(String, String?, String?)] = [
      ("title", request.title == nil ? new.title : nil, here.title), ("byline", new.byline, here.byline),
      ("outlet", new.site, here.site),
      ("url", request.url == nil ? new.url : nil, here.url), ("date", new.dates.first?.iso, here.dates.first?.iso),
    ]
    let isKnownDate = new.dates.first.map { known.contains($0.raw) } ?? true
    claims = all.compactMap { name, value, other in
      guard let value, value != other, !known.contains(value), name != "date" || !isKnownDate else { return nil }
      return (name, value)
    }
  }

  /// `its outlet “The Gull” and date 2024-03-05 are not taken`; nil where nothing is different.
  var words: String? {
    guard !claims.isEmpty else { return nil }
    let named = listed(claims.map { name, value in "\(name) \(name == "date" ? value : quoted(value))" })
    return "its \(named) \(claims.count == 1 ? "is" : "are") not taken"
  }

  /// The values by name; nil where nothing is different.
  var json: JSONValue? {
    claims.isEmpty ? nil : .object(claims.map { JSONValue.Member(key: $0.name, value: .string($0.value)) })
  }
}
