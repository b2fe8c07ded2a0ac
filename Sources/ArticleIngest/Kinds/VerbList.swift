// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether an English text has a finite verb, by a list of the commonest.
enum VerbList {
  private static let verbs: Set<String> = Set(
    """
    is are was were am be been has have had do does did will would can could may might must shall should cannot isn't
    aren't wasn't weren't hasn't haven't hadn't doesn't didn't won't wouldn't can't couldn't shouldn't it's he's she's
    that's there's they're we're i'm you're i've we've they've said says say told tells tell asked asks claim claims claimed
    added adds warned warns reports reported announced announces called calls came comes come went goes go made makes
    make took takes take got gets get gave gives give found finds find saw sees see knew knows know thought thinks think
    became becomes become began begins begin kept keeps keep left leaves let lets put puts seemed seems seem showed
    shows show turned turns want wants wanted needed needs need tried tries used uses happened happens means meant remain
    remains remained continue continues continued stood stands fell falls rose rises rise grew grows won wins lost loses
    died dies killed kills hit hits met meets ran runs sent sends spoke speaks wrote writes broke breaks held holds
    brought brings bought paid pays led leads expected expects agreed agrees denied denies refused refuses reviewed
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Whether one of the words is a finite verb of the list.
  static func hasVerb(_ words: [String]) -> Bool { words.contains { verbs.contains($0) } }

  /// Words after which a word in -ed is an adjective: "the closed quay".
  private static let determiners: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "some", "two",
    "three",
    "many", "of", "in", "at", "on", "with", "from", "by", "near", "and", "or", "newly", "recently", "badly", "long",
  ]
  /// Participles with which captions say that somebody is in the picture.
  private static let ofPictures: Set<String> = [
    "pictured", "photographed", "imaged", "named", "called", "dressed", "seated", "moored", "docked", "parked", "based",
    "located", "hundred",
  ]

  /// Whether one of the words is in the regular past tense, by its ending and by the word before it.
  static func hasPastTense(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { before, word in
      word.hasSuffix("ed") && word.utf8.count >= 5 && !ofPictures.contains(word) && !determiners.contains(before)
    }
  }
}
