// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Revision {
  private typealias Placed = (annotation: Annotation, number: Int, paragraph: Int)

  /// A review's marks as entries on the new version: every source, and what was marked in unchanged paragraphs.
  ///
  /// Numbers begin at 1 again, in the old order.
  func annotations(
    of reviewer: String, _ round: Int, _ slug: String, _ digests: [Int: String], _ db: Database
  ) throws -> [Event] {
    let records = try ProjectStore.annotations(Filter(articles: [article], reviewer: reviewer), db)
    guard let annotations = records.first(where: { $0.review.round == round })?.annotations else { return [] }
    let numbers = Dictionary(uniqueKeysWithValues: zip(annotations.sources.keys.sorted(), 1...))
    let marks =
      sources(annotations, numbers)
      + placed(annotations.mentions) { mention in
        numbers[mention.source].map {
          .mention(Mention(source: $0, mode: mention.mode, cue: mention.cue, stance: mention.stance))
        }
      }
      + placed(annotations.ratings, orFirst: { $0.source != nil }) { rating in
        var rating = rating
        rating.source = rating.source.flatMap { numbers[$0] }
        return .rating(rating)
      } + placed(annotations.spans.filter { !shifted.contains($0.value.paragraph) }) { .span($0) }
    return marks.enumerated().compactMap { index, entry in
      digests[entry.paragraph].map { text in
        .annotationChanged(
          AnnotationChanged(
            article: slug, round: round, paragraph: entry.paragraph, textSHA256: text, aspect: entry.annotation.aspect,
            number: entry.number, annotation: entry.annotation, gesture: index + 1))
      }
    }
  }

  /// The sources, then in whose words they are heard, then which are the same: each names those before it.
  ///
  /// A source outlives the paragraph in which it was named; it is then filed under the first one.
  private func sources(_ annotations: AnnotationSet, _ numbers: [Int: Int]) -> [Placed] {
    let sources = annotations.sources.sorted { $0.key < $1.key }.map { number, placed in
      (number: numbers[number] ?? 0, paragraph: unchanged[placed.paragraph] ?? 1, source: placed.value)
    }
    let named: [Placed] = sources.map { entry in
      var source = entry.source
      source.nestedIn = nil
      return (.source(source), entry.number, entry.paragraph)
    }
    let nested: [Placed] = sources.compactMap { entry in
      guard let parent = entry.source.nestedIn.flatMap({ numbers[$0] }) else { return nil }
      var source = entry.source
      source.nestedIn = parent
      return (.source(source), entry.number, entry.paragraph)
    }
    let joined: [Placed] = annotations.joins.sorted { $0.key < $1.key }.compactMap { number, target in
      guard let number = numbers[number], let target = numbers[target] else { return nil }
      return (.join(target), number, 1)
    }
    return named + nested + joined
  }

  /// The marks of unchanged paragraphs, numbered anew; some stand under the first paragraph when theirs changed.
  private func placed<Value>(
    _ marks: [Int: AnnotationSet.Placed<Value>], orFirst: (Value) -> Bool = { _ in false },
    _ mark: (Value) -> Annotation?
  ) -> [Placed] {
    let kept = marks.sorted { $0.key < $1.key }.compactMap { _, placed -> (Annotation, Int)? in
      guard let paragraph = unchanged[placed.paragraph] ?? (orFirst(placed.value) ? 1 : nil) else { return nil }
      return mark(placed.value).map { ($0, paragraph) }
    }
    return kept.enumerated().map { ($1.0, $0 + 1, $1.1) }
  }
}
