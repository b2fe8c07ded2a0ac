// SPDX-License-Identifier: GPL-3.0-or-later

/// What a word means on a line that prints a date; a word in lower case that means nothing there is unknown.
struct DateWord: Equatable {
  /// The parts that words play beside a date's numbers.
  struct Roles: OptionSet {
    let rawValue: UInt8
    /// Stands on lines that say nothing but when: "updated", "pm", "Monday".
    static let companion = Roles(rawValue: 1)
    /// Opens such a line, so that a bare number after it is enough.
    static let opener = Roles(rawValue: 2)
    /// Makes a number an age: "3 hours ago".
    static let ago = Roles(rawValue: 4)
    /// Stands between the day and the month: "17th of June".
    static let beforeMonth = Roles(rawValue: 8)
    /// Ends a day's number: "17th".
    static let ordinal = Roles(rawValue: 16)
    /// Stands between the month and the year: "junio de 2022".
    static let beforeYear = Roles(rawValue: 32)
  }

  /// The number of the month that the word names, 1 to 12; nil for any other word.
  private(set) var month: Int?
  /// The parts that the word can play.
  private(set) var roles: Roles = []

  /// Whether the word means nothing beside a date.
  var isUnknown: Bool { month == nil && roles.isEmpty }

  /// Whether the word can stand on a line that says nothing but when.
  var isTemporal: Bool { month != nil || roles.contains(.companion) }

  /// The meaning of a word in lower case.
  static func meaning(of word: String) -> DateWord { known[word] ?? DateWord() }

  private static let lists: [(roles: Roles, words: String)] = [
    (
      .companion,
      """
      published updated last modified posted date dated on at am pm a p m gmt utc z t est edt et pst pdt bst cet cest
      first created issued release released min mins minute minutes read ago hour hours day days h hrs local time ist
      monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
      uhr um am vom stand aktualisiert veröffentlicht zuletzt montag dienstag mittwoch donnerstag freitag samstag
      publié mis à jour le lundi mardi mercredi jeudi vendredi samedi dimanche heure heures sonntag
      publicado actualizado el a las lunes martes miércoles jueves viernes sábado domingo hora horas
      pubblicato aggiornato modifica modificato il alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica
      publicado atualizado em às segunda terça quarta quinta sexta feira gepubliceerd bijgewerkt op om
      опубликовано обновлено года год г в часов نشر تحديث منذ 发布 更新 发布时间 更新时间 公開 配信 and
      """
    ),
    (.opener, "published updated posted last publié aktualisiert publicado actualizado pubblicato"),
    (.ago, "ago"),
    (.beforeMonth, "st nd rd th er º ª of de di d"),
    (.ordinal, "st nd rd th"),
    (.beforeYear, "de del of"),
  ]

  private static let known: [String: DateWord] = {
    var known: [String: DateWord] = [:]
    for (name, month) in Months.numbers { known[String(name), default: DateWord()].month = month }
    for (roles, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        known[String(word), default: DateWord()].roles.formUnion(roles)
      }
    }
    return known
  }()
}
