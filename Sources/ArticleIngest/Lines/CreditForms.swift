// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Credits that name two parties, or say two things of the text.
extension CreditLine {
  /// The reading of what stands behind a label: "Ostra Post/AFP", "Xinhua | 2024-03-05 10:22".
  init?(names: String) {
    let (outlet, agency) = Self.outletAndAgency(names) ?? (nil, nil)
    guard let party = agency ?? Self.party(String(names.split(separator: " | ").first ?? "")) else { return nil }
    self.init(party: party, relation: .unknown)
    self.outlet = outlet
    dates = DateScan(names).dates
  }

  /// The outlet and the agency in "Ostra Post/AFP" and "Ostra Post, dpa, adl"; nil where one of them is not named.
  private static func outletAndAgency(_ names: String) -> (outlet: String?, agency: String?)? {
    let parts = names.split { $0 == "/" || $0 == "," }.map { String($0).trimmed }
    guard (2...4).contains(parts.count), !Organisation.isAgency(parts[0]), parts[0].split(separator: " ").count <= 5,
      let agency = parts.dropFirst().first(where: Organisation.isAgency)
    else { return nil }
    return (parts[0], agency)
  }

  /// The outlet and the agency of a line that is nothing but "Ostra Post/dpa".
  static func printedWithAgency(_ phrase: FoldedLine) -> (outlet: String, party: String)? {
    guard phrase.wordCount <= 5, phrase.holds("/"), !SentenceEnd.isStopped(phrase.text),
      let (outlet, agency) = outletAndAgency(phrase.text), let outlet, let agency, Organisation.isOrganisation(outlet)
    else { return nil }
    return (outlet, agency)
  }

  /// The outlet and the day of "From Ostra Post, 5 March 2024"; nil for any other line.
  static func fromOutlet(_ phrase: FoldedLine) -> (party: String, date: PrintedDate)? {
    guard phrase.begins(with: "from "), phrase.hasDigit, phrase.wordCount <= 12,
      let comma = phrase.text.firstIndex(of: ","),
      case let name = String(phrase.text[..<comma].dropFirst(5)), Organisation.isOrganisation(name),
      let line = DateLine(FoldedLine(String(phrase.text[comma...].dropFirst()).trimmed)), let date = line.dates.first
    else { return nil }
    return (name, date)
  }

  /// The outlet and the source of "Ostra Post, via AP"; nil for any other line.
  static func via(_ phrase: FoldedLine) -> (outlet: String, party: String)? {
    guard (3...10).contains(phrase.wordCount), !SentenceEnd.isStopped(phrase.text),
      let mark = phrase.text.place(ofFirst: [", via ", " via ", " / via "]),
      case let outlet = String(phrase.text[..<mark.lowerBound]), Organisation.isOrganisation(outlet),
      let party = party(String(phrase.text[mark.upperBound...])), Organisation.isOrganisation(party)
    else { return nil }
    return (outlet, party)
  }

  /// Who translated a text of which a line first says where it stood: "… in the Bote. Translation: Ola Brandt".
  static func translatorBehind(_ text: String) -> String? {
    let marks: [StaticString] = [
      ". Translation: ", ". Translated by ", ". Translation by ", ". Übersetzung: ", ". Übersetzt von ",
      ". Traduction : ", ". Traduction: ", ". Traduit par ", ". Traducción: ", ". Traduzione: ", ". Перевод: ",
    ]
    return text.place(ofFirst: marks).flatMap { party(String(text[$0.upperBound...])) }
  }

  /// The agency of "(Avec AFP)", "Mit dpa"; nil for any other line.
  static func agencyBehindWith(_ phrase: FoldedLine) -> String? {
    let words: [StaticString] = ["with ", "avec ", "mit ", "con ", "com ", "met ", "med ", "via "]
    guard (2...4).contains(phrase.wordCount), words.contains(where: { phrase.begins(with: $0) }),
      let space = phrase.text.firstIndex(of: " ")
    else { return nil }
    let name = phrase.text[space...].dropFirst().filter { !"()[].".contains($0) }
    return Organisation.isAgency(name) ? name : nil
  }

