// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The lines about the authors that are told by where they stand: under the headline, over the date, among one another.
extension KindAssignment {
  /// Names alone on a line, after an address or a date and before the headline, are the authors'.
  mutating func assignAuthors() {
    guard let first = nextPlain(0), first > 0, let second = nextPlain(first + 1), let next = plainBlock(second) else {
      return
    }
    let text = blocks[first].text
    guard next.couldBeHeadline, !next.isProse, FoldedLine(text).wordCount >= 2, HeaderField.isNameList(text) else {
      return
    }
    guard let field = HeaderField(label: .authors, valueOnItsOwn: text) else { return }
    readings[first] = .header(field)
    kinds[first] = .byline
  }

  /// The name of an outlet between who posted its text and the day.
  mutating func assignOutletUnderRepost() {
    guard kinds.count > 3, kinds[0] == .repost, kinds[1] == nil, kinds[2] == .date, isOffice(blocks[1].text) else {
      return
    }
    readings[1] = .byline(Byline(party: blocks[1].text))
    kinds[1] = .byline
  }

  /// Under the headline a name right over the date is the author's, and an office under the authors is theirs.
  mutating func assignLinesUnderHeadline() {
    for index in kinds.indices.prefix(8).dropFirst() where kinds[index] == nil {
      let text = blocks[index].text
      if kinds[index - 1] == .byline, Byline.isRole(text) || isOffice(text) || isCommission(text) {
        kinds[index] = .byline
      }
      let isUnderHead =
        kinds[index - 1] == .headline || index > 1 && kinds[index - 2] == .headline || isUnderDates(index)
      guard isUnderHead, kinds.indices.contains(index + 1), !assignNamesApart(from: index) else { continue }
      if let dates = Self.almostDates(text) {
        take(.date(dates), as: .date, at: index)
        continue
      }
      if let line = unmarkedByline(text) {
        take(.byline(line), as: .byline, at: index)
        continue
      }
      let isOverText = plainBlock(index + 1)?.isProse ?? false
      let under = blocks[index + 1].text
      let isOverOffice =
        Byline.isRole(under) || isMailAddress(index + 1) || Byline.isStaff(under)
        || kinds[index + 1] == nil && isOffice(under) || namesOutlet(index + 1)
        || [.credit, .caption, .furniture].contains(kinds[index + 1])
      if kinds[index - 1] == .headline, isOverText || isOverOffice || kinds[index + 1] == .date,
        let names = Byline.smallLettered(text),
        Byline.areNames(names), Byline.smallLettered(blocks[index - 1].text) == nil
      {
        take(.byline(Byline(party: text)), as: .byline, at: index)
        continue
      }
      let isBesideDate = kinds[index + 1] == .date || kinds[index - 1] == .date && isOverText
      if isBesideDate, Self.isUnspacedName(text), let field = HeaderField(authors: text) {
        take(.header(field), as: .byline, at: index)
        continue
      }
      if isAuthorLine(index), let mark = text.place(ofFirst: Self.beforePlaces),
        let line = Byline(FoldedLine("By " + text[..<mark.lowerBound]))
      {
        take(.byline(line), as: .byline, at: index)
        continue
      }
      if kinds[index + 1] == .date || isOverOffice, FoldedLine(text).wordCount <= 12,
        let line = Byline(FoldedLine("By " + text)), line.outlet == nil, Byline.areNames(line.party)
      {
        take(.byline(line), as: .byline, at: index)
        continue
      }
      guard kinds[index + 1] == .date || (isOverText || isOverOffice) && Byline.isNameAlone(text) else { continue }
      guard (2...4).contains(FoldedLine(text).wordCount), HeaderField.isNameList(text),
        let field = HeaderField(label: .authors, valueOnItsOwn: text)
      else { continue }
      take(.header(field), as: .byline, at: index)
    }
  }

  private mutating func take(_ reading: LineReading, as kind: ParagraphKind, at index: Int) {
    readings[index] = reading
    kinds[index] = kind
  }

  /// Whether nothing but days stands between a line and the headline.
  private func isUnderDates(_ index: Int) -> Bool {
    guard let head = kinds[..<index].lastIndex(of: .headline) else { return false }
    // Over the days a standfirst may stand, which gets its kind later.
    let between = kinds[(head + 1)..<index]
    return between.allSatisfy { $0 == .date || $0 == nil } && between.count { $0 == nil } <= 1
      && (between.isEmpty || between.last == .date)
  }

