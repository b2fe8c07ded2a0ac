// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
public import AnnotationModel

/// Who is to read what, as it was asked for.
public struct AssignRequest: Sendable {
  /// The reviewers' identifiers, parted by commas.
  public var reviewers: String
  /// How many reviewers read each article; nil is two.
  public var overlap: Int?
  /// By which rule.
  public var strategy = AssignmentStrategy.balanced
  /// In which order each reviewer reads.
  public var order = ReadingOrder.loaded
  /// What chance is drawn from.
  public var seed: UInt64 = 1
  /// The slugs; none takes every article.
  public var articles: [String] = []
  /// The tag of the articles.
  public var tag: String?
  /// The share that is read again, such as `10%`.
  public var retest: String?
  /// How long a reading may take, such as `7d`.
  public var until: String?
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request.
  public init(reviewers: String) { self.reviewers = reviewers }
}

extension AssignRequest {
  /// The request as the plan takes it, of no article yet.
  ///
  /// - Throws: ``WorkError`` where an option is none of its kind.
  func plan() throws(WorkError) -> AssignmentPlan.Request {
    let names = reviewers.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty }), Set(names).count == names.count else { throw .notReviewers(reviewers) }
    if overlap != nil, strategy == .all { throw .overlapOfAll }
    let wanted = strategy == .all ? names.count : overlap ?? 2
    guard (1...names.count).contains(wanted) else { throw .notAnOverlap(wanted, reviewers: names.count) }
    var request = AssignmentPlan.Request(articles: [], reviewers: names, overlap: wanted)
    (request.strategy, request.order, request.seed) = (strategy, order, seed)
    request.retestShare = try retest.map(Self.share) ?? 0
    return request
  }

  /// When readings run out that are assigned now.
  func end(from now: Timestamp) throws(WorkError) -> Timestamp? {
    guard let until else { return nil }
    let units: [Character: Int64] = ["h": 3_600_000, "d": 86_400_000, "w": 604_800_000]
    guard let unit = until.last.flatMap({ units[$0] }), let count = Int64(until.dropLast()),
      (1...10_000).contains(count)
    else { throw .notATime(until) }
    return Timestamp(milliseconds: now.milliseconds + count * unit)
  }

  private static func share(_ word: String) throws(WorkError) -> Double {
    guard word.hasSuffix("%"), let percent = Double(word.dropLast()), (0...100).contains(percent) else {
      throw .notAShare(word)
    }
    return percent / 100
  }
}
