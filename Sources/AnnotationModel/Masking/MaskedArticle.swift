// SPDX-License-Identifier: GPL-3.0-or-later

/// An article seen with its outlet hidden, and the way back: what is read and typed under the mask is kept as it stands
/// in the stored text.
///
/// No byline, credit, site or address is shown, and none of their names in the text. Digests stay those of the stored
/// text, for a label belongs to that.
public struct MaskedArticle: Sendable {
  /// The article as it is shown.
  public let shown: Article
  private let texts: [MaskedText]
  private let names: OutletNames

  /// An article with its outlet hidden. Complexity: O(text * names that begin alike).
  public init(_ article: Article) {
    var names = OutletNames(of: article)
    var shown = article
    (shown.byline, shown.credit, shown.site, shown.url) = (nil, nil, nil, nil)
    (shown.claims, shown.provenance) = ([], [])
    shown.title = article.title.map { names.hide(in: $0).shown }
    texts = article.paragraphs.map { paragraph in
      guard Self.telling.contains(paragraph.kind) else { return names.hide(in: paragraph.text) }
      return MaskedText(paragraph.text, hiding: [(0..<paragraph.text.unicodeScalars.count, OutletNames.mask)])
    }
    for index in shown.paragraphs.indices { shown.paragraphs[index].text = texts[index].shown }
    names.numberAll()
    self.shown = shown
    self.names = names
  }

  /// The kinds of paragraphs that exist to say who publishes.
  private static let telling: Set<ParagraphKind> = [.byline, .credit, .repost, .furniture]

  /// A paragraph's text, or nil when the article has no such paragraph.
  public func text(ofParagraph number: Int) -> MaskedText? {
    texts.indices.contains(number - 1) ? texts[number - 1] : nil
  }

  /// Whether words are a mask and nothing else.
  public func isMask(_ words: String) -> Bool { names.masks.contains { $0.mask == words } }

  /// Words as they may be shown.
  public func shown(_ words: String) -> String {
    var names = names
    return names.hide(in: words).shown
  }

  /// Words that were read or typed under the mask, as they are stored: in place of a mask what it hides in the
  /// paragraph, elsewhere its party's name.
  ///
  /// - Parameters:
  ///   - words: the words.
  ///   - paragraph: the number of the paragraph they belong to, nil for none.
  /// - Returns: the words without a mask.
  public func stored(_ words: String, in paragraph: Int?) -> String {
    guard words.contains("[hidden") else { return words }
    let cuts = paragraph.flatMap(text(ofParagraph:))?.cuts ?? []
    return names.masks.reduce(words) { words, entry in
      words.replacing(entry.mask, with: cuts.first { $0.mask == entry.mask }?.text ?? entry.name)
    }
  }

  /// An annotation as it may be shown.
  public func shown(_ annotation: Annotation, in paragraph: Int) -> Annotation {
    guard case .span(var span) = annotation, let text = text(ofParagraph: paragraph) else {
      return annotation.mapped(shown)
    }
    let range = text.shown(span.start..<span.end)
    (span.start, span.end) = (range.lowerBound, range.upperBound)
    span.text = TextSpan.text(of: text.shown, from: span.start, to: span.end) ?? shown(span.text)
    return .span(span)
  }

  /// An annotation made under the mask, as it is stored.
  public func stored(_ annotation: Annotation, in paragraph: Int) -> Annotation {
    guard case .span(var span) = annotation, let text = text(ofParagraph: paragraph) else {
      return annotation.mapped { stored($0, in: paragraph) }
    }
    let range = text.stored(span.start..<span.end)
    (span.start, span.end) = (range.lowerBound, range.upperBound)
    span.text = TextSpan.text(of: text.stored, from: span.start, to: span.end) ?? span.text
    return .span(span)
  }
}

extension Annotation {
  /// The annotation with every text in it put through a function; a span stays as it is.
  func mapped(_ body: (String) -> String) -> Annotation {
    switch self {
    case .source(var source):
      (source.name, source.label) = (body(source.name), body(source.label))
      (source.anonymityReason, source.note) = (source.anonymityReason.map(body), source.note.map(body))
      return .source(source)
    case .mention(var mention):
      mention.cue = mention.cue.map(body)
      return .mention(mention)
    case .rating(var rating):
      rating.basis = rating.basis.map(body)
      return .rating(rating)
    case .join, .span: return self
    }
  }
}
