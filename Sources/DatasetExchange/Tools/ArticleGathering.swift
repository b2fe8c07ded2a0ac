// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// One article while its texts are gathered: what stands beside the tool's fields, and what these say now.
struct ArticleGathering {
  private struct ReviewKey: Hashable {
    var reviewer: String
    var round: Int
  }

  /// What the tool's own fields say of one reading.
  private struct Reading {
    var labels: [Int: DatasetLabel] = [:]
    var spans: [AnnotationSet.Placed<TextSpan>] = []
  }

  private var article: DatasetArticle
  private var kept: [ReviewKey: DatasetReview] = [:]
  /// The paragraphs that the kept readings have labels of.
  private var labelled: [ReviewKey: Set<Int>] = [:]
  private var said: [ReviewKey: Reading] = [:]
  private var order: [ReviewKey] = []
  private var paragraphs: [Int: Paragraph] = [:]
  private var golden: Set<Int> = []
  private var hasExtras = false
  private var isWithoutText = false
  /// What the tool marks and an article has no place for, by what it is.
  private(set) var ignored: [String: Int] = [:]

  init(name: String?) { article = DatasetArticle(name: name, content: .unknown, isPartial: true) }

  /// Takes one of the article's texts.
  mutating func add(_ text: ToolText, _ unit: OffsetUnit, _ fields: ToolFields) throws(DatasetFault) {
    isWithoutText = isWithoutText || text.extras?.isWithoutText == true
    let units = paragraphs(of: text)
    if let extras = text.extras { keep(extras.article, units) }
    for unit in units where paragraphs[unit.paragraph.number] == nil {
      paragraphs[unit.paragraph.number] = unit.paragraph
    }
    let offsets = OffsetText(text.text, unit: unit)
    for review in text.reviews {
      let key = ReviewKey(reviewer: review.reviewer, round: review.round)
      begin(key)
      if let label = review.label { try put(label, units.first?.paragraph.number ?? 1, key, text) }
      for mark in review.marks { try place(mark, offsets, units, key, text) }
    }
  }

  private mutating func begin(_ key: ReviewKey) {
    if said[key] == nil, kept[key] == nil { order.append(key) }
    if said[key] == nil { said[key] = Reading() }
  }

  /// What stands beside the fields.
  private mutating func keep(_ piece: DatasetArticle, _ units: [TextUnit]) {
    if !hasExtras || piece.identity != nil || !piece.content.claims.isEmpty || piece.content.title != nil {
      let (reviews, gold) = (article.reviews, article.gold)
      article = piece
      (article.reviews, article.gold) = (reviews, gold)
    }
    hasExtras = true
    for gold in piece.gold where golden.insert(gold.paragraph).inserted { article.gold.append(gold) }
    for review in piece.reviews {
      let key = ReviewKey(reviewer: review.reviewer, round: review.round)
      if kept[key] == nil {
        if said[key] == nil { order.append(key) }
        kept[key] = review
        labelled[key] = Set(review.labels.map(\.paragraph))
      } else {
        // In its place: a copy for each piece of an article would make reading it quadratic.
        kept[key]?.take(review, labelled: &labelled[key, default: []])
      }
    }
  }

  private mutating func put(
    _ label: DatasetLabel, _ number: Int, _ key: ReviewKey, _ text: ToolText, at place: String? = nil
  ) throws(DatasetFault) {
    var label = label
    label.paragraph = number
    guard said[key]?.labels.updateValue(label, forKey: number) == nil else {
      let name = article.name.map { "\($0) ¶\(number)" } ?? String(text.text.prefix(40))
      throw text.fault(.labelTwice(reviewer: key.reviewer, unit: name), at: place)
    }
  }

  private mutating func place(
    _ mark: ToolMark, _ offsets: OffsetText, _ units: [TextUnit], _ key: ReviewKey, _ text: ToolText
  ) throws(DatasetFault) {
    func fault(_ reason: DatasetFault.Reason) -> DatasetFault {
      DatasetFault(reason, path: text.path, line: mark.line ?? text.line, place: mark.place ?? text.place)
    }
    guard let range = offsets.range(mark) else {
      throw fault(.offset(start: mark.start, end: mark.end, length: offsets.length))
    }
    guard isWithoutText || offsets.says(mark, at: range) else { throw fault(.spanText(expected: mark.quoted ?? "")) }
    guard !offsets.hasGap(mark) else { return ignore("stretches of several pieces") }
    let covered = units.filter { !$0.range.isEmpty && range.covers($0.range, in: offsets) }
    switch mark.meaning {
    case .label(let label):
      let labelled = covered.isEmpty ? units.filter { $0.range.contains(range.lowerBound) } : covered
      for unit in labelled { try put(label, unit.paragraph.number, key, text, at: mark.place) }
    case .either(_, let label) where !covered.isEmpty:
      for unit in covered { try put(label, unit.paragraph.number, key, text, at: mark.place) }
    case .span(let type), .either(let type, _):
      guard let kind = TextSpan.Kind(rawValue: type) else { return ignore("spans of the type \(type)") }
      guard
        let unit = units.first(where: {
          $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
        })
      else { return ignore("spans over several paragraphs") }
      let start = unit.place(of: range.lowerBound), end = unit.place(of: range.upperBound)
      let words = TextSpan.text(of: unit.paragraph.text, from: start, to: end) ?? ""
      let span = TextSpan(type: kind, start: start, end: end, text: words)
      said[key]?.spans.append(.init(paragraph: unit.paragraph.number, value: span))
    }
  }

  private mutating func ignore(_ what: String) { ignored[what, default: 0] += 1 }

  private func paragraphs(of text: ToolText) -> [TextUnit] { TextUnit.units(of: text, isWithoutText: isWithoutText) }

  /// The article with all that was gathered: where both speak, the tool's own fields say what stands.
  func finished(_ fields: ToolFields) -> DatasetArticle {
    var article = article
    article.content.paragraphs = paragraphs.values.sorted { $0.number < $1.number }
    for key in order {
      let said = said[key]
      var review = kept[key] ?? DatasetReview(reviewer: key.reviewer, round: key.round)
      review.take(said?.labels ?? [:], fields)
      if fields.contains(.spans) { review.take(spans: said?.spans ?? [], in: paragraphs) }
      review.fillSpans(from: paragraphs, isWithoutText: isWithoutText)
      article.reviews.append(review)
    }
    return article
  }
}

extension Range<Int> {
  /// Whether the range reaches over all of another one but blanks at its ends.
  fileprivate func covers(_ other: Range<Int>, in text: OffsetText) -> Bool {
    func isBlank(_ index: Int) -> Bool { text.scalars[index].properties.isWhitespace }
    return overlaps(other) && (other.lowerBound..<Swift.max(other.lowerBound, lowerBound)).allSatisfy(isBlank)
      && (Swift.min(upperBound, other.upperBound)..<other.upperBound).allSatisfy(isBlank)
  }
}
