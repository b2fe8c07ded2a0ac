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
      take([value], name)
      members.forEach { note($0.value, name: $0.key) }
      return
    }
    for member in members {
      if case .array(let items) = member.value, items.contains(where: reader.hasText) {
        take(items, member.key)
      } else {
        search(member.value, name: member.key, depth: depth + 1)
      }
    }
  }

  /// Takes the records of a list, unless it holds other things than the list before it: comments, or pointers to other texts.
  private mutating func take(_ items: [JSONValue], _ name: String) {
    if records.isEmpty || isLike(items, name) {
      records += items
    } else {
      beside.append((name, items.count))
    }
  }

  /// Notes what a record holds beside its own text that could be articles too.
  private mutating func note(_ value: JSONValue, name: String) {
    let isOfText = reader.fields[.text].contains { FieldNames.plain($0) == FieldNames.plain(name) }
    guard case .array(let items) = value, !isOfText, !RecordLayers.holds(name) else { return }
    let count = items.count { reader.hasText($0) && reader.hasTitle($0) }
    if count > 0 { beside.append((name, count)) }
  }

  private func isLike(_ items: [JSONValue], _ name: String) -> Bool {
    var names = ClassNames()
    switch names.role(of: name) {
    case .comments, .pointers, .boilerplate: return false
    default: break
    }
    guard let first = records.first else { return true }
    return reader.hasTitle(items.first(where: reader.hasText) ?? first) || !reader.hasTitle(first)
  }
}
