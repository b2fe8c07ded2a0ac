// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import DatasetExchange
internal import JSON

extension SourceRegister.Entry {
  /// Everything known of it; `outlets` names the outlet of each article.
  func json(_ outlets: [String: String]) -> JSONValue {
    [
      "id": .string(id), "label": .string(label), "names": JSONValue(names), "kind": .string(kind.rawValue),
      "naming": .string(naming.rawValue), "mentions": .integer(mentions), "articles": JSONValue(articles),
      "outlets": JSONValue(self.outlets(outlets)), "origins": JSONValue(origins), "reviewers": JSONValue(reviewers),
      "ratings": .array(members.compactMap(Self.rating)), "members": .array(members.map(Self.json)),
    ]
  }

  private static func rating(_ member: SourceRegister.Member) -> JSONValue? {
    guard let rating = member.rating else { return nil }
    return [
      "article": .string(member.record.review.article), "reviewer": .string(member.record.review.reviewer),
      "reliability": JSONValue(rating.reliability?.rawValue), "credibility": JSONValue(rating.credibility?.rawValue),
      "basis": JSONValue(rating.basis), "overridden": JSONValue(rating.overridden?.rawValue),
    ]
  }

  private static func json(_ member: SourceRegister.Member) -> JSONValue {
    let mentions: [JSONValue] = member.mentions.map { placed in
      [
        "paragraph": .integer(placed.paragraph), "mode": .string(placed.value.mode.rawValue),
        "cue": JSONValue(placed.value.cue), "stance": .string(placed.value.stance.rawValue),
      ]
    }
    let annotations = member.record.annotations
    return [
      "article": .string(member.record.review.article), "reviewer": .string(member.record.review.reviewer),
      "number": .integer(member.number), "name": JSONValue(member.source?.name),
      "chain": JSONValue(annotations.chain(from: member.number).compactMap { annotations.sources[$0]?.value.label }),
      "mentions": .array(mentions),
    ]
  }
}
