// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ArticleIngest
internal import ReviewSession

/// The sources of many reviews as one list: the same name is one source in every article, a description only in its own.
struct SourceRegister {
  /// One reviewer's distinct source in one article.
  struct Member {
    let record: AnnotationRecord
    let number: Int

    var source: Source? { record.annotations.sources[number]?.value }
    var mentions: [AnnotationSet.Placed<Mention>] { record.annotations.mentions(of: number) }
    var rating: SourceRating? { record.annotations.rating(ofSource: number)?.rating }
  }

  /// A source over all articles and reviewers.
  struct Entry {
    /// A word to ask for it by: its name in small letters and hyphens, behind the article where it is unnamed.
    let id: String
    /// The reviewers' sources it is made of, by article, reviewer and number.
    let members: [Member]

    var label: String { members.first?.source?.label ?? "" }
    var kind: Source.Kind { members.first?.source?.kind ?? .person }
    var naming: Source.Naming { members.first?.source?.naming ?? .named }
    var articles: [String] { Set(members.map(\.record.review.article)).sorted() }
    var reviewers: [String] { Set(members.map(\.record.review.reviewer)).sorted() }
    /// The paragraphs in which anybody finds it speaking.
    var mentions: Int {
      Set(members.flatMap { member in member.mentions.map { "\(member.record.review.article)#\($0.paragraph)" } }).count
    }
    /// The names it is printed under, each once.
    var names: [String] {
      var seen: Set<String> = []
      return members.flatMap { member in
        member.record.annotations.group(of: member.number).compactMap {
          member.record.annotations.sources[$0]?.value.name
        }
      }.filter { seen.insert($0).inserted }
    }
    /// The origins behind it, where it is heard in another's words.
    var origins: [String] {
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
  let entries: [Entry]

  init(_ records: [AnnotationRecord]) {
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