  /// The reading of a line behind the dash that sets it apart; nil for a line without one.
  init?(behindDash phrase: borrowing FoldedLine) {
    guard phrase.lower.first == 0xE2, let first = phrase.text.unicodeScalars.first, first == "—" || first == "–",
      let line = CreditLine(FoldedLine(String(phrase.text.unicodeScalars.dropFirst()).trimmed))
    else { return nil }
    self = line
  }

  /// The reading of a sentence that says who translated the text, and of one that says where it stood, in either order.
  init?(twoSentences phrase: borrowing FoldedLine) {
    guard phrase.holds("."), let stop = phrase.text.place(of: ". "),
      ["translat", "tradu", "übersetz", "tradotto", "vertaal"].contains(where: { phrase.contains($0) })
    else { return nil }
    let head = CreditLine(FoldedLine(String(phrase.text[..<stop.lowerBound]) + "."))
    let tail = CreditLine(FoldedLine(String(phrase.text[stop.upperBound...])))
    guard let head, let tail, (head.relation == .translation) != (tail.relation == .translation) else { return nil }
    let (translation, other) = head.relation == .translation ? (head, tail) : (tail, head)
    self = other
    translator = translation.party
  }

  /// "Ada Lind in Ostra contributed to this report."
  static func namesHelpers(_ phrase: FoldedLine) -> Bool {
    // "(Reportage Ada Lind, édité par Nils Berg)"
    let editing: [StaticString] = [
      "édité par", "edited by", "editing by", "redigiert von", "bearbeitet von", "editado por",
      "redigert av",
    ]
    if phrase.wordCount <= 12, phrase.lower.first == 0x28, phrase.lower.last == 0x29, !phrase.contains(" not "),
      editing.contains(where: { phrase.contains($0) })
    {
      return true
    }
    if phrase.begins(with: "information from "), phrase.contains("in this report") || phrase.contains("in this story") {
      return true
    }
    if phrase.contains("contributed to this report") || phrase.contains("contributed to this story")
      || phrase.contains("contributed to this article")
    {
      return true
    }
    // "Ada Lind reported from Ostra; Nils Berg from Velm." "Sand contributed from Ostra."
    let ways: [StaticString] = [" reported from ", " contributed from ", " contributed reporting from "]
    if phrase.wordCount <= 16, phrase.contains(" from "),
      let mark = phrase.text.place(ofFirst: ways)
    {
      let names = String(phrase.text[..<mark.lowerBound])
      let isSurname = phrase.wordCount <= 6 && !names.contains(" ") && Byline.isNameLike(names)
      if isSurname || Byline.areNames(names) { return true }
    }
    let offices: [StaticString] = [" writer", " reporter", " correspondent", " journalist"]
    return (phrase.ends(with: " contributed.") || phrase.ends(with: " contributed reporting."))
      && (offices.contains { phrase.contains($0) } || Byline.isNameLike(phrase.text))
  }

  /// The agency among those that helped with a report, as in "With inputs from PTI".
  static func helper(_ phrase: FoldedLine) -> String? {
    let openings: [StaticString] = ["with ", "con ", "avec ", "mit ", "com ", "met ", "med "]
    guard phrase.wordCount <= 12, phrase.contains("from ") || openings.contains(where: phrase.begins) else {
      return nil
    }
    if let mark = phrase.text.place(of: " from "),
      case let name = String(phrase.text[mark.upperBound...].prefix { $0 != ")" && $0 != "." }),
      Organisation.isAgency(name)
    {
      return name
    }
    // "Mit Material der dpa": agencies that write themselves small stand last.
    if let last = phrase.words.last?.filter(\.isLetter), last.utf8.count >= 3, Organisation.isAgency(last) {
      return last
    }
    return phrase.words.lazy.map { String($0.filter { $0.isLetter || $0 == "-" }) }
      .first { $0.first?.isUppercase ?? false && Organisation.isAgency($0) }
  }
}
