// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension DatasetReview {
  /// Takes what a tool's own fields say of labels.
  mutating func take(_ said: [Int: DatasetLabel], _ fields: ToolFields) {
    for index in labels.indices { labels[index].take(said[labels[index].paragraph], fields) }
    labels.removeAll { !$0.isSaid }
    let known = Set(labels.map(\.paragraph))
    labels += said.values.filter { !known.contains($0.paragraph) && $0.isSaid }
    labels.sort { $0.paragraph < $1.paragraph }
  }

  /// Takes what a tool's own fields say of spans: those that were taken away there go, new ones get new numbers.
  mutating func take(spans said: [AnnotationSet.Placed<TextSpan>], in paragraphs: [Int: Paragraph]) {
    var new = Dictionary(grouping: said.indices) { said[$0].paragraph }
    for (number, span) in annotations.orderedSpans {
      let index = new[span.paragraph]?.firstIndex { said[$0].isSamePlace(as: span, in: paragraphs[span.paragraph]) }
      if let index {
        new[span.paragraph]?.remove(at: index)
      } else {
        annotations.put(nil, .span, number: number, paragraph: span.paragraph)
        markedAt[.init(.span, number)] = nil
      }
    }
    for span in new.values.joined().sorted().map({ said[$0] }) {
      annotations.put(.span(span.value), .span, number: annotations.next(.span), paragraph: span.paragraph)
    }
  }

  /// Gives spans the words that stand where they are.
  mutating func fillSpans(from paragraphs: [Int: Paragraph], isWithoutText: Bool) {
    for (number, span) in annotations.spans where span.value.text.isEmpty && !isWithoutText {
      var value = span.value
      value.text = TextSpan.text(of: paragraphs[span.paragraph]?.text ?? "", from: value.start, to: value.end) ?? ""
      annotations.put(.span(value), .span, number: number, paragraph: span.paragraph)
    }
  }

  /// Takes another part of the same reading.
  ///
  /// - Parameters:
  ///   - other: the part.
  ///   - labelled: the paragraphs that it has labels of, to which those of the part are added.
  mutating func take(_ other: DatasetReview, labelled: inout Set<Int>) {
    for label in other.labels where labelled.insert(label.paragraph).inserted { labels.append(label) }
    take(marksOf: other)
    if isFinished == nil { isFinished = other.isFinished }
    if other.scope == .all { scope = .all }
  }

  /// Takes the marks of another part of the same reading.
  mutating func take(marksOf other: DatasetReview) {
    for (number, mark) in other.annotations.sources where annotations.sources[number] == nil {
      annotations.put(.source(mark.value), .source, number: number, paragraph: mark.paragraph)
    }
    for (number, target) in other.annotations.joins {
      annotations.put(.join(target), .join, number: number, paragraph: 1)
    }
    for (number, mark) in other.annotations.mentions {
      annotations.put(.mention(mark.value), .mention, number: number, paragraph: mark.paragraph)
    }
    for (number, mark) in other.annotations.ratings {
      annotations.put(.rating(mark.value), .rating, number: number, paragraph: mark.paragraph)
    }
    for (number, mark) in other.annotations.spans {
      annotations.put(.span(mark.value), .span, number: number, paragraph: mark.paragraph)
    }
    markedAt.merge(other.markedAt) { own, _ in own }
  }
}

extension DatasetLabel {
  /// Whether anything is said of the paragraph.
  var isSaid: Bool { judgement != nil || note != nil || isFlagged }
}

extension AnnotationSet.Placed<TextSpan> {
  /// Whether it is where another one is, but for breaks of lines at its ends, with which no tool's stretch begins or ends.
  fileprivate func isSamePlace(as other: Self, in text: Paragraph?) -> Bool {
    guard paragraph == other.paragraph, value.type == other.value.type else { return false }
    if (value.start, value.end) == (other.value.start, other.value.end) { return true }
    guard other.value.start <= value.start, value.end <= other.value.end, let text else { return false }
    let scalars = Array(text.text.unicodeScalars)
    guard other.value.end <= scalars.count else { return false }
    return (scalars[other.value.start..<value.start] + scalars[value.end..<other.value.end]).allSatisfy(\.breaksLine)
  }
}
