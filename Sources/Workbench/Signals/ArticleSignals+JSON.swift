// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import DatasetExchange
internal import JSON

extension ArticleSignals {
  /// The signals with every count; a rate that can not be had is null.
  var json: JSONValue {
    [
      "article": .string(slug), "outlet": JSONValue(article.outlet), "origin": JSONValue(article.originOutlet),
      "reviewers": .array(readings.map(Self.json)), "ratings": .array(rated.map { Self.json($0.label, $0.ratings) }),
    ]
  }

  private static func json(_ reading: Reading) -> JSONValue {
    let signals = reading.signals
    let shares: [JSONValue] = signals.shares.map { share in
      [
        "label": .string(share.label.rawValue), "paragraphs": .integer(share.paragraphs),
        "words": .integer(share.words),
        "paragraph_share": JSONValue(ratio(share.paragraphs, signals.shares.reduce(0) { $0 + $1.paragraphs })),
        "word_share": JSONValue(ratio(share.words, signals.shares.reduce(0) { $0 + $1.words })),
      ]
    }
    return [
      "reviewer": .string(reading.review.id.reviewer), "finished": .bool(reading.review.isFinished),
      "paragraphs": .integer(signals.paragraphs), "labelled": .integer(signals.labelled),
      "words": .integer(signals.words), "labels": .array(shares), "attributed": .integer(signals.attributed),
      "unattributed": .integer(signals.unattributed), "named": .integer(signals.named),
      "unnamed": .integer(signals.unnamed), "pseudonyms": .integer(signals.pseudonyms),
      "documents": .integer(signals.documents), "depth": .integer(signals.depth), "chain": JSONValue(signals.chain),
      "origins": JSONValue(signals.origins), "circular": .bool(signals.isCircular), "loaded": .integer(signals.loaded),
      "loaded_per_1000_words": JSONValue(signals.perThousandWords(signals.loaded)),
      "hedges": .integer(signals.hedges), "hedges_per_1000_words": JSONValue(signals.perThousandWords(signals.hedges)),
      "diagonal_ratings": .integer(signals.diagonal.count), "judged_ratings": .integer(signals.diagonal.of),
    ]
  }

  private static func json(_ label: String, _ ratings: [(reviewer: String, rating: SourceRating)]) -> JSONValue {
    let given: [JSONValue] = ratings.map { reviewer, rating in
      [
        "reviewer": .string(reviewer), "reliability": JSONValue(rating.reliability?.rawValue),
        "credibility": JSONValue(rating.credibility?.rawValue), "basis": JSONValue(rating.basis),
        "overridden": JSONValue(rating.overridden?.rawValue),
      ]
    }
    return [
      "source": .string(label), "given": .array(given),
      "reliability_spread": JSONValue(spread(ratings.compactMap(\.rating.reliability?.rank))),
      "credibility_spread": JSONValue(spread(ratings.compactMap(\.rating.credibility?.rank))),
    ]
  }
}
