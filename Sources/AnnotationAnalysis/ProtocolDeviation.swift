// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Where a project is not what its protocol fixed beforehand.
public enum ProtocolDeviation: Sendable, Hashable {
  /// An earlier protocol was frozen, by the entry of that number.
  case frozenBefore(entry: Int)
  /// Decisions of the sample were made before the protocol was frozen.
  case decidedBefore(article: String, count: Int)
  /// Another version of the codebook is in force.
  case codebook(inForce: String)
  /// Decisions of the sample were made under another version of the codebook.
  case decidedUnder(codebook: String, count: Int)
  /// An article outside the sample was read.
  case outside(article: String)
  /// An article of the sample is excluded, or not here.
  case missing(article: String)
  /// So many reviewers have finished an article of the sample, which are too few.
  case overlap(article: String, finished: Int)
  /// The coefficient is not what it has to be, or can not be had; in words.
  case figure(String)

  /// The article that it is about.
  public var article: String? {
    switch self {
    case .decidedBefore(let article, _), .outside(let article), .missing(let article), .overlap(let article, _): article
    case .frozenBefore, .codebook, .decidedUnder, .figure: nil
    }
  }
}

extension StudyProtocol {
  /// Where first readings are not what was fixed, but for the figure.
  ///
  /// - Parameters:
  ///   - reviews: the reviews of every article that counts.
  ///   - labels: the labels that stand in the sample.
  ///   - earlier: those of them that stood when the protocol was frozen.
  ///   - articles: every article of the project.
  ///   - inForce: the codebook's version in force.
  /// - Returns: the deviations, in the order of the cases and of the sample.
  public func deviations(
    reviews: [ReviewSummary], labels: [LabelRecord], earlier: [LabelRecord], articles: [ArticleSummary],
    codebook inForce: String
  ) -> [ProtocolDeviation] {
    let first = reviews.filter { $0.id.round == ReviewID.firstRound && !$0.isEmpty }
    let readings = Dictionary(grouping: first, by: \.id.article)
    let here = Set(articles.filter { !$0.isExcluded }.map(\.slug))
    let before = Dictionary(grouping: Self.decided(earlier), by: \.article)
    let others = Dictionary(grouping: Self.decided(labels).compactMap(\.codebook).filter { $0 != codebook }) { $0 }
    let chosen = Set(sample)
    var deviations = sample.compactMap { slug in
      before[slug].map { ProtocolDeviation.decidedBefore(article: slug, count: $0.count) }
    }
    if inForce != codebook { deviations.append(.codebook(inForce: inForce)) }
    deviations += others.sorted { $0.key < $1.key }.map { .decidedUnder(codebook: $0, count: $1.count) }
    deviations += readings.keys.filter { !chosen.contains($0) }.sorted().map { .outside(article: $0) }
    deviations += sample.filter { !here.contains($0) }.map { .missing(article: $0) }
    deviations += sample.filter(here.contains).compactMap { slug in
      let finished = (readings[slug] ?? []).count(where: \.isFinished)
      return finished < overlap ? .overlap(article: slug, finished: finished) : nil
    }
    return deviations
  }

  private static func decided(_ labels: [LabelRecord]) -> [LabelRecord] {
    labels.filter { $0.round == ReviewID.firstRound && $0.judgement != nil }
  }
}
