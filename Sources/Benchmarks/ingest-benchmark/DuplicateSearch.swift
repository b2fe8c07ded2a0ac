// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Foundation

/// How many planted copies are found among invented articles, how many pairs are found that were not planted, and how long it
/// takes, in steps of ten.
enum DuplicateSearch {
  /// What was done to a copy.
  private enum Edit: String, CaseIterable {
    case whole = "another head only"
    case half = "cut to 50 %, another head"
    case middle = "50 % out of the middle, two foreign paragraphs"
    case words = "10 % of the words changed"
    case both = "10 % of the words changed, cut to 60 %"
  }

  /// Prints recall by edit, precision and time for 1,000, 10,000, … articles up to a number.
  static func measure(upTo most: Int) {
    var count = 1000
    while count <= most {
      measure(count)
      count *= 10
    }
  }

  /// Of the articles one in ten has a copy, of each edit in turn; one in ten quotes a paragraph of another, and as many end
  /// with the same notice.
  private static func measure(_ count: Int) {
    var random = Generator(state: UInt64(count))
    var articles = (0..<count).map { _ in article(&random) }
    for index in articles.indices where index % 10 == 3 { articles[index].append(articles[(index + 7) % count][0]) }
    for index in articles.indices where index % 10 == 5 { articles[index].append(contentsOf: notice) }
    var planted: [(source: Int, copy: Int, edit: Edit)] = []
    for (number, source) in stride(from: 0, to: count, by: 10).enumerated() {
      let edit = Edit.allCases[number % Edit.allCases.count]
      planted.append((source, articles.count, edit))
      articles.append(copy(of: articles[source], edit, &random))
    }
    let start = ContinuousClock.now
    let signatures = articles.map { TextSignature(paragraphs: $0) }
    let read = ContinuousClock.now
    let groups = NearDuplicates().groups(signatures)
    let end = ContinuousClock.now
    report(groups, planted, of: articles.count, reading: read - start, grouping: end - read)
  }

  private static func report(
    _ groups: [[Int]], _ planted: [(source: Int, copy: Int, edit: Edit)], of count: Int, reading: Duration,
    grouping: Duration
  ) {
    var group: [Int: Int] = [:]
    for (number, members) in groups.enumerated() { for member in members { group[member] = number } }
    let pairs = groups.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    func isFound(_ pair: (source: Int, copy: Int, edit: Edit)) -> Bool {
      group[pair.source].map { $0 == group[pair.copy] } ?? false
    }
    let found = planted.count(where: isFound)
    let precision = Figure.text(pairs == 0 ? 1 : Double(found) / Double(pairs), decimals: 4)
    print(
      "\(count) articles: signatures \(seconds(reading)) s, groups \(seconds(grouping)) s; \(pairs) pairs found, precision \(precision)"
    )
    for edit in Edit.allCases {
      let of = planted.filter { $0.edit == edit }
      let recall = Double(of.count(where: isFound)) / Double(max(of.count, 1))
      print("  recall \(Figure.text(recall, decimals: 3)) of \(of.count): \(edit.rawValue)")
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    Figure.text(Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18, decimals: 2)
  }

  private static let notice = [
    "The reporting for this article was paid for by readers who give what they can every month of the year.",
    "Whoever knows more of it may write to the desk, which answers every letter and names nobody who asks it not to.",
  ]

  /// Eight to forty paragraphs of two or three sentences, their words as rare and as common as those of a language.
  private static func article(_ random: inout Generator) -> [String] {
    (0..<(8 + random.below(33))).map { _ in
      (0..<(2 + random.below(2))).map { _ in
        (0..<(12 + random.below(14))).map { _ in random.word() }.joined(separator: " ") + "."
      }.joined(separator: " ")
    }
  }

  private static func copy(of article: [String], _ edit: Edit, _ random: inout Generator) -> [String] {
    let head = "\(Self.article(&random)[0].prefix { $0 != "." })."
    let half = (article.count + 1) / 2
    switch edit {
    case .whole: return [head] + article
    case .half: return [head] + article.prefix(half)
    case .middle: return [head] + article.dropFirst(article.count / 4).prefix(half) + Self.article(&random).prefix(2)
    case .words: return article.map { changed($0, &random) }
    case .both: return article.prefix((article.count * 3 + 4) / 5).map { changed($0, &random) }
    }
  }

  private static func changed(_ text: String, _ random: inout Generator) -> String {
    text.split(separator: " ").map { random.below(10) == 0 ? random.word() : String($0) }.joined(separator: " ")
  }

  /// The same numbers for the same start (Knuth's MMIX generator).
  private struct Generator {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    /// One of 20,000 words, each half as often as one of half its rank.
    mutating func word() -> String {
      let rank = Int(pow(20_000, Double(below(1 << 20)) / Double(1 << 20)))
      return "w\(String(rank, radix: 36))"
    }
  }
}
