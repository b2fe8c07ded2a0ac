// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The names an article prints: runs of capitalised words, and the parties of its head.
enum CapitalizedNames {
  /// The names in order of first appearance, each once.
  static func find(in article: Article) -> [String] {
    let heads = article.provenance.map(\.party) + [article.byline, article.credit, article.site].compactMap { $0 }
    let runs = article.paragraphs.filter { $0.kind.isAnnotatable }.map { Self.runs(in: ScalarText($0.text)) }
    let inside = Set(runs.flatMap { $0 }.filter { !$0.begins }.map(\.text))
    let printed = runs.flatMap { $0 }.filter { !$0.begins || $0.words > 1 || inside.contains($0.text) }.map(\.text)
    var seen: Set<String> = []
    return (heads + printed).filter { seen.insert(SourceName.folded($0)).inserted }
  }

  private struct Run {
    var text: String
    var words: Int
    /// Whether it begins a sentence, where every word is capitalised.
    var begins: Bool
  }

  private static let fillers: Set<String> = ["of", "de", "al", "bin", "van", "von", "der", "la", "for"]
  private static let openers: Set<String> = [
    "the", "a", "an", "in", "on", "at", "by", "but", "and", "it", "he", "she", "they", "we", "this", "that", "as",
    "for",
    "from", "if", "when", "while", "after", "before", "since", "behind", "no", "who", "what", "nobody", "according",
    "with",
    "besides", "however", "there", "not", "its", "his", "her", "their", "our", "two", "three", "one", "among",
  ]

  private static func runs(in text: ScalarText) -> [Run] {
    let words = text.words
    var runs: [Run] = []
    var index = 0
    while index < words.count {
      guard isCapital(words[index]) else {
        index += 1
        continue
      }
      var last = index
      while let next = following(last, words, text) { last = next }
      var first = index, begins = begins(words[index], text)
      while first <= last, openers.contains(words[first].text.lowercased()) { (first, begins) = (first + 1, false) }
      if first <= last {
        let range = words[first].range.lowerBound..<words[last].range.upperBound
        runs.append(Run(text: possessiveDropped(text.text(range)), words: last - first + 1, begins: begins))
      }
      index = last + 1
    }
    return runs
  }

  /// The next capitalised word of the same name, past one small filler.
  private static func following(_ index: Int, _ words: [ScalarText.Word], _ text: ScalarText) -> Int? {
    for next in [index + 1, index + 2] where next < words.count {
      let gaps = (index..<next).allSatisfy {
        text.text(words[$0].range.upperBound..<words[$0 + 1].range.lowerBound) == " "
      }
      guard gaps else { return nil }
      if isCapital(words[next]) { return next }
      guard fillers.contains(words[next].text) else { return nil }
    }
    return nil
  }

  private static func isCapital(_ word: ScalarText.Word) -> Bool {
    word.text.unicodeScalars.first?.properties.isUppercase == true
  }

  private static func begins(_ word: ScalarText.Word, _ text: ScalarText) -> Bool {
    let before = text.scalars[..<word.range.lowerBound].last { $0 != " " && $0 != "“" && $0 != "\"" && $0 != "\n" }
    return before.map { [".", "!", "?", ":"].contains($0) } ?? true
  }

  private static func possessiveDropped(_ name: String) -> String {
    name.hasSuffix("'s") || name.hasSuffix("’s") ? String(name.dropLast(2)) : name
  }
}
