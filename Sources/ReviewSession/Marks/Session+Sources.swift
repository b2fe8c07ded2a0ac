// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  /// The paragraphs whose sources count as the article's: those a review walks by default.
  public var bodyNumbers: Set<Int> {
    Set(article.paragraphs.filter { $0.kind.isAnnotatable }.map(\.number))
  }

  /// The number of the source of this article that a name or label means, in any case of letters.
  public func knownSource(_ name: String) -> Int? {
    let wanted = SourceName.folded(name)
    let byLabel = markup.sources.keys.sorted().first { number in
      markup.sources[number].map { SourceName.folded($0.value.label) } == wanted
    }
    return byLabel
      ?? markup.sources.keys.sorted().first { number in
        markup.sources[number].map { SourceName.folded($0.value.name) } == wanted
      }
  }

  /// What lists call a source.
  public func label(ofSource number: Int) -> String { markup.sources[number]?.value.label ?? String(number) }

  func resolve(_ reference: SourceReference) throws(MarkError) -> Int {
    switch reference {
    case .number(let number):
      guard markup.sources[number] != nil else { throw unknown(String(number)) }
      return number
    case .name(let name):
      guard let number = knownSource(name) else { throw unknown(name) }
      return number
    }
  }

  private func unknown(_ asked: String) -> MarkError {
    .noSuchSource(asked: asked, known: markup.sources.keys.sorted().map { "\($0) \(label(ofSource: $0))" })
  }

  func describe(_ number: Int, _ details: SourceDetails) throws(MarkError) -> [PlannedMark] {
    let number = try resolve(.number(number))
    guard let placed = markup.sources[number] else { return [] }
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
      details, standing: source.nestedIn, at: placed.paragraph, new: markup.next(.source))
    source.nestedIn = parent
    if let parent, named.isEmpty, markup.chain(from: parent).contains(markup.canonical(number)) {
      throw .nestedInItself(label: source.label)
    }
    return named + [
      PlannedMark(aspect: .source, number: number, paragraph: placed.paragraph, mark: .source(source))
    ]
  }

  /// The source that the wish for one to be heard in means, and the naming of it when it is new.
  func parent(
    _ details: SourceDetails, standing: Int?, at paragraph: Int, new number: Int
  ) throws(MarkError) -> (Int?, [PlannedMark]) {
    switch details.nestedIn {
    case .left: return (standing, [])
    case .none: return (nil, [])
    case .some(.name(let name)) where knownSource(name) == nil:
      let source = try guessed(name, SourceDetails(), in: article.paragraph(paragraph))
      return (number, [PlannedMark(aspect: .source, number: number, paragraph: paragraph, mark: .source(source))])
    case .some(let reference): return (try resolve(reference), [])
    }
  }

  func join(_ number: Int, _ other: SourceReference) throws(MarkError) -> [PlannedMark] {
    let source = try resolve(.number(number)), paragraph = markup.sources[number]?.paragraph ?? 1
    if case .name(let name) = other, knownSource(name) == nil, let known = register.first(where: { named($0, name) }) {
      let new = markup.next(.source)
      return [
        PlannedMark(aspect: .source, number: new, paragraph: paragraph, mark: .source(copied(known))),
        PlannedMark(aspect: .join, number: markup.canonical(source), paragraph: paragraph, mark: .join(new)),
      ]
    }
    let target = try resolve(other)
    let (one, two) = (markup.canonical(source), markup.canonical(target))
    guard one != two else { throw .alreadySame(number, target) }
    let (kept, joined) = (min(one, two), max(one, two))
    return [PlannedMark(aspect: .join, number: joined, paragraph: paragraph, mark: .join(kept))]
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

  func split(_ number: Int) throws(MarkError) -> [PlannedMark] {
    let number = try resolve(.number(number))
    let joined = markup.joins[number] != nil ? [number] : markup.joins.filter { $0.value == number }.map(\.key).sorted()
    guard !joined.isEmpty else { throw .notJoined(label: label(ofSource: number)) }
    let paragraph = markup.sources[number]?.paragraph ?? 1
    return joined.map { PlannedMark(aspect: .join, number: $0, paragraph: paragraph, mark: nil) }
  }

  func drop(_ number: Int) throws(MarkError) -> [PlannedMark] {
    let number = try resolve(.number(number)), paragraph = markup.sources[number]?.paragraph ?? 1
    let users = markup.sources.keys.sorted().filter {
      markup.sources[$0]?.value.nestedIn == number || markup.joins[$0] == number
    }
    guard users.isEmpty else {
      throw .sourceInUse(label: label(ofSource: number), by: users.map(label(ofSource:)))
    }
    let mentions = markup.mentions.filter { $0.value.value.source == number }.sorted { $0.key < $1.key }
    let ratings = markup.ratings.filter { $0.value.value.source == number }.sorted { $0.key < $1.key }
    return mentions.map { PlannedMark(aspect: .mention, number: $0.key, paragraph: $0.value.paragraph, mark: nil) }
      + ratings.map { PlannedMark(aspect: .rating, number: $0.key, paragraph: $0.value.paragraph, mark: nil) }
      + (markup.joins[number] == nil
        ? [] : [PlannedMark(aspect: .join, number: number, paragraph: paragraph, mark: nil)])
      + [PlannedMark(aspect: .source, number: number, paragraph: paragraph, mark: nil)]
  }
}
