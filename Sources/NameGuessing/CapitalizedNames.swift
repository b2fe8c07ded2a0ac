// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// The names an article prints: runs of capitalised words, and the parties of its head.
public enum CapitalizedNames {
  /// The names in order of first appearance, each once.
  public static func find(in article: Article) -> [String] {
    let lexicon = Lexicon.of(language: article.language)
    let heads = article.provenance.map(\.party) + [article.byline, article.credit, article.site].compactMap { $0 }
    let runs = article.paragraphs.filter { $0.kind.isAnnotatable }.map { Self.runs(in: ScalarText($0.text), lexicon) }
    let inside = Set(runs.flatMap { $0 }.filter { !$0.begins }.map(\.text))
    let printed = runs.flatMap { $0 }.filter { !$0.begins || $0.words > 1 || inside.contains($0.text) }.map(\.text)
    var seen: Set<String> = []
    return (heads + printed).filter { seen.insert(SourceName.folded($0, lexicon)).inserted }
  }

  private struct Run {
    var text: String
    var words: Int
    /// Whether it begins a sentence, where every word is capitalised.
    var begins: Bool
  }

  private static func runs(in text: ScalarText, _ lexicon: Lexicon) -> [Run] {
    let words = text.words
    var runs: [Run] = []
    var index = 0
    while index < words.count {
      guard isCapital(words[index]) else {
        index += 1
        continue
      }
      var last = index
      while let next = following(last, words, text, lexicon) { last = next }
      var first = index, begins = begins(words[index], text)
      while first <= last, lexicon.openers.contains(words[first].text.lowercased()) {
        (first, begins) = (first + 1, false)
      }
      if first <= last {
        let range = words[first].range.lowerBound..<words[last].range.upperBound
        runs.append(Run(text: possessiveDropped(text.text(range)), words: last - first + 1, begins: begins))
      }
      index = last + 1
    }
    return runs
  }

  /// The next capitalised word of the same name, past one particle.
  private static func following(
    _ index: Int, _ words: [ScalarText.Word], _ text: ScalarText, _ lexicon: Lexicon
  ) -> Int? {
    for next in [index + 1, index + 2] where next < words.count {
      let gaps = (index..<next).allSatisfy {
        text.text(words[$0].range.upperBound..<words[$0 + 1].range.lowerBound) == " "
      }
      guard gaps else { return nil }
      if isCapital(words[next]) { return next }
      guard lexicon.particles.contains(words[next].text) else { return nil }
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
