// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Gives every block its kind: first by what it says of itself, then by its place among the others.
struct KindAssignment {
  /// The kinds, one a block.
  var kinds: [ParagraphKind?]
  /// What each block says of itself.
  var readings: [LineReading]
  let blocks: [Block]
  private let isPlain: [Bool]
  private let hasTitle: Bool
  /// Who speaks in which line; found when a line that may be somebody's words is met.
  private var spoken: SpokenLines?
  /// Whether somebody signs a letter in the text.
  private var hasSignature = false

  /// Decides the kinds of the blocks of one article; a title known from elsewhere is not looked for in the text.
  init(_ blocks: [Block], hasTitle: Bool = false) {
    self.blocks = blocks
    self.hasTitle = hasTitle
    readings = HeadReading.readings(of: blocks).withPostersAsAuthors()
    kinds = blocks.indices.map { [readings] in blocks[$0].hint ?? readings[$0].kind }
    // "Opinion | …" over the author's name points nowhere else: it is the title.
    if kinds.count > 2, kinds[0] == .readnext, kinds[1] == .byline || kinds[1] == .date, blocks[0].hint == nil,
      FoldedLine(blocks[0].text).cue(of: Cues.readNextBeforeMark) != nil
    {
      kinds[0] = .headline
    }
    // "Explainer: …" over the text itself is the title too; no reader is pointed anywhere before it begins.
    if kinds.count > 1, kinds[0] == .readnext, blocks[0].hint == nil, kinds[1] == nil,
      PlainBlock(blocks[1].text).isProse,
      Self.bearsTitle(blocks[0].text)
    {
      kinds[0] = .headline
    }
    isPlain = kinds.map { $0 == nil }
    let start = hasTitle || kinds.contains(.headline) ? 0 : assignHeadline()
    assignLinesUnderHeadline()
    assignRepeatedHeadline()
    assignPreamble(from: start)
    assignPointersAtEnd()
    assignSignature()
    assignHeadings()
    assignAuthorsNote()
    assignLastPointer()
  }

  /// The titles under a bare "Related stories" that nothing but titles follows to the end.
  private mutating func assignPointersAtEnd() {
    guard let label = kinds.lastIndex(of: .readnext), blocks[label].hint == nil, label >= 2,
      FoldedLine(blocks[label].text).cue(of: Cues.readNext).map({
        FoldedLine(blocks[label].text).saysNothing(after: $0)
      })
        ?? false
    else { return }
    let rest = kinds.indices[(label + 1)...]
    let isTitles = rest.allSatisfy { index in
      kinds[index] != nil || plainBlock(index).map { $0.couldBeHeadline && !$0.isProse } ?? false
    }
    guard isTitles, rest.count <= 12 else { return }
    for index in rest where kinds[index] == nil { kinds[index] = .readnext }
  }

  /// The author's name at the end of the text, behind a dash, under the closing words of a letter, or alone under a text that
  /// names nobody over it.
  private mutating func assignSignature() {
    guard var last = kinds.indices.last, last >= 2, isPlain[last], kinds[last] == nil,
      blocks[last].text.utf8.count <= 80
    else { return }
    // Under the name of who wrote a letter stands where.
    if last >= 3, Self.isPlace(blocks[last].text), kinds[last - 1] == nil, Byline.isNameAlone(blocks[last - 1].text),
      plainBlock(last - 2)?.isProse ?? false, !kinds.contains(.byline)
    {
      kinds[last] = .furniture
      last -= 1
    }
    let text = blocks[last].text
    let name = String(text.drop { "—–- ".contains($0) })
    guard Byline.isNameAlone(name) || Byline.smallLettered(name).map(Byline.isNameAlone) ?? false else { return }
    let above = blocks[last - 1].text
    let isSigned = name != text || above.utf8.count <= 40 && above.utf8.last == 0x2C
    guard isSigned || !hasTitle && !kinds.contains(.byline) && plainBlock(last - 1)?.isProse ?? false else { return }
    kinds[last] = .byline
    readings[last] = .byline(Byline(party: name))
  }

