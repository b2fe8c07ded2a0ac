// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What an import adds, what it changes, and what is left as it is.
struct ImportOutcome {
  /// The number of the entry that says that it is done; nil where nothing was stored.
  var entry: Int?
  var newArticles: [String] = []
  var knownArticles: [String] = []
  var partialArticles: [String] = []
  /// For each article that was known in part the new version that holds more of it.
  var completed: [String: String] = [:]
  /// Articles of the dataset that are excluded here, and left out.
  var excluded: Set<String> = []
  /// What new articles share with others that are here, so that labels of both count.
  var overlaps: [ImportOverlap] = []
  var labels = 0
  var abstentions = 0
  /// Paragraphs of which only a note or a flag is new.
  var notes = 0
  var marks = 0
  var gold = 0
  /// Labels that stand here as the dataset says them, or did.
  var known = 0
  /// Labels that are older than what stands.
  var older = 0
  /// How many of each reviewer's standing labels are replaced by others.
  var replaced: [String: Int] = [:]
  /// How many gold labels of each article become stale, for what they rest on changes.
  var madeStale: [String: Int] = [:]
  /// Reviews that stay unfinished, for they do not decide every paragraph.
  var unfinished: [Unfinished] = []
  /// Labels of the same time as one that is here and that say something else; what is here stays.
  var differingLabels: [DifferingLabel] = []
  /// Reviews whose marks differ from the dataset's, which stay as they are.
  var differingMarks: [ReviewID] = []
  /// In how many paragraphs of each article the gold here is another than the dataset's, and stays.
  var differingGold: [String: Int] = [:]
  /// Gold labels that were left out, for a decision that they rested on has changed.
  var staleGold = 0
  var reviewers: [String: String] = [:]
  var newReviewers: [String] = []

  /// A review that does not decide everything.
  struct Unfinished {
    var review: ReviewID
    var decided: Int
    var paragraphs: Int
  }

  /// A label that the dataset says otherwise than the project of the same moment, as when a row of an export was edited.
  struct DifferingLabel {
    var review: ReviewID
    var paragraph: Int
    var aspect: Aspect
    /// What is here and what the dataset says; empty where there is no note or no flag.
    var here: String
    var dataset: String

    /// What of it differs.
    enum Aspect: String {
      /// The label with what belongs to it: the reason of an abstention, other labels, how sure the reviewer was.
      case label
      case note, flag
    }
  }

  /// Whether the dataset brings nothing that is not here.
  var isNothing: Bool {
    newArticles.isEmpty && completed.isEmpty && newReviewers.isEmpty
      && labels + abstentions + notes + marks + gold == 0
  }
}

/// What a new article shares with others that are here.
struct ImportOverlap {
  var article: String
  /// How many of its paragraphs stand here already.
  var shared: Int
  var paragraphs: Int
  /// Where they stand.
  var others: [String]
}
