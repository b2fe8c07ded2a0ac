// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange
internal import ReviewREPL
internal import ReviewSession

/// All the prose of errors.
public enum Wording {
  /// What any error of this program says.
  public static func saying(_ error: any Error) -> Saying {
    switch error {
    case let error as StoreError: saying(error)
    case let error as IngestError: saying(error)
    case let error as ExchangeError: saying(error)
    case let error as ReviewError: saying(error)
    case let error as CommandError: saying(error)
    case let error as PromptError: saying(error)
    case let error as JourneyError: saying(error)
    case let error as AgreementError: saying(error)
    case let error as RatingsError: saying(error)
    case let error as MatrixError: saying(error)
    case let error as SpanTableError: saying(error)
    case let error as LabelTriplesError: saying(error)
    default: Saying(.bug, "unexpected: \(error)", advice: "this is a bug of ours")
    }
  }
}

/// A word of the user's, in quotation marks.
func quoted(_ word: String) -> String { "“\(word)”" }

/// `a, b and c`.
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
