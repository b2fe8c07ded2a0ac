// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Who reported, as papers and agencies of China, Taiwan and Japan say it beside the outlet, the place and the day.
extension Byline {
  /// The words before a reporter's name.
  private static let offices = ["本報記者", "本报记者", "特約記者", "特约记者", "實習記者", "实习记者", "特派員", "特派员", "記者", "记者", "記者：", "记者："]
  private static let reports = ["報導", "报道", "報道", "报导", "電", "电"]

  /// The names, the outlet and the days in "2024-03-05 聯河日報／記者林佩珊／青石里報導" and 〔記者林佩珊／青石里報導〕; nil for any
  /// other line.
  static func reporterOfEast(_ phrase: FoldedLine) -> (name: String, outlet: String?, dates: [PrintedDate])? {
    guard phrase.holds("者"), (3...120).contains(phrase.lower.count), phrase.wordCount <= 8,
      phrase.lower.contains(where: { $0 >= 0xE3 }), !SentenceEnd.isStopped(phrase.text)
    else { return nil }
    let head = phrase.text.prefix { $0.isASCII }, dates = DateScan(String(head)).dates
    guard head.allSatisfy({ !$0.isLetter }) || DateLine(FoldedLine(String(head))) != nil else { return nil }
    let rest = phrase.text.dropFirst(head.count).filter { !"〔〕【】（）()[]".contains($0) }
    let pieces = rest.split(whereSeparator: { "／/|｜ 　".contains($0) })
    guard (2...5).contains(pieces.count), let last = pieces.last, reports.contains(where: last.hasSuffix),
      let place = pieces.firstIndex(where: { piece in offices.contains(where: piece.hasPrefix) }),
      let office = offices.first(where: pieces[place].hasPrefix)
    else { return nil }
    var name = pieces[place].dropFirst(office.count).drop { $0 == "：" }
    if name.isEmpty, place + 1 < pieces.count { name = pieces[place + 1] }
    guard let names = EasternHead.names(in: String(name)) else { return nil }
    return (names, place > 0 ? String(pieces[place - 1]) : nil, dates)
  }
}
