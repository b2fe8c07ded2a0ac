// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Who the reviewers of a dataset are in a project: never merged by accident.
struct ReviewerMatching {
  /// The identifier of each of the dataset's words.
  private(set) var ids: [String: String] = [:]
  /// Who joins the project.
  private(set) var newcomers: [Reviewer] = []
  /// The identifiers of those that are programs.
  private(set) var machines: Set<String> = []

  /// Matches words to reviewers: by what the user says, by identifier, by name; a valid word, or one that can be made
  /// valid, that matches nobody is somebody new.
  ///
  /// - Parameters:
  ///   - words: the dataset's words for its reviewers.
  ///   - stated: what the dataset says of them.
  ///   - known: the project's reviewers.
  ///   - renames: what the user says.
  /// - Throws: ``ImportError``.
  init(
    _ words: Set<String>, stated: [Reviewer], known: [Reviewer], renames: [String: String]
  ) throws(ImportError) {
    var owners = Dictionary(known.map { ($0.id, $0.name ?? $0.id) }) { first, _ in first }
    for reviewer in stated where words.contains(reviewer.id) && renames[reviewer.id] == nil {
      let here = known.first { $0.id == reviewer.id }
      if let here, !here.canBe(reviewer) { throw .otherReviewer(id: reviewer.id, here: here) }
    }
    for word in words.sorted() {
      if let id = renames[word] {
        guard Reviewer.isValid(id: id) else { throw .notAReviewer(id) }
        ids[word] = id
        let machine = stated.first { $0.id == word }?.machine
        if owners[id] == nil { join(Reviewer(id: id, name: word, machine: machine), &owners) }
      } else if known.contains(where: { $0.id == word }) {
        ids[word] = word
      } else if let person = known.first(where: { $0.name == word && !Reviewer.isValid(id: word) }) {
        ids[word] = person.id
      } else {
        let id = Reviewer.isValid(id: word) ? word : Self.identifier(of: word)
        guard let id else { throw .notAReviewer(word) }
        // Whoever is named as the one that another word means is that one.
        if word == id, renames.values.contains(id), owners[id] != nil {
          ids[word] = id
          continue
        }
        guard owners[id] == nil else { throw .ambiguousReviewer(word: word, id: id) }
        ids[word] = id
        let said = stated.first { $0.id == word }
        join(Reviewer(id: id, name: id == word ? said?.name : word, machine: said?.machine), &owners)
      }
    }
    machines = Set((known + newcomers).filter { $0.machine != nil }.map(\.id))
  }

  private mutating func join(_ reviewer: Reviewer, _ owners: inout [String: String]) {
    newcomers.append(reviewer)
    owners[reviewer.id] = reviewer.name ?? reviewer.id
  }

  /// The identifier that a name can be made: small letters, every run of anything else a hyphen.
  private static func identifier(of word: String) -> String? {
    let id = slug(from: word.replacing("@", with: " at "))
    let cut = String(id.prefix(32))
    return Reviewer.isValid(id: cut) ? cut : nil
  }
}

extension Reviewer {
  /// Whether what a dataset says of a reviewer can be said of this one: as a person, or as a machine of which nothing else
  /// is known.
  fileprivate func canBe(_ stated: Reviewer) -> Bool {
    guard let told = stated.machine else { return machine == nil || stated.isBare }
    guard let machine else { return false }
    return zip(machine.details, told.details).allSatisfy { $1.value == nil || $0.value == $1.value }
  }

  /// Whether a dataset says nothing but the identifier, as a table does.
  private var isBare: Bool { name == nil && machine == nil }
}
