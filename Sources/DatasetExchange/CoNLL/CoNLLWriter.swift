// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes tokens in columns as CoNLL-2003 has them, a folder a reviewer with a file an article.
///
/// The columns are the token, no part of speech, the paragraph's label where chunks stood, and spans, all in IOB2; a span
/// within or across another one is in a further column, as nested names are. A paragraph is one block between empty lines.
/// Texts can not be made again of tokens, so that nothing reads this back.
public struct CoNLLWriter: DatasetWriter {
  /// What tags of tokens say beside the labels.
  public static let carries: Set<DatasetFeature> = [.spans]

  private let isWithoutText: Bool

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) { isWithoutText = options.isWithoutText }

  /// Writes a file for each reading, or one of the article alone.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let shown = article.shown(isWithoutText: isWithoutText), name = try pathComponent(article.name ?? "")
    let readings = shown.reviews.isEmpty ? [DatasetReview(reviewer: "_unlabelled")] : shown.orderedReviews
    for review in readings {
      let folder = try pathComponent(ReadingName.of(review))
      try output.append(Array(Self.text(of: shown, review).utf8), to: "\(folder)/\(name).conll")
    }
  }

  /// Writes nothing more.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {}

  private static func text(of article: DatasetArticle, _ review: DatasetReview) -> String {
    let spans = Dictionary(grouping: review.annotations.orderedSpans.map(\.span), by: \.paragraph)
    let layers = spans.mapValues { SpanLayers($0.map(\.value)) }
    let columns = max(1, layers.values.map(\.layers.count).max() ?? 1)
    var text = "-DOCSTART- -X- O" + String(repeating: " O", count: columns) + "\n\n"
    for paragraph in article.content.paragraphs {
      let label = review.labels.first { $0.paragraph == paragraph.number }?.judgement?.label?.rawValue
      let layers = layers[paragraph.number] ?? SpanLayers([])
      let scalars = Array(paragraph.text.unicodeScalars)
      let tokens = Tokens.ranges(in: paragraph.text, cutAt: layers.cuts)
      let tags = layers.tags(of: tokens, columns: columns)
      for (index, token) in tokens.enumerated() {
        let chunk = label.map { (index == 0 ? "B-" : "I-") + $0 } ?? "O"
        let word = String(String.UnicodeScalarView(scalars[token]))
        text += "\(word) -X- \(chunk) \(tags[index].joined(separator: " "))\n"
      }
      text += "\n"
    }
    return text
  }
}

/// Spans laid out so that none overlaps another one of its layer; long ones come first.
struct SpanLayers {
  private(set) var layers: [[TextSpan]] = []

  init(_ spans: [TextSpan]) {
    for span in spans.sorted(by: { ($1.end - $1.start, $0.start) < ($0.end - $0.start, $1.start) }) {
      let free = layers.firstIndex { layer in !layer.contains { $0.start < span.end && span.start < $0.end } }
      if let free { layers[free].append(span) } else { layers.append([span]) }
    }
  }

  /// Where tokens have to end, so that spans hold whole ones.
  var cuts: Set<Int> { Set(layers.joined().flatMap { [$0.start, $0.end] }) }

  /// For each token its tag in each column.
  func tags(of tokens: [Range<Int>], columns: Int) -> [[String]] {
    var tags = Array(repeating: Array(repeating: "O", count: columns), count: tokens.count)
    for (column, layer) in layers.enumerated() {
      for span in layer {
        let inside = tokens.indices.filter { span.start <= tokens[$0].lowerBound && tokens[$0].upperBound <= span.end }
        for index in inside { tags[index][column] = (index == inside.first ? "B-" : "I-") + span.type.rawValue }
      }
    }
    return tags
  }
}

/// The tokens of a text: words with the apostrophes in them, and each other character alone.
enum Tokens {
  /// The ranges of the tokens, in scalars.
  static func ranges(in text: String, cutAt cuts: Set<Int>) -> [Range<Int>] {
    var tokens: [Range<Int>] = [], place = 0, isWord = false
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let range = place..<place + character.unicodeScalars.count
      place = range.upperBound
      let isLetter = character.isLetter || character.isNumber
      let joins = "'’-".contains(character) && isWord && index + 1 < characters.count && characters[index + 1].isLetter
      if character.isWhitespace || character.unicodeScalars.allSatisfy(\.breaksLine) {
        isWord = false
      } else if isWord, isLetter || joins, let last = tokens.popLast() {
        tokens.append(last.lowerBound..<range.upperBound)
      } else {
        tokens.append(range)
        isWord = isLetter
      }
    }
    return tokens.flatMap { token in
      let inner = cuts.filter { token.lowerBound < $0 && $0 < token.upperBound }.sorted()
      return zip([token.lowerBound] + inner, inner + [token.upperBound]).map { $0..<$1 }
    }
  }
}