  /// One word or two, each with a capital.
  private static func isPlace(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return (1...2).contains(words.count)
      && words.allSatisfy { $0.first?.isUppercase ?? false && !$0.contains(where: \.isNumber) }
  }

  /// A title behind a few words and a colon under the text points elsewhere, whatever the words are.
  private mutating func assignLastPointer() {
    guard let last = kinds.indices.last(where: { kinds[$0] == nil || kinds[$0] == .body }), last >= 3, isPlain[last],
      kinds[(last + 1)...].allSatisfy({ $0 == .readnext || $0 == .furniture || $0 == .credit })
    else { return }
    let text = blocks[last].text
    guard text.utf8.count <= 160, let mark = text.place(ofFirst: [": ", "：", " > ", " » "]),
      !SentenceEnd.isStopped(text),
      plainBlock(last - 1)?.isStopped ?? false
    else { return }
    let label = text[..<mark.lowerBound], title = text[mark.upperBound...]
    guard label.split(separator: " ").count <= 4, label.utf8.count <= 40, title.utf8.count >= 12,
      let first = title.unicodeScalars.first, first.properties.isAlphabetic, !first.properties.isLowercase,
      !title.contains(where: \.isNumber), !label.contains(where: { $0 == "\"" || $0 == "“" || $0 == "@" })
    else { return }
    kinds[last] = .readnext
    readings[last] = .readNext
  }

  /// Whether a line begins with the sort of text that follows, as titles do.
  private static func bearsTitle(_ text: String) -> Bool {
    let sorts: CueList = [
      "opinion", "analysis", "explainer", "explained", "in pictures", "live", "podcast", "video", "background", "watch",
    ]
    return FoldedLine(text).cue(of: sorts) != nil
  }

  /// The headline once more, under the names and the day.
  private mutating func assignRepeatedHeadline() {
    guard let first = kinds.firstIndex(of: .headline) else { return }
    let title = blocks[first].text.folded
    for index in kinds.indices.prefix(10) where index > first && kinds[index] == nil {
      if blocks[index].text.utf8.count <= 300, blocks[index].text.folded == title { kinds[index] = .headline }
    }
  }

  /// What the last paragraph says of who wrote the text: "Ada Lind is the maritime correspondent of the Ostra Post."
  private mutating func assignAuthorsNote() {
    guard let last = kinds.indices.last, kinds[last] == nil, last >= 3, blocks[last].text.utf8.count <= 240 else {
      return
    }
    let text = blocks[last].text
    if Byline.saysWhoSomebodyIs(text) {
      kinds[last] = .credit
      return
    }
    for reading in readings.prefix(8) {
      let party =
        switch reading {
        case .byline(let line): line.party
        case .header(let field) where field.label == .authors: field.value
        default: ""
        }
      let names = party.replacing(" and ", with: ",").split(separator: ",").map { String($0).trimmed }
      guard let name = names.first(where: { !$0.isEmpty && text.hasPrefix($0 + " ") }) else { continue }
      let words = text.dropFirst(name.count).split(separator: " ").map { FoldedLine.plain($0) }
      let covers = ["covers", "reports", "writes"].contains(words.first ?? "")
      let isOne = ["is", "are"].contains(words.first ?? "") && words.contains(where: Byline.isOffice)
      if covers || isOne || words.starts(with: ["has", "written"]) { kinds[last] = .credit }
    }
  }

  /// The kinds with body for everything not decided otherwise.
  var decided: [ParagraphKind] { kinds.map { $0 ?? .body } }

  /// The traits of a block of plain text; nil for a block whose kind its markup or its own words gave.
  func plainBlock(_ index: Int) -> PlainBlock? { isPlain[index] ? PlainBlock(blocks[index].text) : nil }

  /// The index of the next undecided block at or after an index.
  func nextPlain(_ index: Int) -> Int? { kinds.indices[min(index, kinds.count)...].first { kinds[$0] == nil } }

