// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Lines with which an article ends and other parts of a page begin.
enum PageEnding {
  private static let endings: CueList = [
    "comments", "comment", "leave a comment", "leave a reply", "post a comment", "join the conversation",
    "discussion about",
    "about the author",
    "about the authors", "about author", "share this", "tags", "topics", "kommentare", "commentaires", "comentarios",
    "commenti",
    "reacties", "kommentarer", "комментарии", "التعليقات", "コメント", "评论", "über den autor", "à propos de l'auteur",
    "responses", "your answer", "was this page helpful", "references and further reading", "get the latest",
    "stay informed", "more on this story",
    "add a comment", "leer en español", "lea en español", "read in english", "read in spanish", "english version",
    "versión en español", "lire en français", "version française", "auf deutsch lesen", "lire en anglais",
  ]

  private static let legalPhrases: [StaticString] = [
    "all rights reserved", "may not be reproduced", "may not be published, broadcast", "registered in england",
    "company number", "vat number", "do not necessarily reflect", "trademarks of their respective",
  ]

  /// Whether a text at the end of a page says whose it is and what may be done with it.
  static func isLegalNotice(_ text: String) -> Bool {
    guard text.utf8.count <= 900 else { return false }
    let phrase = FoldedLine(text)
    return legalPhrases.contains { phrase.contains($0) }
  }

  /// Whether a line is nothing but a pointer to other texts, such as "More on this story".
  static func isPointer(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let phrase = FoldedLine(text)
    guard phrase.wordCount <= 6, phrase.cue(of: Cues.readNext) != nil, isPlainPointer(text) else { return false }
    return !SentenceEnd.isStopped(text) || text.utf8.last == 0x3A
  }

  /// Endings that names or topics may follow.
  private static let headedEndings: CueList = [
    "about the author", "about the authors", "about author", "tags", "topics", "über den autor", "à propos de l'auteur",
  ]

  /// Whether a heading opens the comments or the author's note, after which nothing is article again.
  ///
  /// One that only begins with such a word, and goes on to state or ask something, heads a part of the article.
  static func isEnding(_ text: String) -> Bool {
    let phrase = FoldedLine(text)
    guard phrase.wordCount <= 8 else { return false }
    if let cue = phrase.cue(of: endings), phrase.saysNothing(after: cue) { return true }
    if let cue = phrase.cue(of: headedEndings) {
      return text.utf8.dropFirst(cue.utf8.count).first == 0x3A || phrase.namesOnly(after: cue)
    }
    let words = phrase.words.map { FoldedLine.plain($0) }
    return words.count <= 3 && words.first.map { Int($0) != nil } ?? false
      && ["comments", "comment", "responses", "replies"].contains(words.last ?? "")
  }

  static func opensBoilerplate(_ heading: MarkedBlock) -> Bool {
    if isEnding(heading.text) { return true }
    guard heading.text.utf8.count <= 80 else { return false }
    // "07:10": the time of an entry on a page that goes on all day.
    if heading.text.utf8.count <= 8, heading.headingLevel != nil, heading.text.contains(/^[0-2]?\d[:.]\d\d/) {
      return false
    }
    switch LineReading(heading.text, atHead: false) {
    case .readNext: return heading.linkShare > 0.5 || isPlainPointer(heading.text)
    case .furniture: return true
    default: return false
    }
  }

  /// Whether a line that may point to other texts says nothing else: "More from Ostra Post", not "More from less".
  private static func isPlainPointer(_ text: String) -> Bool {
    let phrase = FoldedLine(text)
    guard let cue = phrase.cue(of: Cues.readNext) else { return true }
    let mark = text.unicodeScalars.dropFirst(cue.unicodeScalars.count).first { !$0.properties.isWhitespace }
    return phrase.saysNothing(after: cue) || phrase.namesOnly(after: cue)
      || mark.map { ":|–—-»>：".unicodeScalars.contains($0) } ?? true
  }
}