  /// Two names or more that stand on a line each over the text are its authors, whom the first line then names.
  private mutating func assignNamesApart(from first: Int) -> Bool {
    var end = first
    while end < kinds.count, end < first + 5, kinds[end] == nil, Byline.isNameAlone(blocks[end].text),
      !Byline.isStaff(blocks[end].text), !Organisation.isOrganisation(blocks[end].text)
    {
      end += 1
    }
    guard end - first >= 2, end < kinds.count, kinds[end] == .date || plainBlock(end)?.isProse ?? false else {
      return false
    }
    readings[first] = .byline(Byline(party: blocks[first..<end].map(\.text).joined(separator: ", ")))
    for index in first..<end { kinds[index] = .byline }
    return true
  }

  /// The days of a short line that says one or two words beside them, in whatever language; nil for any other line.
  private static func almostDates(_ text: String) -> [PrintedDate]? {
    guard text.utf8.count <= 70, !SentenceEnd.isStopped(text) else { return nil }
    let scan = DateScan(text)
    let words = scan.others.compactMap(\.word)
    guard !scan.dates.isEmpty, words.count(where: { !$0.isTemporal }) <= 2, scan.others.count <= 12 else { return nil }
    return scan.dates
  }

  /// The authors of a line that is one only under a headline: the paper's staff, names with their places.
  private func unmarkedByline(_ text: String) -> Byline? {
    if Byline.isStaff(text) { return Byline(party: text) }
    if let name = Byline.smallName(text) ?? Byline.nameAfterPlace(text) ?? Byline.namesAfterSort(text) {
      return Byline(party: name)
    }
    if let party = Byline.reporting(text) ?? Byline.namesAfterOffice(text) ?? Byline.nameBeforeOffice(text) {
      return Byline(party: party)
    }
    // One name alone is told by what stands under it.
    if !Byline.isNameAlone(text), let line = Byline(underHeadline: text) { return line }
    if let names = Byline.namesWithPlaces(text) { return Byline(FoldedLine("By " + names)) }
    return nil
  }

  /// Whether a block is nothing but a mail address, as under a name.
  private func isMailAddress(_ index: Int) -> Bool { kinds[index] == .furniture && blocks[index].text.contains("@") }

  /// Whether a line was taken for the author's that names an outlet, alone or beside a day.
  private func namesOutlet(_ index: Int) -> Bool {
    guard case .byline(let line) = readings[index] else { return false }
    return Organisation.isOrganisation(line.party)
  }

  /// Two to six characters of a script that writes no spaces, as names in it are.
  private static func isUnspacedName(_ text: String) -> Bool {
    (2...6).contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy { (0x3040...0x30FF).contains($0.value) || (0x3400...0x9FFF).contains($0.value) }
  }

  /// Whether a short line is the name of the outlet that the authors write for.
  private func isOffice(_ text: String) -> Bool {
    Organisation.isOrganisation(text) && FoldedLine(text).wordCount <= 4 && !SentenceEnd.isStopped(text)
  }

  /// "Special to the Courier", under the name of who is on no staff.
  private func isCommission(_ text: String) -> Bool {
    let phrase = FoldedLine(text)
    return phrase.wordCount <= 8 && (phrase.begins(with: "special to ") || phrase.begins(with: "for the "))
      && !SentenceEnd.isStopped(text)
  }

  private static let beforePlaces: [StaticString] = [
    " - ", " – ", " — ", ", ", " / ", " aus ", " à ", " in ", " en ",
  ]

  /// Whether a line over a date is a name with a place behind a dash or comma, and so no title.
  func isAuthorLine(_ index: Int) -> Bool {
    guard kinds.indices.contains(index + 1), kinds[index + 1] == .date,
      let mark = blocks[index].text.place(ofFirst: Self.beforePlaces)
    else { return false }
    let place = blocks[index].text[mark.upperBound...].split(separator: " ")
    return Byline.isNameAlone(String(blocks[index].text[..<mark.lowerBound])) && place.count <= 2
  }
}
