// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Lexicon {
  /// English.
  public static let english = Lexicon(
    stances: [
      (.doubt, forms(["claim", "allege", "purport"])),
      (.denial, forms(["deny", "reject", "dismiss", "refute", "dispute", "denies", "denied"])),
      (.belief, forms(["believe", "think", "hope", "fear", "expect", "suspect", "thought"])),
      (
        .assertive,
        forms([
          "insist", "stress", "confirm", "reveal", "assert", "maintain", "declare", "contend", "warn", "testify",
          "testified", "testifies", "disclose", "emphasize", "emphasise", "vow",
        ])
      ),
    ],
    neutralVerbs: forms([
      "say", "said", "tell", "told", "add", "announce", "argue", "concede", "admit", "acknowledge", "suggest", "write",
      "wrote", "explain", "state", "reply", "replied", "recall", "comment",
    ]).union(onlyVerbs),
    phrases: ["according to", "as per"],
    articles: ["the", "a", "an"],
    particles: ["of", "de", "al", "bin", "van", "von", "der", "la", "for"],
    openers: [
      "the", "a", "an", "in", "on", "at", "by", "but", "and", "it", "he", "she", "they", "we", "this", "that", "as",
      "for", "from", "if", "when", "while", "after", "before", "since", "behind", "no", "who", "what", "nobody",
      "according", "with", "besides", "however", "there", "not", "its", "his", "her", "their", "our", "two", "three",
      "one", "among",
    ],
    prepositions: [
      "of", "for", "from", "in", "at", "with", "who", "close", "familiar", "on", "to", "near", "inside", "within",
      "under", "briefed", "whose", "by",
    ],
    conjunctions: ["and", "or"],
    nouns: [
      .poll: ["poll", "survey"],
      .document: [
        "report", "document", "memo", "letter", "statement", "filing", "study", "email", "paper", "note", "transcript",
        "record", "dossier", "communiqué", "release", "ruling", "indictment", "cable", "brochure",
      ],
      .group: [
        "police", "staff", "people", "media", "family", "crew", "public", "opposition", "military", "army",
        "government",
      ],
    ],
    nameWords: [
      .outlet: [
        "times", "post", "journal", "gazette", "courier", "news", "reuters", "herald", "tribune", "tv", "radio",
        "newspaper", "magazine", "press", "guardian", "telegraph", "broadcaster", "bbc", "cnn", "afp", "bloomberg",
        "daily", "weekly", "chronicle", "observer", "mirror", "monitor", "wsj",
      ],
      .group: [
        "ministry", "company", "council", "union", "authority", "committee", "department", "office", "court", "agency",
        "party", "commission", "parliament", "government", "association", "institute", "university", "bank", "group",
        "team", "pentagon", "centcom", "inc", "ltd", "foundation", "organisation", "organization",
      ],
    ])

  /// Verbs of which only these forms are no noun.
  private static let onlyVerbs: Set<String> = ["reports", "reported", "reporting", "noted", "notes", "asked", "called"]

  /// A verb with the endings that English gives it.
  private static func forms(_ verbs: [String]) -> Set<String> {
    var forms: Set<String> = []
    for verb in verbs {
      let stem = verb.hasSuffix("e") ? String(verb.dropLast()) : verb
      forms.formUnion([verb, verb + "s", stem + "es", stem + "ed", stem + "ing", stem + "ted", stem + "ting"])
    }
    return forms
  }
}
