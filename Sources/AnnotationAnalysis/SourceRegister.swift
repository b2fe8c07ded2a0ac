// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import NameGuessing

/// The sources of many reviews as one list: the same name is one source in every article, a description only in its own.
public struct SourceRegister: Sendable {
  /// One reviewer's distinct source in one article.
  public struct Member: Sendable {
    /// What the reviewer annotated.
    public let record: AnnotationRecord
    /// The source's number there.
    public let number: Int

    /// The source.
    public var source: Source? { record.annotations.sources[number]?.value }
    /// Where it speaks, by paragraph.
    public var mentions: [AnnotationSet.Placed<Mention>] { record.annotations.mentions(of: number) }
    /// The rating that stands.
    public var rating: SourceRating? { record.annotations.rating(ofSource: number)?.rating }
  }

  /// A source over all articles and reviewers.
  public struct Entry: Sendable {
    /// A word to ask for it by: its name in small letters and hyphens, behind the article where it is unnamed.
    public let id: String
    /// The reviewers' sources it is made of, by article, reviewer and number.
    public let members: [Member]

    /// What lists call it.
    public var label: String { members.first?.source?.label ?? "" }
    /// What it is.
    public var kind: Source.Kind { members.first?.source?.kind ?? .person }
    /// Whether the reader is told who it is.
    public var naming: Source.Naming { members.first?.source?.naming ?? .named }
    /// The articles it speaks in, by slug.
    public var articles: [String] { Set(members.map(\.record.review.article)).sorted() }
    /// The reviews it was found in.
    public var reviews: [ReviewID] { members.map(\.record.review) }
    /// The reviewers who found it.
    public var reviewers: [String] { Set(members.map(\.record.review.reviewer)).sorted() }
    /// The paragraphs in which anybody finds it speaking.
    public var mentions: Int {
      Set(members.flatMap { member in member.mentions.map { "\(member.record.review.article)#\($0.paragraph)" } }).count
    }
    /// The outlets of its articles, each once, by name; `outlets` names that of each article.
    public func outlets(_ outlets: [String: String]) -> [String] { Set(articles.compactMap { outlets[$0] }).sorted() }
    /// The names it is printed under, each once.
    public var names: [String] {
      var seen: Set<String> = []
      return members.flatMap { member in
        member.record.annotations.group(of: member.number).compactMap {
          member.record.annotations.sources[$0]?.value.name
        }
      }.filter { seen.insert($0).inserted }
    }
    /// The origins behind it, where it is heard in another's words.
    public var origins: [String] {
      Set(
        members.compactMap { member in
          member.record.annotations.origin(of: member.number).flatMap {
            member.record.annotations.sources[$0]?.value.label
          }
        }
      ).sorted()
    }
  }

  /// The entries, those that speak in most articles first.
  public let entries: [Entry]

  /// The register of some reviews' sources. Complexity: O(sources of an article squared), summed over articles.
  public init(_ records: [AnnotationRecord]) {
    let members = records.flatMap { record in
      record.annotations.distinctSources.map { Member(record: record, number: $0) }
    }
    var sets = DisjointSets(count: members.count)
    Self.uniteByName(members, &sets)
    Self.uniteWithinArticles(records, members, &sets)
    let groups = Dictionary(grouping: members.indices, by: { sets.root(of: $0) }).values.map { $0.sorted() }
    var taken: Set<String> = []
    let entries = groups.sorted { $0[0] < $1[0] }.map { group in
      let mine = group.map { members[$0] }
      return Entry(id: Self.id(mine[0], &taken), members: mine)
    }
    self.entries = entries.sorted {
      ($1.articles.count, $1.mentions, $0.id) < ($0.articles.count, $0.mentions, $1.id)
    }
  }

  /// The entry of an id, or of a name it is printed under.
  public func entry(_ word: String) -> Entry? {
    let name = SourceName.folded(word)
    return entries.first { $0.id == word } ?? entries.first { $0.names.map { SourceName.folded($0) }.contains(name) }
  }

  private static func uniteByName(_ members: [Member], _ sets: inout DisjointSets) {
    var first: [String: Int] = [:]
    for (index, member) in members.enumerated()
    where !SourceMatching.isUnnamed(member.number, member.record.annotations) {
      for name in SourceMatching.names(member.number, member.record.annotations) {
        if let known = first[name] { sets.unite(known, index) } else { first[name] = index }
      }
    }
  }

  private static func uniteWithinArticles(
    _ records: [AnnotationRecord], _ members: [Member], _ sets: inout DisjointSets
  ) {
    var index: [ReviewID: [Int: Int]] = [:]
    for (place, member) in members.enumerated() { index[member.record.review, default: [:]][member.number] = place }
    for group in Dictionary(grouping: records, by: \.review.article).values {
      guard let one = group.first else { continue }
      for other in group.dropFirst() {
        for pair in SourceMatching.pairs(one.annotations, other.annotations) {
          if let left = index[one.review]?[pair.left], let right = index[other.review]?[pair.right] {
            sets.unite(left, right)
          }
        }
      }
    }
  }

  private static func id(_ member: Member, _ taken: inout Set<String>) -> String {
    let label = member.source?.label ?? "source"
    let isUnnamed = SourceMatching.isUnnamed(member.number, member.record.annotations)
    let wish = (isUnnamed ? "\(member.record.review.article):" : "") + slug(from: SourceName.folded(label))
    var id = wish, number = 1
    while !taken.insert(id).inserted {
      number += 1
      id = "\(wish)-\(number)"
    }
    return id
  }
}
