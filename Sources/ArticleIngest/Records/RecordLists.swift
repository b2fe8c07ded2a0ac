// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// Where a JSON document keeps its records: itself, a list, or the lists and objects in it, as feeds and newspapers'
/// interfaces answer.
struct RecordLists {
  /// The records, in order.
  private(set) var records: [JSONValue] = []
  /// The names of the records that stand in an object and not in a list, by their places among the records.
  private(set) var keys: [Int: String] = [:]
  /// The records that stand beside these and are no articles of the document, by the name of what holds them.
  private(set) var beside: [(name: String, count: Int)] = []
  /// Whether the document is a feed, whose entries need no text.
  let isFeed: Bool

  private let reader: RecordReader
  private var lists: [(name: String, items: [JSONValue], keys: [String])] = []
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
      lists.append((name, [value], []))
      members.forEach { note($0.value, name: $0.key) }
      return
    }
    let keyed = keyedRecords(members)
    if !keyed.isEmpty {
      lists.append((name, keyed.map(\.value), keyed.map(\.key)))
      for record in keyed where reader.hasText(record.value) {
        record.value.members?.forEach { note($0.value, name: $0.key) }
      }
    }
    let keys = Set(keyed.map(\.key))
    for member in members where !keys.contains(member.key) {
      if case .array(let items) = member.value, items.contains(where: reader.hasText) {
        lists.append((member.key, items, []))
      } else {
        search(member.value, name: member.key, depth: depth + 1)
      }
    }
  }

  /// The members of an object that holds a record under each of its names, as others hold them in a list; empty for any
  /// other object.
  private func keyedRecords(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    let objects = members.filter { $0.value.members?.isEmpty == false && !Self.isBeside($0.key) }
    guard objects.count > 1 else { return [] }
    let texts = objects.filter { reader.hasText($0.value) }
    guard let first = texts.first, texts.count > 1 || objects.allSatisfy({ $0.key.contains(where: \.isNumber) }) else {
      return []
    }
    let isTitled = reader.hasTitle(first.value)
    let parts = reader.fields.parts
    let titles = Set(
      texts.flatMap { $0.value.members ?? [] }.map(\.key).filter { parts[FieldNames.plain($0)] == .title })
    let withText = Set(texts.map(\.key))
    let records = objects.filter { record in
      if isTitled ? reader.hasTitle(record.value) : withText.contains(record.key) {
        return withText.contains(record.key) || record.value.members?.contains { titles.contains($0.key) } ?? false
      }
      return false
    }
    return records.count > 1 ? records : []
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
        for (offset, key) in list.keys.enumerated() { keys[records.count + offset] = key }
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
