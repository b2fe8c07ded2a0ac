// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Something that a dataset holds beside texts and labels, and that not every format can carry.
public enum DatasetFeature: String, Sendable, CaseIterable, Hashable {
  case abstentions, reasons, unsure, mixed, confidence, notes, flags, seconds, times, codebook, carried, rounds, states
  case kinds, sources, mentions, ratings, spans, gold, provenance, metadata, splits

  /// What it is, in words.
  public var name: String {
    switch self {
    case .abstentions: "abstentions"
    case .reasons: "reasons of abstentions"
    case .unsure: "marks of unsure labels"
    case .mixed: "further labels of mixed paragraphs"
    case .confidence: "confidence"
    case .notes: "notes"
    case .flags: "flags"
    case .seconds: "seconds"
    case .times: "times of labels"
    case .codebook: "codebook versions"
    case .carried: "where labels were carried over from"
    case .rounds: "rounds"
    case .states: "whether reviews are finished"
    case .kinds: "kinds of paragraphs"
    case .sources: "sources"
    case .mentions: "mentions of sources"
    case .ratings: "ratings"
    case .spans: "spans"
    case .gold: "gold labels"
    case .provenance: "chains of provenance"
    case .metadata: "articles' metadata"
    case .splits: "splits"
    }
  }
}

extension DatasetArticle {
  /// How often each feature is used in the article. Complexity: O(labels and marks).
  public var features: [DatasetFeature: Int] {
    var counts: [DatasetFeature: Int] = [:]
    func add(_ feature: DatasetFeature, _ count: Int) { if count > 0 { counts[feature, default: 0] += count } }
    func add(_ feature: DatasetFeature, _ isUsed: Bool) { add(feature, isUsed ? 1 : 0) }
    for review in reviews {
      for label in review.labels {
        if let judgement = label.judgement {
          add(.abstentions, judgement.label == nil)
          add(.reasons, judgement.reason != nil)
          add(.unsure, judgement.unsure)
          add(.mixed, !judgement.mixed.isEmpty)
          add(.confidence, judgement.confidence != nil)
        }
        add(.notes, label.note != nil)
        add(.flags, label.isFlagged)
        add(.seconds, label.seconds != nil)
        add(.times, label.madeAt != nil)
        add(.codebook, label.codebook != nil)
        add(.carried, label.carriedFrom != nil)
      }
      add(.rounds, review.round != ReviewID.firstRound)
      add(.states, review.isFinished != nil)
      add(.sources, review.annotations.sources.count)
      add(.mentions, review.annotations.mentions.count)
      add(.ratings, review.annotations.ratings.count)
      add(.spans, review.annotations.spans.count)
    }
    add(.kinds, content.paragraphs.count { $0.kind != .body })
    add(.gold, gold.count)
    add(.provenance, content.provenance.count)
    add(.metadata, content.title != nil || content.url != nil || !content.claims.isEmpty)
    add(.splits, split != nil)
    return counts
  }
}
