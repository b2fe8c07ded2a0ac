// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import NameGuessing

extension Session {
  /// The paragraphs whose sources count as the article's: those a review walks by default.
  public var bodyNumbers: Set<Int> {
    Set(article.paragraphs.filter { $0.kind.isAnnotatable }.map(\.number))
  }

  /// The number of the source of this article that a name or label means, in any case of letters.
  public func knownSource(_ name: String) -> Int? {
    let wanted = SourceName.folded(name)
    let byLabel = annotations.sources.keys.sorted().first { number in
      annotations.sources[number].map { SourceName.folded($0.value.label) } == wanted
    }
    return byLabel
      ?? annotations.sources.keys.sorted().first { number in
        annotations.sources[number].map { SourceName.folded($0.value.name) } == wanted
      }
  }

  /// What lists call a source.
  public func label(ofSource number: Int) -> String { annotations.sources[number]?.value.label ?? String(number) }

  func resolve(_ reference: SourceReference) throws(AnnotationError) -> Int {
    switch reference {
    case .number(let number):
      guard annotations.sources[number] != nil else { throw unknown(String(number)) }
      return number
    case .name(let name):
      guard let number = knownSource(name) else { throw unknown(name) }
      return number
    }
  }

  private func unknown(_ asked: String) -> AnnotationError {
    .noSuchSource(asked: asked, known: annotations.sources.keys.sorted().map { "\($0) \(label(ofSource: $0))" })
  }

  func describe(_ number: Int, _ details: SourceDetails) throws(AnnotationError) -> [PlannedAnnotation] {
    let number = try resolve(.number(number))
    guard let placed = annotations.sources[number] else { return [] }
    var source = placed.value
    if let name = details.name {
      source.name = name
      source.label = (details.naming ?? source.naming) == .unnamed ? source.label : name
    }
    source.kind = details.kind ?? source.kind
    if let naming = details.naming, naming != source.naming {
      source.naming = naming
      source.label = naming == .unnamed ? newLabel(for: source.name) : source.name
    }
    source.role = details.role.applied(to: source.role)
    source.firstHand = details.firstHand ?? source.firstHand
    source.anonymityReason = details.reason.applied(to: source.anonymityReason)
    source.note = details.note.applied(to: source.note)
    let (parent, named) = try parent(
      details, standing: source.nestedIn, at: placed.paragraph, new: annotations.next(.source))
    source.nestedIn = parent
    if let parent, named.isEmpty, annotations.chain(from: parent).contains(annotations.canonical(number)) {
      throw .nestedInItself(label: source.label)
    }
    return named + [
      PlannedAnnotation(aspect: .source, number: number, paragraph: placed.paragraph, annotation: .source(source))
    ]
  }

  /// The source that the wish for one to be heard in means, and the naming of it when it is new.
  func parent(
    _ details: SourceDetails, standing: Int?, at paragraph: Int, new number: Int
  ) throws(AnnotationError) -> (Int?, [PlannedAnnotation]) {
    switch details.nestedIn {
    case .left: return (standing, [])
    case .none: return (nil, [])
    case .some(.name(let name)) where knownSource(name) == nil:
      let source = try guessed(name, SourceDetails(), in: article.paragraph(paragraph))
      return (
        number, [PlannedAnnotation(aspect: .source, number: number, paragraph: paragraph, annotation: .source(source))]
      )
    case .some(let reference): return (try resolve(reference), [])
    }
  }

  func join(_ number: Int, _ other: SourceReference) throws(AnnotationError) -> [PlannedAnnotation] {
    let source = try resolve(.number(number)), paragraph = annotations.sources[number]?.paragraph ?? 1
    if case .name(let name) = other, knownSource(name) == nil, let known = register.first(where: { named($0, name) }) {
      let new = annotations.next(.source)
      return [
        PlannedAnnotation(aspect: .source, number: new, paragraph: paragraph, annotation: .source(copied(known))),
        PlannedAnnotation(
          aspect: .join, number: annotations.canonical(source), paragraph: paragraph, annotation: .join(new)),
      ]
    }
    let target = try resolve(other)
    let (one, two) = (annotations.canonical(source), annotations.canonical(target))
    guard one != two else { throw .alreadySame(number, target) }
    let (kept, joined) = (min(one, two), max(one, two))
    return [PlannedAnnotation(aspect: .join, number: joined, paragraph: paragraph, annotation: .join(kept))]
  }

  private func named(_ source: Source, _ name: String) -> Bool {
    SourceName.folded(source.name) == SourceName.folded(name)
  }

  /// A source of another article, without what holds for that article alone.
  func copied(_ source: Source) -> Source {
    var copy = source
    (copy.nestedIn, copy.role, copy.firstHand, copy.note) = (nil, nil, .unknown, nil)
    return copy
  }

  func split(_ number: Int) throws(AnnotationError) -> [PlannedAnnotation] {
    let number = try resolve(.number(number))
    let joined =
      annotations.joins[number] != nil ? [number] : annotations.joins.filter { $0.value == number }.map(\.key).sorted()
    guard !joined.isEmpty else { throw .notJoined(label: label(ofSource: number)) }
    let paragraph = annotations.sources[number]?.paragraph ?? 1
    return joined.map { PlannedAnnotation(aspect: .join, number: $0, paragraph: paragraph, annotation: nil) }
  }

  func drop(_ number: Int) throws(AnnotationError) -> [PlannedAnnotation] {
    let number = try resolve(.number(number)), paragraph = annotations.sources[number]?.paragraph ?? 1
    let users = annotations.sources.keys.sorted().filter {
      annotations.sources[$0]?.value.nestedIn == number || annotations.joins[$0] == number
    }
    guard users.isEmpty else {
      throw .sourceInUse(label: label(ofSource: number), by: users.map(label(ofSource:)))
    }
    let mentions = annotations.mentions.filter { $0.value.value.source == number }.sorted { $0.key < $1.key }
    let ratings = annotations.ratings.filter { $0.value.value.source == number }.sorted { $0.key < $1.key }
    return mentions.map {
      PlannedAnnotation(aspect: .mention, number: $0.key, paragraph: $0.value.paragraph, annotation: nil)
    }
      + ratings.map {
        PlannedAnnotation(aspect: .rating, number: $0.key, paragraph: $0.value.paragraph, annotation: nil)
      }
      + (annotations.joins[number] == nil
        ? [] : [PlannedAnnotation(aspect: .join, number: number, paragraph: paragraph, annotation: nil)])
      + [PlannedAnnotation(aspect: .source, number: number, paragraph: paragraph, annotation: nil)]
  }
}
