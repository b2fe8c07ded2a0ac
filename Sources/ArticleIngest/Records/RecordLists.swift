// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// Where a JSON document keeps its records: itself, a list, or the lists and objects in it, as feeds and newspapers'
/// interfaces answer.
struct RecordLists {
  /// The records, in order.
  private(set) var records: [JSONValue] = []
  /// The records that stand beside these and are no articles of the document, by the name of what holds them.
  private(set) var beside: [(name: String, count: Int)] = []
  /// Whether the document is a feed, whose entries need no text.
  let isFeed: Bool

  private let reader: RecordReader
  private var lists: [(name: String, items: [JSONValue])] = []
  private static let deepest = 4

  /// Looks through a document; what holds no record with a text is handed on as the only one.
  init(in document: JSONValue, _ reader: RecordReader) {
    self.reader = reader
    isFeed = document["version"]?.string?.contains("jsonfeed.org") ?? false
    if case .array(let items) = document {
      records = items.flatMap { item in if case .array(let inner) = item { inner } else { [item] } }
      return
    }
    search(document, name: "", depth: 0)
    sort()
    if records.isEmpty { records = [document] }
    if isFeed, let title = document["title"]?.string { records = records.map { Self.record($0, of: title) } }
  }

  /// An entry of a feed, whose title is its outlet.
  private static func record(_ entry: JSONValue, of feed: String) -> JSONValue {
    guard case .object(let members) = entry, entry["publisher"] == nil else { return entry }
    return .object(members + [JSONValue.Member(key: "publisher", value: .string(feed))])
  }

  private mutating func search(_ value: JSONValue, name: String, depth: Int) {
    guard depth < Self.deepest, let members = value.members else { return }
    if reader.hasText(value) {
      lists.append((name, [value]))
      members.forEach { note($0.value, name: $0.key) }
      return
    }
    for member in members {
      if case .array(let items) = member.value, items.contains(where: reader.hasText) {
        lists.append((member.key, items))
      } else {
        search(member.value, name: member.key, depth: depth + 1)
      }
    }
  }

  /// Takes the records of the lists that hold articles: those like the first that has titles and is not called comments or
  /// pointers to other texts.
  private mutating func sort() {
    let named = lists.indices.filter { !Self.isBeside(lists[$0].name) }
    guard let main = named.first(where: { isTitled(lists[$0].items) }) ?? named.first ?? lists.indices.first else {
      return
    }
    let needsTitles = isTitled(lists[main].items)
    for (index, list) in lists.enumerated() {
      if index == main || !Self.isBeside(list.name) && (!needsTitles || isTitled(list.items)) {
        records += list.items
      } else {
        beside.append((list.name, list.items.count))
      }
    }
  }

  private func isTitled(_ items: [JSONValue]) -> Bool {
    items.first(where: reader.hasText).map(reader.hasTitle) ?? false
  }

  /// Notes what a record holds beside its own text that could be articles too.
  private mutating func note(_ value: JSONValue, name: String) {
    let isOfText = reader.fields[.text].contains { FieldNames.plain($0) == FieldNames.plain(name) }
    guard case .array(let items) = value, !isOfText, !RecordLayers.holds(name) else { return }
    let count = items.count { reader.hasText($0) && reader.hasTitle($0) }
    if count > 0 { beside.append((name, count)) }
  }

  /// Whether what is called so stands beside articles.
  static func isBeside(_ name: String) -> Bool {
    var names = ClassNames()
    switch names.role(of: name) {
    case .comments, .pointers, .boilerplate: return true
    default: return false
    }
  }
}