  /// The first undecided block is the headline when it ends unlike a sentence and running text follows, and so is the
  /// first line of all when a byline stands right under it.
  private mutating func assignHeadline() -> Int {
    assignAuthors()
    assignOutletUnderRepost()
    assignMenu()
    if kinds.count > 1, kinds[1] == .byline, let trait = plainBlock(0), trait.couldBeHeadline, !trait.isProse,
      trait.wordCount > 3 || !hasHeadline(under: 1)
    {
      kinds[0] = .headline
      return 1
    }
    guard let first = nextPlain(0), let trait = plainBlock(first), trait.couldBeHeadline, !trait.isProse,
      !isSpoken(first), let second = nextPlain(first + 1),
      kinds.indices[second...].contains(where: { plainBlock($0)?.isProse ?? false })
    else { return 0 }
    let isKicker =
      trait.wordCount <= 3 && !isAuthorLine(second)
      && plainBlock(second).map { $0.couldBeHeadline && !$0.isProse && $0.wordCount > 3 } ?? false
    kinds[first] = isKicker ? .furniture : .headline
    if isKicker { kinds[second] = .headline }
    return (isKicker ? second : first) + 1
  }

  /// Whether a line is what one of several says in turn: "Ada Lind: And the crews?"
  private mutating func isSpoken(_ index: Int) -> Bool {
    guard SpokenLines.speaker(of: blocks[index].text) != nil else { return false }
    let lines = spoken ?? SpokenLines(blocks)
    spoken = lines
    return lines.isSpoken(blocks[index].text)
  }

  /// Whether a line names who wrote the letter over it, as several do on a page of letters; it and its place get their kinds.
  private mutating func signsLetter(_ index: Int) -> Bool {
    let text = blocks[index].text
    guard index > 0, text.utf8.count <= 60,
      plainBlock(index - 1)?.isStopped ?? false || blocks[index - 1].text.hasSuffix(",")
    else { return false }
    let name = text.place(of: ", ").map { String(text[..<$0.lowerBound]) } ?? text
    guard Byline.isNameAlone(name), name == text || Self.isPlace(String(text.dropFirst(name.count + 2))),
      Letters.areWritten(in: blocks)
    else { return false }
    // Of several letters none has the page's author; the first signature tells it for all.
    if !hasSignature, let last = kinds.lastIndex(of: .byline), last > index { readings[last] = .plain }
    hasSignature = true
    kinds[index] = .byline
    if name == text, index + 1 < kinds.count, kinds[index + 1] == nil, Self.isPlace(blocks[index + 1].text) {
      kinds[index + 1] = .furniture
    } else if name == text, index + 2 == kinds.count, kinds[index + 1] == nil, blocks[index + 1].text.utf8.count <= 80,
      !(plainBlock(index + 1)?.isStopped ?? true)
    {
      // "Manager, Velm Fishing Club"
      kinds[index + 1] = .byline
    }
    return true
  }

  /// The short names side by side at the head of a page that was copied with its menu: none of them is its title.
  private mutating func assignMenu() {
    guard var end = nextPlain(0), end < 4 else { return }
    let first = end
    while end < kinds.count, end < first + 40, blocks[end].hint == nil,
      kinds[end] == .furniture || kinds[end] == nil && PlainBlock(blocks[end].text).isMenuName
    {
      end += 1
    }
    if end == first, SectionNames.fill(blocks[first].text) { end += 1 }
    guard end < kinds.count, end > first, end - first >= 3 || SectionNames.fill(blocks[first].text) else { return }
    let title = plainBlock(end).map { $0.couldBeHeadline && !$0.isProse && $0.wordCount > 3 } ?? false
    // Where no longer line follows, the title is the last of them.
    let last = title || kinds[end] != nil && kinds[end] != .byline && kinds[end] != .date ? end : end - 1
    guard title || end - first >= 4 else { return }
    for index in first..<last where kinds[index] == nil { kinds[index] = .furniture }
  }

