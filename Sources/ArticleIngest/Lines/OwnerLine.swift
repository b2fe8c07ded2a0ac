// SPDX-License-Identifier: GPL-3.0-or-later

/// The line at the foot of a page that says whose it is and who keeps it.
enum OwnerLine {
  /// How the languages reserve all rights.
  private static let reserved: [StaticString] = [
    "tutti i diritti riservati", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
    "todos os direitos reservados", "alle rechten voorbehouden", "alla rättigheter förbehållna",
    "alle rettigheter forbeholdt", "kaikki oikeudet pidätetään", "wszelkie prawa zastrzeżone",
    "všechna práva vyhrazena",
    "minden jog fenntartva", "toate drepturile rezervate", "все права защищены", "всі права захищені",
    "всички права запазени", "sva prava pridržana", "tüm hakları saklıdır", "hak cipta dilindungi",
    "tots els drets reservats",
    "無断転載を禁", "無断転載禁止", "無断複製を禁", "版权所有 ", "版權所有 ", "무단전재 및", "무단 전재 및", "무단전재-", "무단전재·", "무단전재 금지",
    "جميع الحقوق محفوظة", "כל הזכויות שמורות",
  ]
  /// What pages made by hand say of themselves.
  private static let kept: [StaticString] = [
    "page maintained by", "site maintained by", "page is maintained by", "site is maintained by", "visitor number",
    "riproduzione riservata",
    "riproduzione vietata", "nachdruck nur mit", "reproduction interdite", "prohibida su reproducción",
    "reproducción prohibida", "reprodução proibida", "kopiowanie zabronione", "转载请注明", "轉載請註明",
    "best viewed with", "best viewed at", "best viewed in", "diese seite wird betreut", "page maintenue par",
  ]

  /// Whether a line reserves rights, ends with a sign of copyright and a year behind few words, or says who keeps the page.
  static func isOne(_ phrase: FoldedLine) -> Bool {
    guard phrase.wordCount <= 30, phrase.lower.count <= 240 else { return false }
    return reservesRights(phrase) || kept.contains { phrase.contains($0) } || isSigned(phrase)
      || phrase.contains("ссылка") && (phrase.begins(with: "при ") || phrase.begins(with: "перепечатка "))
  }

  /// Whether a line reserves all rights.
  static func reservesRights(_ phrase: FoldedLine) -> Bool {
    phrase.contains("all rights reserved") || reserved.contains { phrase.contains($0) }
  }

  /// "Back to the front page © 1998 Ostra Post".
  private static func isSigned(_ phrase: FoldedLine) -> Bool {
    guard phrase.hasDigit, phrase.holds("©"), phrase.wordCount <= 12, !SentenceEnd.isStopped(phrase.text),
      let sign = phrase.text.place(of: "© ")
    else { return false }
    let year = phrase.text[sign.upperBound...].prefix { $0.isASCII && $0.isNumber }
    return year.count == 4
  }
}

/// What the pages of a printed paper add to a text.
enum PrintedPage {
  private static let jumps: CueList = [
    "continued on page", "continued from page", "continued on", "continued from", "(continued on", "(continued from",
    "please turn to", "turn to page", "please see page", "fortsetzung auf seite", "fortsetzung von seite",
    "fortsetzung seite",
    "suite page", "suite en page", "suite de la page", "pasa a la página", "viene de la página", "pasa a la pág",
    "viene de la pág", "continua a pagina", "segue a pagina", "segue dalla prima", "vervolg op pagina",
    "vervolg van pagina",
    "continua na página", "continuação da página", "fortsätter på sidan", "fortsetter side", "fortsættes side",
    "ciąg dalszy na str", "pokračování na straně", "продолжение на стр", "окончание на стр", "начало на стр",
  ]
  private static let pages: [StaticString] = [", page ", ", from page ", ", p. ", ", continued from page "]

  /// Whether a line leads to the page on which a text goes on, or back: "See HARBOR, Page A6", "Continued from Page 1".
  static func isJump(_ phrase: FoldedLine) -> Bool {
    guard phrase.hasDigit, (2...9).contains(phrase.wordCount) else { return false }
    if phrase.cue(of: jumps) != nil { return !phrase.text.hasSuffix(".") || phrase.wordCount <= 5 }
    let lower = String(decoding: phrase.lower, as: UTF8.self)
    guard let mark = lower.place(ofFirst: pages) else { return false }
    let head = String(decoding: phrase.text.utf8.prefix(lower[..<mark.lowerBound].utf8.count), as: UTF8.self)
    let slug = FoldedLine.words(of: head).filter { !["see", "please"].contains(FoldedLine.plain($0)) }
    return (1...3).contains(slug.count) && slug.allSatisfy { $0.allSatisfy { $0.isUppercase || "-’'".contains($0) } }
  }
}
