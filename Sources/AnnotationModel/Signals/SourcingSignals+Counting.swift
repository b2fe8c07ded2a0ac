// SPDX-License-Identifier: GPL-3.0-or-later

extension SourcingSignals {
  /// The labels whose paragraphs state something that may have a source.
  private static let statements: Set<LabelID> = ["report", "quote"]

  /// Counts one review.
  ///
  /// - Parameters:
  ///   - article: the article with its kinds as they stand.
  ///   - labels: the label of each labelled paragraph, by number.
  ///   - annotations: what the reviewer marked.
  ///   - codebook: the labels in their order.
  /// - Complexity: O(text + marks).
  public init(article: Article, labels: [Int: LabelID], annotations: AnnotationSet, codebook: Codebook) {
    let body = article.paragraphs.filter { $0.kind.isAnnotatable }
    let numbers = Set(body.map(\.number))
    let words = Dictionary(uniqueKeysWithValues: body.map { ($0.number, Self.words(in: $0.text)) })
    paragraphs = body.count
    labelled = body.count { labels[$0.number] != nil }
    self.words = words.values.reduce(0, +)
    shares = codebook.labels.map { label in
      let mine = body.filter { labels[$0.number] == label.id }.map(\.number)
      return Share(label: label.id, paragraphs: mine.count, words: mine.reduce(0) { $0 + (words[$1] ?? 0) })
    }
    let statements = body.filter { labels[$0.number].map(Self.statements.contains) == true }
    attributed = statements.count { !annotations.speakers(in: $0.number).isEmpty }
    unattributed = statements.count - attributed
    let speakers = annotations.speakers(in: numbers).compactMap { annotations.sources[$0]?.value }
    named = speakers.count { $0.naming == .named }
    unnamed = speakers.count { $0.naming == .unnamed }
    pseudonyms = speakers.count { $0.naming == .pseudonym }
    documents = speakers.count { $0.kind == .document }
    func label(_ number: Int) -> String { annotations.sources[number]?.value.label ?? "" }
    origins = annotations.origins(in: numbers).map(label)
    isCircular = annotations.isCircular(in: numbers)
    chain = annotations.deepestChain(in: numbers).map(label)
    let spans = annotations.spans.values.filter { numbers.contains($0.paragraph) }.map(\.value.type)
    loaded = spans.count { $0 == .loaded }
    hedges = spans.count { $0 == .hedge }
    ratings = annotations.distinctSources.compactMap { number in
      annotations.rating(ofSource: number).map { Rated(source: label(number), rating: $0.rating) }
    }
  }

  /// The number of words: what stands between blanks.
  private static func words(in text: String) -> Int {
    text.unicodeScalars.split { $0.properties.isWhitespace }.count
  }
}
