// SPDX-License-Identifier: GPL-3.0-or-later

extension AnnotationChanged {
  private enum CodingKeys: String, CodingKey {
    case article, round, paragraph, aspect, number, gesture, undoes, redoes
    case source, join, mention, rating, span
    case textSHA256 = "text_sha256"
  }

  /// Reads the facts; the mark stands under the name of its aspect.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func annotation<Value: Decodable>(_ key: CodingKeys, _ make: (Value) -> Annotation) throws -> Annotation? {
      try container.decodeIfPresent(Value.self, forKey: key).map(make)
    }
    let aspect = try container.decode(Annotation.Aspect.self, forKey: .aspect)
    self.init(
      article: try container.decode(String.self, forKey: .article),
      round: try container.decode(Int.self, forKey: .round),
      paragraph: try container.decode(Int.self, forKey: .paragraph),
      textSHA256: try container.decode(String.self, forKey: .textSHA256), aspect: aspect,
      number: try container.decode(Int.self, forKey: .number),
      annotation: try {
        switch aspect {
        case .source: try annotation(.source, Annotation.source)
        case .join: try annotation(.join, Annotation.join)
        case .mention: try annotation(.mention, Annotation.mention)
        case .rating: try annotation(.rating, Annotation.rating)
        case .span: try annotation(.span, Annotation.span)
        }
      }(),
      gesture: try container.decode(Int.self, forKey: .gesture),
      undoes: try container.decodeIfPresent(String.self, forKey: .undoes),
      redoes: try container.decodeIfPresent(String.self, forKey: .redoes))
  }

  /// Writes the facts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(article, forKey: .article)
    try container.encode(round, forKey: .round)
    try container.encode(paragraph, forKey: .paragraph)
    try container.encode(textSHA256, forKey: .textSHA256)
    try container.encode(aspect, forKey: .aspect)
    try container.encode(number, forKey: .number)
    try container.encode(gesture, forKey: .gesture)
    try container.encodeIfPresent(undoes, forKey: .undoes)
    try container.encodeIfPresent(redoes, forKey: .redoes)
    switch annotation {
    case .source(let source): try container.encode(source, forKey: .source)
    case .join(let target): try container.encode(target, forKey: .join)
    case .mention(let mention): try container.encode(mention, forKey: .mention)
    case .rating(let rating): try container.encode(rating, forKey: .rating)
    case .span(let span): try container.encode(span, forKey: .span)
    case nil: break
    }
  }
}
