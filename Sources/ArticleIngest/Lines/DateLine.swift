// SPDX-License-Identifier: GPL-3.0-or-later

/// A line that says nothing but when the text was published or updated.
struct DateLine {
  /// The dates it prints; none when it says only a time or "3 hours ago".
  let dates: [PrintedDate]

  private static let companions: Set<String> = Set(
    """
    published updated last modified posted date dated on at am pm a p m gmt utc z t est edt et pst pdt bst cet cest ist
    first created issued release released min mins minute minutes read ago hour hours day days h hrs local time
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    uhr um am vom stand aktualisiert veröffentlicht zuletzt montag dienstag mittwoch donnerstag freitag samstag sonntag
    publié mis à jour le lundi mardi mercredi jeudi vendredi samedi dimanche heure heures
    publicado actualizado el a las lunes martes miércoles jueves viernes sábado domingo hora horas
    pubblicato aggiornato il alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica
    publicado atualizado em às segunda terça quarta quinta sexta feira gepubliceerd bijgewerkt op om
    опубликовано обновлено نشر تحديث منذ 发布 更新 发布时间 更新时间 公開 配信 and
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
  private static let openers: Set<String> = [
    "published", "updated", "posted", "last", "publié", "aktualisiert", "publicado", "actualizado", "pubblicato",
  ]

  /// Whether a date line can begin with the first word: a number, a month, a weekday or "published".
  private static func canBegin(_ lower: [UInt8]) -> Bool {
    guard let first = lower.first, (0x61...0x7A).contains(first) else { return true }
    let word = String(decoding: lower.prefix { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }, as: UTF8.self)
    return companions.contains(word) || Months.number(of: word) != nil
  }

  /// The reading of a line as a date line, or nil when it says something else.
  init?(_ phrase: Phrase) {
    guard phrase.wordCount <= 24, phrase.lower.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    guard phrase.lower.count <= 140, Self.canBegin(phrase.lower) else { return nil }
    let scan = DateScan(phrase.text)
    let words = scan.others.compactMap(\.word)
    guard words.allSatisfy({ Self.companions.contains($0) || Months.number(of: $0) != nil }) else { return nil }
    let isRelative = words.contains("ago") && scan.others.contains { $0.number != nil }
    let isOpened = words.first.map(Self.openers.contains) ?? false
    let hasNumber = scan.others.contains { $0.number != nil }
    let hasMonth = words.contains { Months.number(of: $0) != nil }
    let isNumeric = words.isEmpty && scan.others.count { $0.number != nil } == 3 && scan.others.count == 5
    let isEnough = !scan.dates.isEmpty || isRelative || (isOpened && hasNumber) || (hasMonth && hasNumber) || isNumeric
    guard isEnough, scan.others.count <= 30 else { return nil }
    dates = scan.dates
  }
}
