// SPDX-License-Identifier: GPL-3.0-or-later

/// The line that programs put under each entry of a feed, in the languages they write it in: "The post Ferry runs again
/// appeared first on Lorne Post."
enum FeedTrailer {
  /// How it begins where its language puts the title behind a word for it.
  static let openings: CueList = [
    "the post", "the article", "der beitrag", "der artikel", "l’article", "l'article", "la publication", "la entrada",
    "el artículo", "la noticia", "l'entrada", "l’entrada", "il post", "l'articolo", "l’articolo", "o post", "o artigo",
    "o conteúdo", "a notícia", "het bericht", "het artikel", "inlägget", "indlægget", "innlegget", "artikkelen",
    "artykuł", "wpis", "post", "příspěvek", "článok", "článek", "príspevok", "articolul", "artikel", "objava", "članak",
    "članek", "a(z)", "запись", "сообщение", "статья", "публикация", "допис", "запис", "публикацията", "чланак",
    "το άρθρο",
    "ظهرت المقالة", "הפוסט", "artikkeli", "bài viết",
  ]
  /// What it says of the title.
  private static let marks: [StaticString] = [
    " appeared first on ", " first appeared on ", " was first published on ", " erschien zuerst auf ",
    " erschien zuerst bei ", " est apparu en premier sur ", " est apparue en premier sur ", " se publicó primero en ",
    " apareció primero en ", " aparece primero en ", " ha aparegut primer a ", " apareix primer a ", " proviene da ",
    " sembra essere il primo su ", " è apparso per primo su ", " apareceu primeiro em ", " aparece primeiro em ",
    " apareceu primeiro no ", " verscheen eerst op ", " dök först upp på ", " publicerades först på ",
    " blev først udgivet på ", " blev først vist på ", " dukket først opp på ", " pochodzi z serwisu ",
    " pojawił się poprzednio w ", " pojawił się pierwszy raz w ", " pochází z ", " pochádza z ",
    " apare prima dată în ", " apare prima dată pe ", " pertama kali tampil pada ", " pertama kali muncul di ",
    " впервые появилась ", " впервые появилось ", " сначала появилась на ", " спочатку з’явився на ",
    " спочатку з'явився на ", " вперше з’явився на ", " се появи първо на ", " pojavio se prvo na ",
    " se prvo pojavio na ",
    " εμφανίστηκε πρώτα στο ", " أولاً على ", " הופיע לראשונה ב", " ilmestyi ensin ", " julkaistiin ensimmäisenä ",
    " đã xuất hiện đầu tiên ", " bejegyzés először ",
  ]
  /// Whether a line is one; a title stands behind the word for it, and a site of few words ends the line.
  static func isOne(_ phrase: FoldedLine) -> Bool {
    guard (4...48).contains(phrase.wordCount) else { return false }
    // "Ferry runs again ilk önce Lorne Post üzerinde ortaya çıktı."
    if phrase.lower.last == 0x2E, phrase.holds("ç"), phrase.contains(" ortaya çıktı."), phrase.contains(" ilk önce ") {
      return true
    }
    guard let cue = phrase.cue(of: openings), let mark = marks.first(where: { phrase.contains($0) }) else {
      return false
    }
    let title = phrase.text.utf8.dropFirst(cue.utf8.count)
    guard let first = Substring(title).unicodeScalars.first(where: FoldedLine.isWordScalar) else { return false }
    // "The post he held first appeared on …" is a sentence.
    let lower = String(decoding: phrase.lower, as: UTF8.self)
    let site = lower.place(of: mark).map { lower[$0.upperBound...].split(separator: " ").count } ?? 0
    return !first.properties.isLowercase && site <= 8
  }
}
