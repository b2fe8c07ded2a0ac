// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import DatasetExchange

/// What the labels of a dataset are called in a codebook: by what the user says, by their identifiers, by their names.
struct LabelMatching {
  /// The identifier here for each of the dataset's words that is none.
  private(set) var names: [String: String] = [:]
  /// The words that the codebook does not have, each with how often it labels a paragraph.
  private(set) var unknown: [String: Int] = [:]
  private let codebook: Codebook
  private let older: [String: Set<LabelID>]
  private let renames: [String: String]

  /// - Parameters:
  ///   - codebook: the one in force.
  ///   - versions: those that the project had: a label that says its version is one of that version's.
  ///   - renames: what the user says.
  init(_ codebook: Codebook, versions: [Codebook] = [], renames: [String: String]) {
    self.codebook = codebook
    older = Dictionary(versions.map { ($0.reference, Set($0.labels.map(\.id))) }) { first, _ in first }
    self.renames = renames
  }

  /// The identifiers of the codebook's labels, in its order.
  var known: [String] { codebook.labels.map(\.id.rawValue) }

  /// Looks at every label of some articles.
  ///
  /// - Throws: ``ImportError/noSuchLabel(_:known:)`` for a new name that the codebook does not have.
  mutating func look(at articles: [DatasetArticle]) throws(ImportError) {
    for article in articles {
      for review in article.reviews {
        for label in review.labels where !isOfItsVersion(label) { for word in label.words { try look(at: word) } }
      }
      for gold in article.gold { if let label = gold.label { try look(at: label) } }
    }
  }

  private mutating func look(at label: LabelID) throws(ImportError) {
    let word = label.rawValue
    if names[word] != nil { return }
    if let name = renames[word] {
      guard let found = identifier(name) else { throw .noSuchLabel(name, known: known) }
      names[word] = found
    } else if let found = identifier(word) {
      if found != word { names[word] = found }
    } else {
      unknown[word, default: 0] += 1
    }
  }

  /// Whether the version of the codebook that a label states has everything that it names.
  private func isOfItsVersion(_ label: DatasetLabel) -> Bool {
    guard let known = label.codebook.flatMap({ older[$0] }) else { return false }
    return label.words.allSatisfy { known.contains($0) && renames[$0.rawValue] == nil }
  }

  /// The identifier of a label by itself or by its name, whatever the case.
  private func identifier(_ word: String) -> String? {
    let plain = word.lowercased()
    return codebook.labels.first { [$0.id.rawValue.lowercased(), $0.name.lowercased()].contains(plain) }?.id.rawValue
  }

  /// Takes the labels that are not known out of an article.
  ///
  /// - Returns: a fault for each.
  func leaveOut(of article: inout DatasetArticle) -> [DatasetFault] {
    var faults: [DatasetFault] = []
    for place in article.reviews.indices {
      let reviewer = article.reviews[place].reviewer
      article.reviews[place].labels.removeAll { label in
        guard !isOfItsVersion(label), let word = label.words.first(where: { unknown[$0.rawValue] != nil }) else {
          return false
        }
        let name = article.name.map { "\($0) " } ?? ""
        let spot = "\(name)¶\(label.paragraph), \(reviewer)"
        faults.append(DatasetFault(.badValue(field: "label", value: word.rawValue), place: spot))
        return true
      }
    }
    article.gold.removeAll { gold in gold.label.map { unknown[$0.rawValue] != nil } ?? false }
    return faults
  }
}

extension DatasetLabel {
  /// Every label that it names.
  fileprivate var words: [LabelID] { (judgement?.label.map { [$0] } ?? []) + (judgement?.mixed ?? []) }
}
