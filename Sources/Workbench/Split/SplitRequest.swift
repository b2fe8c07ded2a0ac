// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationAnalysis

/// How a dataset is to be split.
public struct SplitRequest: Sendable {
  /// How much goes into training, development and test, in percent.
  public var shares: [(part: String, percent: Int)]
  /// What stays together.
  public var grouping = SplitGrouping.article
  /// Whether each label is shared out alike.
  public var isStratified = false
  /// What chance is drawn from.
  public var seed: UInt64 = 1
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request.
  public init(train: Int, dev: Int, test: Int) { shares = [("train", train), ("dev", dev), ("test", test)] }

  func check() throws(SplitError) {
    let percents = shares.map(\.percent)
    guard percents.allSatisfy({ (0...100).contains($0) }), percents.reduce(0, +) == 100 else {
      throw .notAWhole(percents)
    }
  }
}

/// Why a dataset is not split.
enum SplitError: Error, Equatable {
  /// The shares are not a hundred percent.
  case notAWhole([Int])
  /// There is nothing to split.
  case noArticles
}

extension SplitError: UserFacingError {
  var message: Message {
    switch self {
    case .notAWhole(let percents):
      Message(
        .usage, "\(listed(percents.map(String.init))) percent are no whole",
        advice: "--train, --dev and --test add up to 100")
    case .noArticles: Message(.noInput, "the project has no articles", advice: "attest load brings some")
    }
  }
}
