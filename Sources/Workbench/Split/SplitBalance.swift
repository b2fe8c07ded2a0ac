// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ArticleIngest
internal import JSON
internal import TerminalIO

/// What each part of a split holds, and what two parts have in common.
struct SplitBalance {
  /// One part.
  struct Part {
    var name: String
    var wanted: Int
    var articles = 0
    var labels: [LabelID?: Int] = [:]

    var paragraphs: Int { labels.values.reduce(0, +) }
  }

  /// Two articles of different parts that share runs of words.
  struct Leak {
    var articles: [String]
    var runs: Int
  }

  private(set) var parts: [Part]
  private(set) var leaks: [Leak] = []
  private let groups: Int
  private let names: [LabelID?]
  private let paragraphs: Int

  init(_ articles: SplitArticles, _ partition: DatasetPartition, _ request: SplitRequest) {
    parts = request.shares.map { Part(name: $0.part, wanted: $0.percent) }
    groups = partition.groups
    for (summary, labels) in zip(articles.summaries, articles.labels) {
      guard let place = parts.firstIndex(where: { $0.name == partition.parts[summary.slug] }) else { continue }
      parts[place].articles += 1
      parts[place].labels.merge(labels, uniquingKeysWith: +)
    }
    paragraphs = parts.reduce(0) { $0 + $1.paragraphs }
    let found = Set(parts.flatMap { $0.labels.keys.compactMap { $0 } }).sorted()
    names = found.map(Optional.some) + (parts.contains { $0.labels[nil] != nil } ? [nil] : [])
    for pair in articles.shared.pairs {
      let pairOf = [pair.first, pair.second].map { articles.summaries[$0].slug }
      guard partition.parts[pairOf[0]] != partition.parts[pairOf[1]] else { continue }
      leaks.append(Leak(articles: pairOf, runs: pair.runs))
    }
    leaks.sort { ($1.runs, $0.articles[0], $0.articles[1]) < ($0.runs, $1.articles[0], $1.articles[1]) }
  }

  /// One row a part.
  var table: Table {
    var table = Table(
      columns: [
        .init("part"), .init("articles", .trailing), .init("paragraphs", .trailing), .init("share", .trailing),
        .init("wanted", .trailing),
      ] + names.map { .init(Self.name($0), .trailing) })
    table.rows = parts.map { part in
      [
        part.name, String(part.articles), String(part.paragraphs), Self.percent(part.paragraphs, of: paragraphs),
        "\(part.wanted) %",
      ] + names.map { Self.percent(part.labels[$0] ?? 0, of: part.paragraphs) }
    }
    return table
  }

  private static func name(_ label: LabelID?) -> String {
    label?.rawValue.replacing("_", with: " ") ?? "no label"
  }

  private static func percent(_ count: Int, of whole: Int) -> String {
    whole == 0 ? "-" : "\(Figure.text(Double(count) * 100 / Double(whole), decimals: 0)) %"
  }

  /// The entry, and what leaks.
  func lines(entry: Int) -> [String] {
    let head =
      "\(counted(parts.reduce(0) { $0 + $1.articles }, "article")) in \(counted(groups, "group")), entry \(entry)"
    let empty = parts.filter { $0.wanted > 0 && $0.articles == 0 }.map(\.name)
    if !empty.isEmpty {
      let heaviest = Self.percent(parts.map(\.paragraphs).max() ?? 0, of: paragraphs)
      return [
        head, "\(listed(empty)) got nothing: a group stays whole, and one part holds \(heaviest) of the paragraphs",
      ]
    }
    guard !leaks.isEmpty else { return [head, "no run of \(SharedRuns.words) words stands in two parts"] }
    let worst = leaks.prefix(10).map { leak in
      "\(leak.articles.joined(separator: " and ")): \(counted(leak.runs, "run")) of \(SharedRuns.words) words in both"
    }
    return [
      head, "\(counted(leaks.count, "pair")) of articles in two parts share words (--by cluster keeps them together):",
    ]
      + worst.map { "  " + $0 }
  }

  /// The same as JSON.
  func json(_ request: SplitRequest, entry: Int) -> JSONValue {
    let list = parts.map { part -> JSONValue in
      let labels = names.compactMap { label in
        label.map { JSONValue.Member(key: $0.rawValue, value: .integer(part.labels[$0] ?? 0)) }
      }
      return [
        "part": .string(part.name), "wanted": .integer(part.wanted), "articles": .integer(part.articles),
        "paragraphs": .integer(part.paragraphs), "labels": .object(labels),
        "unlabelled": .integer(part.labels[nil] ?? 0),
      ]
    }
    return [
      "entry": .integer(entry), "by": .string(request.grouping.rawValue), "seed": .string(String(request.seed)),
      "stratified": .bool(request.isStratified), "groups": .integer(groups), "parts": .array(list),
      "leaks": .array(
        leaks.map { ["articles": JSONValue($0.articles), "runs": .integer($0.runs)] as JSONValue }),
    ]
  }
}
