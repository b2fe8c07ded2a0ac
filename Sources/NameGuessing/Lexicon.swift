// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// The words of one language by which names, speech and kinds of sources are recognised, all in small letters.
public struct Lexicon: Sendable {
  /// The verbs of speech, in all their forms, that tell how an article stands to what is said.
  public var stances: [(stance: Mention.Stance, verbs: Set<String>)]
  /// The verbs of speech that tell nothing of the kind, in all their forms.
  public var neutralVerbs: Set<String>
  /// Two words that introduce what somebody says, one blank between them.
  public var phrases: Set<String>
  /// Articles, which are no part of a name.
  public var articles: Set<String>
  /// Small words inside of names.
  public var particles: Set<String>
  /// Words that begin sentences with a capital and are no names.
  public var openers: Set<String>
  /// Words behind which a description's head is over.
  public var prepositions: Set<String>
  /// Words that join two heads.
  public var conjunctions: Set<String>
  /// What a head noun says the source is.
  public var nouns: [Source.Kind: Set<String>]
  /// What any word of a name says the source is.
  public var nameWords: [Source.Kind: Set<String>]

  /// Every verb of speech, in all its forms.
  public let verbs: Set<String>

  /// The words of a language.
  ///
  /// - Parameters:
  ///   - stances: verbs by stance; the first list that has a verb decides.
  ///   - neutralVerbs: verbs without a stance.
  ///   - phrases: two words that introduce speech.
  ///   - articles: the language's articles.
  ///   - particles: small words inside of names.
  ///   - openers: words that begin sentences and are no names.
  ///   - prepositions: words that end a description's head.
  ///   - conjunctions: words between two heads.
  ///   - nouns: head nouns by kind of source.
  ///   - nameWords: words of names by kind of source.
  public init(
    stances: [(stance: Mention.Stance, verbs: Set<String>)], neutralVerbs: Set<String>, phrases: Set<String>,
    articles: Set<String>, particles: Set<String>, openers: Set<String>, prepositions: Set<String>,
    conjunctions: Set<String>, nouns: [Source.Kind: Set<String>], nameWords: [Source.Kind: Set<String>]
  ) {
    self.stances = stances
    self.neutralVerbs = neutralVerbs
    self.phrases = phrases
    self.articles = articles
    self.particles = particles
    self.openers = openers
    self.prepositions = prepositions
    self.conjunctions = conjunctions
    self.nouns = nouns
    self.nameWords = nameWords
    verbs = stances.reduce(into: neutralVerbs) { $0.formUnion($1.verbs) }
  }

  /// The words of an article's language; a language without lists of its own is read with the English ones.
  ///
  /// - Parameter tag: the language as BCP 47, nil where it is not known.
  /// - Returns: the words.
  public static func of(language tag: String?) -> Lexicon {
    let primary = tag?.split(separator: "-").first?.lowercased()
    return primary.flatMap { byLanguage[$0] } ?? english
  }

  private static let byLanguage: [String: Lexicon] = ["en": english]
}
