// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What a source's name tells about it.
public enum SourceName {
  /// The form in which names are compared: folded letters, one blank between words, no article in front.
  public static func folded(_ name: String) -> String {
    let text = ScalarText(name)
    var words = text.words.map { String(String.UnicodeScalarView(text.folded[$0.range])) }
    if words.count > 1, let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// The noun of a description, singular: `official` of “a current US official”, `planner` of “two planners of Ostra”.
  static func noun(_ name: String) -> String {
    let head = head(name).lowercased()
    if head.hasSuffix("ies") { return String(head.dropLast(3)) + "y" }
    return isPlural(head) ? String(head.dropLast()) : head
  }

  /// A description whose noun is a common one names nobody.
  static func naming(_ name: String) -> Source.Naming {
    if name.hasPrefix("@") { return .pseudonym }
    return head(name).unicodeScalars.first?.properties.isUppercase == true ? .named : .unnamed
  }

  /// The word that the rest of a name describes: the last before a preposition; of several joined by “and” the first
  /// plural one.
  private static func head(_ name: String) -> String {
    let words = phrase(name)
    let parts = words.split { $0 == "and" || $0 == "or" }
    let heads = parts.compactMap(\.last)
    return heads.first { isPlural($0) && $0.lowercased() == $0 } ?? heads.last ?? words.last ?? "source"
  }

  /// The words before the first preposition.
  private static func phrase(_ name: String) -> ArraySlice<String> {
    let words = ScalarText(name).words.map(\.text).filter { Int($0) == nil }
    let phrase = words.prefix { !prepositions.contains($0) }
    return phrase.isEmpty ? words[...] : phrase
  }

  private static func isPlural(_ word: String) -> Bool {
    word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 3
  }

  private static let prepositions: Set<String> = [
    "of", "for", "from", "in", "at", "with", "who", "close", "familiar", "on", "to", "near", "inside", "within",
    "under",
    "briefed", "whose", "by",
  ]

  /// What a name or description says the source is.
  static func kind(_ name: String) -> Source.Kind {
    let words = phrase(name).map { $0.lowercased() }
    let noun = noun(name)
    if polls.contains(noun) { return .poll }
    if documents.contains(noun) { return .document }
    if words.contains(where: outlets.contains) { return .outlet }
    if name.hasPrefix("@") { return .account }
    if groups.contains(noun) || words.contains(where: bodies.contains) { return .group }
    return naming(name) == .unnamed && isPlural(head(name)) ? .group : .person
  }

  private static let polls: Set<String> = ["poll", "survey"]
  private static let documents: Set<String> = [
    "report", "document", "memo", "letter", "statement", "filing", "study", "email", "paper", "note", "transcript",
    "record", "dossier", "communiqué", "release", "ruling", "indictment", "cable", "brochure",
  ]
  private static let outlets: Set<String> = [
    "times", "post", "journal", "gazette", "courier", "news", "reuters", "herald", "tribune", "tv", "radio",
    "newspaper",
    "magazine", "press", "guardian", "telegraph", "broadcaster", "bbc", "cnn", "afp", "bloomberg", "daily", "weekly",
    "chronicle", "observer", "mirror", "monitor", "wsj",
  ]
  private static let groups: Set<String> = [
    "police", "staff", "people", "media", "family", "crew", "public", "opposition", "military", "army", "government",
  ]
  private static let bodies: Set<String> = [
    "ministry", "company", "council", "union", "authority", "committee", "department", "office", "court", "agency",
    "party", "commission", "parliament", "government", "association", "institute", "university", "bank", "group",
    "team",
    "pentagon", "centcom", "inc", "ltd", "foundation", "organisation", "organization",
  ]
}
