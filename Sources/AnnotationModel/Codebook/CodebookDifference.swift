// SPDX-License-Identifier: GPL-3.0-or-later

/// What two codebooks do not have in common.
public struct CodebookDifference: Sendable, Hashable {
  /// The labels that only the second has, in its order.
  public let added: [LabelID]
  /// The labels that only the first has, in its order.
  public let removed: [LabelID]
  /// What labels of the first are called in the second, where a change between them said so.
  public let renamed: [LabelID: LabelID]
  /// The labels of both whose words differ, with the names of the parts that do.
  public let changed: [Change]
  /// Whether title or procedure differ.
  public let changesProcedure: Bool

  /// A label that is worded otherwise.
  public struct Change: Sendable, Hashable {
    /// The label.
    public let label: LabelID
    /// Which of key, name, aliases, definition, use_when, avoid_when, examples, color and asks differ.
    public let parts: [String]

    /// A label with the parts that differ.
    public init(label: LabelID, parts: [String]) {
      self.label = label
      self.parts = parts
    }
  }

  /// What the second codebook changes against the first.
  ///
  /// - Parameters:
  ///   - old: the first.
  ///   - new: the second.
  ///   - renamed: what labels of the first are called in the second, where that is known.
  public init(from old: Codebook, to new: Codebook, renamed: [LabelID: LabelID] = [:]) {
    let before = Set(old.labels.map(\.id)), after = Set(new.labels.map(\.id))
    self.renamed = renamed
    added = new.labels.map(\.id).filter { !before.contains($0) }
    removed = old.labels.map(\.id).filter { !after.contains($0) }
    changed = new.labels.compactMap { label in
      guard let other = old.definition(of: label.id), other != label else { return nil }
      return Change(label: label.id, parts: Self.parts(other, label))
    }
    changesProcedure = old.title != new.title || old.procedure != new.procedure
  }

  /// Whether both say the same, their versions left out.
  public var isEmpty: Bool { !isStructural && renamed.isEmpty && changed.isEmpty && !changesProcedure }

  /// Whether labels came or went, which no wording does.
  public var isStructural: Bool { !added.isEmpty || !removed.isEmpty }

  private static func parts(_ old: LabelDefinition, _ new: LabelDefinition) -> [String] {
    [
      ("key", old.key != new.key), ("name", old.name != new.name), ("aliases", old.aliases != new.aliases),
      ("definition", old.definition != new.definition), ("use_when", old.useWhen != new.useWhen),
      ("avoid_when", old.avoidWhen != new.avoidWhen), ("examples", old.examples != new.examples),
      ("color", old.color != new.color), ("asks", old.asks != new.asks),
    ].filter(\.1).map(\.0)
  }
}

/// Why a codebook can not be used; words are the codebook's own.
public enum CodebookFault: Sendable, Hashable {
  /// A codebook's id is an ASCII slug.
  case badID(String)
  /// Versions count from 1.
  case badVersion(Int)
  /// Two labels are the least.
  case tooFewLabels(Int)
  /// A label's identifier is small letters, digits and underscores.
  case badLabel(String)
  /// Two labels have one identifier, name or alias.
  case labelTwice(String)
  /// A label's key is one small letter.
  case badKey(String, label: String)
  /// Two labels have one key, or a command has it.
  case keyTaken(String, label: String, by: String)
  /// A label lacks its name or its definition.
  case lacks(part: String, label: String)
  /// An example is of a label that the codebook does not have.
  case strayExample(label: String, of: String)
}

extension Codebook {
  /// The first thing that makes the codebook unusable; nil for a sound one.
  ///
  /// - Parameter commandKeys: the keys that commands have, by command, which no label can take.
  /// - Returns: the fault, or nil.
  public func fault(commandKeys: [Character: String]) -> CodebookFault? {
    if !Self.isWord(id, extra: "-_") { return .badID(id) }
    if version < 1 { return .badVersion(version) }
    if labels.count < 2 { return .tooFewLabels(labels.count) }
    var names: [String: LabelID] = [:], keys: [String: String] = [:]
    for label in labels {
      if let fault = Self.fault(of: label, keys, commandKeys) { return fault }
      keys[label.key] = label.name
      for name in Set(([label.id.rawValue, label.name] + label.aliases).map { $0.lowercased() }) {
        if let other = names[name], other != label.id { return .labelTwice(name) }
        names[name] = label.id
      }
    }
    if Set(labels.map(\.id)).count < labels.count {
      return .labelTwice(labels.map(\.id.rawValue).joined(separator: ", "))
    }
    let known = Set(labels.map(\.id))
    for label in labels {
      if let stray = label.examples.first(where: { !known.contains($0.label) }) {
        return .strayExample(label: stray.label.rawValue, of: label.name)
      }
    }
    return nil
  }

  private static func fault(
    of label: LabelDefinition, _ keys: [String: String], _ commandKeys: [Character: String]
  ) -> CodebookFault? {
    if !isWord(label.id.rawValue, extra: "_") { return .badLabel(label.id.rawValue) }
    guard let key = label.key.utf8.first, label.key.utf8.count == 1, (97...122).contains(key) else {
      return .badKey(label.key, label: label.name)
    }
    if let other = keys[label.key] { return .keyTaken(label.key, label: label.name, by: other) }
    if let command = commandKeys[Character(label.key)] {
      return .keyTaken(label.key, label: label.name, by: "the command \(command)")
    }
    if label.name.trimmed.isEmpty { return .lacks(part: "name", label: label.id.rawValue) }
    return label.definition.trimmed.isEmpty ? .lacks(part: "definition", label: label.name) : nil
  }

  private static func isWord(_ text: String, extra: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 48
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || extra.utf8.contains($0) }
  }
}