  /// Whether the first undecided block under a byline reads like a headline, so that what stands above is its kicker.
  private func hasHeadline(under byline: Int) -> Bool {
    guard let next = nextPlain(byline + 1), let trait = plainBlock(next),
      !(blocks[next].text.first?.isNumber ?? false)
    else { return false }
    return trait.couldBeHeadline && !trait.isProse && trait.wordCount > 3
  }

  /// Standfirst and captions between the headline and the lead.
  private mutating func assignPreamble(from start: Int) {
    guard let first = nextPlain(start) else { return }
    let isHeaded = start > 0 || kinds[..<first].contains { $0 != .furniture }
    guard let trait = plainBlock(first), isHeaded || first == 0 else { return }
    if trait.isVerbless, isHeaded {
      kinds[first] = .caption
      return
    }
    guard let second = nextPlain(first + 1), let lead = plainBlock(second) else { return }
    if start > 0, !trait.isStopped, trait.wordCount <= 4, kinds[(first + 1)..<second].contains(.byline) {
      kinds[first] = .furniture
      return
    }
    let isCaption = lead.isVerbless && nextPlain(second + 1) != nil
    if trait.couldBeDeck, !Self.isNumbered(blocks[first].text), Dateline(blocks[first].text) == nil,
      isDeck(first, before: second, isCaption: isCaption, isHeaded)
    {
      kinds[first] = .deck
      if isCaption { kinds[second] = .caption }
    }
  }

  private func isDeck(_ first: Int, before second: Int, isCaption: Bool, _ isHeaded: Bool) -> Bool {
    guard let trait = plainBlock(first), let lead = plainBlock(second), isHeaded else { return false }
    if !trait.isStopped {
      return (lead.isProse || lead.isQuestion && trait.wordCount >= 8) && kinds[..<first].contains(.headline)
    }
    if isCaption { return trait.sentences == 1 }
    if kinds[(first + 1)..<second].contains(where: { $0 == .byline || $0 == .date }) { return true }
    return trait.sentences == 1 && trait.wordCount <= 30
      && Restatement.isRestated(blocks[first].text, in: blocks[second].text)
  }

  /// Whether a numbered line stands right beside another: then it is an item of a list.
  private func isListed(_ index: Int) -> Bool {
    guard Self.isNumbered(blocks[index].text) else { return false }
    return [index - 1, index + 1].contains { blocks.indices.contains($0) && Self.isNumbered(blocks[$0].text) }
  }

  /// "1. …", "2) …".
  private static func isNumbered(_ text: String) -> Bool {
    let digits = text.utf8.prefix { $0 &- 0x30 < 10 }
    guard (1...2).contains(digits.count) else { return false }
    let rest = text.utf8.dropFirst(digits.count)
    return (rest.first == 0x2E || rest.first == 0x29) && rest.dropFirst().first == 0x20
  }

  /// Whether a line stands among others as short, like what a recipe asks for: only the last of such lines heads a text.
  private func isEntry(_ index: Int) -> Bool {
    func isShort(_ index: Int) -> Bool {
      blocks.indices.contains(index) && blocks[index].text.utf8.count <= 60 && kinds[index] != .headline
        && plainBlock(index).map { $0.couldBeHeading && !$0.isQuestion } ?? false
    }
    guard isShort(index + 1), isShort(index) else { return false }
    return isShort(index + 2) || isShort(index - 1) && isShort(index - 2)
  }

  /// Short lines that end unlike a sentence, or ask, and stand over running text.
  private mutating func assignHeadings() {
    for index in kinds.indices where kinds[index] == nil {
      guard let trait = plainBlock(index), trait.couldBeHeading, !isListed(index), !isSpoken(index)
      else { continue }
      if signsLetter(index) || isEntry(index) { continue }
      let rest = kinds.indices[(index + 1)...]
      guard let next = rest.first(where: { kinds[$0] == nil || kinds[$0] == .body }) else { continue }
      let isNear = kinds[(index + 1)..<next].allSatisfy {
        $0 == .caption || $0 == .furniture || $0 == .credit || $0 == .readnext
      }
      let follows =
        plainBlock(next)?.canFollowHeading ?? true
      if isNear, follows { kinds[index] = .heading }
    }
  }
}
