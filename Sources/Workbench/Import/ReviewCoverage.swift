// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import DatasetExchange

/// Which paragraphs a review has to decide, and which are left, as the pieces of a dataset come in.
struct ReviewCoverage {
  /// How many paragraphs it walks.
  let walked: Int
  /// The numbers of those that are not decided yet.
  private(set) var left: Set<Int>
  /// What the dataset says; nil where it says nothing.
  private var stated: Bool?
  /// Whether a finished state is to be believed where paragraphs that others read are left.
  private let isBelieved: Bool
  /// Whether a row of the dataset itself holds no label where one is to be.
  private var hasHole = false
  private let isMachine: Bool

  /// - Parameters:
  ///   - review: the reading, of which nothing is taken in yet.
  ///   - paragraphs: what is known of the article.
  ///   - here: the review as it stands in the project; nil where it is new.
  ///   - decided: the numbers of the paragraphs that it decides here.
  ///   - isMachine: whether a program reads, whose reading ends with what it gives.
  init(
    _ review: DatasetReview, _ paragraphs: some Collection<Paragraph>, here: ReviewSummary?, decided: Set<Int>,
    isMachine: Bool
  ) {
    let scope = here?.scope ?? review.scope
    let wanted = paragraphs.filter { scope.includes($0.kind) && !$0.isPlaceholder }.map(\.number)
    let isPart = here.map { $0.walked < wanted.count } ?? false
    // A review of some paragraphs only, such as a discussion, that is finished has decided all that it walks.
    left = isPart && here?.isFinished == true ? [] : Set(wanted).subtracting(decided)
    walked = here.map { isPart && $0.isFinished ? $0.walked : wanted.count } ?? wanted.count
    stated = isMachine ? review.isFinished ?? true : review.isFinished
    isBelieved = here == nil || isPart
    self.isMachine = isMachine
  }

  /// Takes in a further piece of the review.
  mutating func take(_ review: DatasetReview) { stated = review.isFinished ?? stated }

  /// Takes in what is said of a paragraph; nothing is a hole.
  mutating func decide(_ number: Int) { left.remove(number) }

  /// Takes in that a row for a paragraph holds no label.
  mutating func leaveOpen(_ number: Int) { hasHole = hasHole || !isMachine && left.contains(number) }

  /// Whether the review is to be finished: where the dataset says nothing, once every paragraph that is known is decided.
  var isFinished: Bool {
    guard let stated else { return left.isEmpty }
    return stated && (left.isEmpty || isBelieved && !hasHole)
  }

  /// Whether it is left unfinished though the dataset does not say that it is.
  var isLeftUnfinished: Bool { !isFinished && stated != false }
}
