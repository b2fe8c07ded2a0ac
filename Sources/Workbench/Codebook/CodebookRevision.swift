// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession

/// The next version of a codebook, and what it changes.
struct CodebookRevision {
  var codebook: Codebook
  var change: CodebookChange

  /// A codebook that somebody wrote, with what they say of the change, which is checked.
  ///
  /// - Parameters:
  ///   - old: the codebook in force.
  ///   - new: the one that is to follow it.
  ///   - kind: how far the change reaches; nil where it can be seen.
  ///   - words: the labels whose older decisions are to be looked at again; none takes those whose meaning is worded anew.
  /// - Throws: ``CodebookError``.
  init(
    from old: Codebook, to new: Codebook, saying kind: CodebookChange.Kind?, stale words: [String]
  ) throws(CodebookError) {
    try Self.check(new)
    let difference = CodebookDifference(from: old, to: new)
    if difference.isEmpty { throw .same(old.reference) }
    let stale = try words.map { (word) throws(CodebookError) in try Self.label(word, in: old).id }
    let reworded = difference.changed.filter { !Self.meanings.isDisjoint(with: $0.parts) }.map(\.label)
    switch kind {
    case .mapped: throw .notSaid(kind: .mapped, labels: [])
    case .structural where !difference.isStructural: throw .notStructural
    case .wording where difference.isStructural, .semantic where difference.isStructural:
      throw .isStructural(added: difference.added, removed: difference.removed)
    case .wording where !stale.isEmpty: throw .wordingIsNotStale(words)
    case nil where !difference.isStructural && !reworded.isEmpty && stale.isEmpty:
      throw .notSaid(kind: nil, labels: reworded)
    default: break
    }
    codebook = new
    let seen: CodebookChange.Kind = difference.isStructural ? .structural : stale.isEmpty ? .wording : .semantic
    let reach = kind ?? seen
    change = CodebookChange(reach, stale: stale.isEmpty && reach == .semantic ? reworded : stale)
  }

  /// The parts of a definition that say what a label means.
  private static let meanings: Set<String> = ["definition", "use_when", "avoid_when"]

  private init(_ codebook: Codebook, _ change: CodebookChange) throws(CodebookError) {
    try Self.check(codebook)
    (self.codebook, self.change) = (codebook, change)
  }

  /// One label under another identifier and name.
  static func renaming(_ old: String, to new: String, in codebook: Codebook) throws(CodebookError) -> CodebookRevision {
    let label = try label(old, in: codebook)
    if let taken = codebook.label(named: new), taken.id != label.id { throw .taken(new, by: taken.name) }
    return try mapping([label], to: new, in: codebook)
  }

  /// Several labels made one, which is one of them or a new one.
  static func merging(_ olds: [String], to new: String, in codebook: Codebook) throws(CodebookError) -> CodebookRevision
  {
    let labels = try olds.map { (word) throws(CodebookError) in try label(word, in: codebook) }
    return try mapping(labels, to: new, in: codebook)
  }

  private static func mapping(
    _ labels: [LabelDefinition], to new: String, in codebook: Codebook
  ) throws(CodebookError) -> CodebookRevision {
    guard let first = labels.first else { throw .unknown(new, known: codebook.labels.map(\.name)) }
    let kept = codebook.label(named: new) ?? renamed(first, new)
    let olds = Set(labels.map(\.id))
    var next = codebook
    next.version += 1
    next.labels = codebook.labels.compactMap { label in
      if label.id == first.id, codebook.definition(of: kept.id) == nil { return kept }
      return olds.contains(label.id) && label.id != kept.id ? nil : label
    }
    next.relabel { olds.contains($0) ? kept.id : $0 }
    let map = labels.filter { $0.id != kept.id }.map { ($0.id, kept.id) }
    return try CodebookRevision(next, CodebookChange(.mapped, map: Dictionary(map) { $1 }))
  }

  /// One label made several; older decisions for it have to be looked at again.
  static func splitting(_ old: String, into news: [String], in codebook: Codebook) throws(CodebookError)
    -> CodebookRevision
  {
    let label = try label(old, in: codebook)
    var next = codebook
    next.version += 1
    var keys = Set(codebook.labels.map(\.key)).subtracting([label.key])
    let parts = try news.map { (word) throws(CodebookError) -> LabelDefinition in
      if let taken = codebook.label(named: word), taken.id != label.id { throw .taken(word, by: taken.name) }
      var part = codebook.label(named: word)?.id == label.id ? label : renamed(label, word)
      let letters = [label.key] + (part.name.lowercased() + "abcdefghijklmnopqrstuvwxyz").map(String.init)
      part.key = letters.first { isFree($0, keys) } ?? ""
      keys.insert(part.key)
      return part
    }
    guard let place = next.labels.firstIndex(of: label) else { throw .unknown(old, known: codebook.labels.map(\.name)) }
    next.labels.replaceSubrange(place...place, with: parts)
    next.relabel { $0 == label.id ? parts.first?.id ?? $0 : $0 }
    return try CodebookRevision(next, CodebookChange(.structural, stale: [label.id]))
  }

  private static func isFree(_ key: String, _ taken: Set<String>) -> Bool {
    key.utf8.count == 1 && key.utf8.allSatisfy { (97...122).contains($0) } && !taken.contains(key)
      && commandKeys[Character(key)] == nil
  }

  private static func renamed(_ label: LabelDefinition, _ word: String) -> LabelDefinition {
    var label = label
    label.id = LabelID(rawValue: word.lowercased().replacing(" ", with: "_"))
    label.name = word.replacing("_", with: " ")
    label.aliases = []
    return label
  }

  private static func label(_ word: String, in codebook: Codebook) throws(CodebookError) -> LabelDefinition {
    guard let label = codebook.label(named: word) else { throw .unknown(word, known: codebook.labels.map(\.name)) }
    return label
  }

  private static func check(_ codebook: Codebook) throws(CodebookError) {
    if let fault = codebook.fault(commandKeys: commandKeys) { throw .unusable(fault) }
  }

  /// The keys that commands of a review have, by command.
  private static let commandKeys: [Character: String] = {
    let bare = Codebook(id: "bare", version: 1, title: "", procedure: [], labels: [])
    let keys = CommandTable(codebook: bare).commands(in: .review).compactMap { command in
      command.key.map { ($0, command.name) }
    }
    return Dictionary(keys) { first, _ in first }
  }()
}

extension Codebook {
  /// Gives the examples other labels.
  fileprivate mutating func relabel(_ name: (LabelID) -> LabelID) {
    for index in labels.indices {
      for example in labels[index].examples.indices {
        labels[index].examples[example].label = name(labels[index].examples[example].label)
      }
    }
  }
}
