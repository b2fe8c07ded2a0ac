// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Verbs and phrases of speech, and how an article that uses them stands to what is said.
enum SpeechCue {
  /// A cue in a text.
  struct Hit {
    var text: String
    var range: Range<Int>
  }

  /// How an article stands to what it tells under a cue; neutral for an unknown one.
  static func stance(of cue: String?) -> Mention.Stance {
    guard let cue else { return .neutral }
    let words = ScalarText(cue).words.map { $0.text.lowercased() }
    for (stance, list) in stances where words.contains(where: list.contains) { return stance }
    return .neutral
  }

  /// Whether a text is a cue and nothing else.
  static func isCue(_ text: String) -> Bool {
    let text = ScalarText(text)
    return find(in: text).contains { $0.range == 0..<text.count }
  }

  /// Every cue of a text, in order.
  static func find(in text: ScalarText) -> [Hit] {
    let words = text.words
    let folded = words.map { word in String(String.UnicodeScalarView(text.folded[word.range])) }
    var hits: [Hit] = []
    for index in words.indices {
      let pair = index + 1 < words.count ? "\(folded[index]) \(folded[index + 1])" : ""
      if phrases.contains(pair) {
        let range = words[index].range.lowerBound..<words[index + 1].range.upperBound
        hits.append(Hit(text: text.text(range), range: range))
      } else if verbs.contains(folded[index]) {
        hits.append(Hit(text: words[index].text, range: words[index].range))
      }
    }
    return hits
  }

  private static let phrases: Set<String> = ["according to", "as per"]

  private static let stances: [(Mention.Stance, Set<String>)] = [
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
  ]

  private static let plain: Set<String> = forms([
    "say", "said", "tell", "told", "add", "announce", "argue", "concede", "admit", "acknowledge", "suggest", "write",
    "wrote", "explain", "state", "reply", "replied", "recall", "comment",
  ])
  /// Verbs of which only these forms are no noun.
  private static let fixed: Set<String> = ["reports", "reported", "reporting", "noted", "notes", "asked", "called"]
  private static let verbs: Set<String> = stances.reduce(into: plain.union(fixed)) { $0.formUnion($1.1) }

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
