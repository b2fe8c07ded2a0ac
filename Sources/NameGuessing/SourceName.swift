// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What a source's name tells about it.
public enum SourceName {
  /// The form in which names are compared: folded letters, one blank between words, no article in front.
  public static func folded(_ name: String, _ lexicon: Lexicon = .english) -> String {
    let text = ScalarText(name)
    var words = text.words.map { text.folded($0.range) }
    if words.count > 1, let first = words.first, lexicon.articles.contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// The noun of a description, singular: `official` of “a current US official”, `planner` of “two planners of Ostra”.
  public static func noun(_ name: String, _ lexicon: Lexicon = .english) -> String {
    let head = head(name, lexicon).lowercased()
    if head.hasSuffix("ies") { return String(head.dropLast(3)) + "y" }
    return isPlural(head) ? String(head.dropLast()) : head
  }

  /// A description whose noun is a common one names nobody.
  public static func naming(_ name: String, _ lexicon: Lexicon = .english) -> Source.Naming {
    if name.hasPrefix("@") { return .pseudonym }
    return head(name, lexicon).unicodeScalars.first?.properties.isUppercase == true ? .named : .unnamed
  }

  /// The word that the rest of a name describes: the last before a preposition; of several joined by a conjunction the first
  /// plural one.
  private static func head(_ name: String, _ lexicon: Lexicon) -> String {
    let words = phrase(name, lexicon)
    let parts = words.split(whereSeparator: lexicon.conjunctions.contains)
    let heads = parts.compactMap(\.last)
    return heads.first { isPlural($0) && $0.lowercased() == $0 } ?? heads.last ?? words.last ?? "source"
  }

  /// The words before the first preposition.
  private static func phrase(_ name: String, _ lexicon: Lexicon) -> ArraySlice<String> {
    let words = ScalarText(name).words.map(\.text).filter { Int($0) == nil }
    let phrase = words.prefix { !lexicon.prepositions.contains($0) }
    return phrase.isEmpty ? words[...] : phrase
  }

  private static func isPlural(_ word: String) -> Bool {
    word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 3
  }

  /// What a name or description says the source is.
  public static func kind(_ name: String, _ lexicon: Lexicon = .english) -> Source.Kind {
    let words = phrase(name, lexicon).map { $0.lowercased() }
    let noun = noun(name, lexicon)
    func isNoun(_ kind: Source.Kind) -> Bool { lexicon.nouns[kind]?.contains(noun) == true }
    func hasWord(_ kind: Source.Kind) -> Bool { words.contains { lexicon.nameWords[kind]?.contains($0) == true } }
    for kind in [Source.Kind.poll, .document] where isNoun(kind) { return kind }
    if hasWord(.outlet) { return .outlet }
    if name.hasPrefix("@") { return .account }
    if isNoun(.group) || hasWord(.group) { return .group }
    return naming(name, lexicon) == .unnamed && isPlural(head(name, lexicon)) ? .group : .person
  }
}
