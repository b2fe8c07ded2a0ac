// SPDX-License-Identifier: GPL-3.0-or-later

/// What a version of a codebook changed against the one before.
public struct CodebookChange: Sendable, Hashable {
  /// How far a change reaches.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Labels came or went.
    case structural
    /// What a label means changed: older decisions for it are stale.
    case semantic
    /// Only words changed; every label means what it meant.
    case wording
    /// Labels have another name, or are one now; older decisions are read through a map.
    case mapped
  }

  /// How far it reaches.
  public var kind: Kind
  /// The labels of the version before whose older decisions are stale.
  public var stale: [LabelID]
  /// What labels of the version before are called now.
  public var map: [LabelID: LabelID]

  /// A change.
  public init(_ kind: Kind, stale: [LabelID] = [], map: [LabelID: LabelID] = [:]) {
    self.kind = kind
    self.stale = stale
    self.map = map
  }
}

/// A version of a codebook in a project.
public struct CodebookVersion: Sendable, Hashable {
  /// The rules.
  public var codebook: Codebook
  /// What it changed; nil for the first.
  public var change: CodebookChange?
  /// Its place among all entries: what was decided before it was decided under an older version.
  public var clock: Int
  /// When it was adopted; nil where the ledger says no more.
  public var adoptedAt: Timestamp?

  /// A version.
  public init(codebook: Codebook, change: CodebookChange?, clock: Int, adoptedAt: Timestamp? = nil) {
    self.codebook = codebook
    self.change = change
    self.clock = clock
    self.adoptedAt = adoptedAt
  }
}

/// The versions of a project's codebook, and how labels of older ones are read now.
public struct CodebookHistory: Sendable {
  /// The versions, the first at the top.
  public let versions: [CodebookVersion]

  /// A history.
  ///
  /// - Parameter versions: in the order in which they were adopted, at least one.
  public init(_ versions: [CodebookVersion]) { self.versions = versions }

  /// The version of a number; nil where the project never had it.
  public func version(_ number: Int) -> CodebookVersion? { versions.first { $0.codebook.version == number } }

  /// The history as it stood under a version.
  public func upTo(_ number: Int) -> CodebookHistory {
    let last = versions.lastIndex { $0.codebook.version == number } ?? versions.count - 1
    return CodebookHistory(Array(versions.prefix(last + 1)))
  }

  /// The place of the first entry that was made under a later version than the last of this history; nil where none is.
  public func end(in whole: CodebookHistory) -> Int? {
    whole.versions.count > versions.count ? whole.versions[versions.count].clock : nil
  }

  /// How a label that was given under a version reads now.
  public struct Reading: Sendable, Hashable {
    /// What it is called now; nil where no label of the last version stands for it.
    public var label: LabelID?
    /// Whether what it means changed since it was given.
    public var isStale: Bool

    /// A reading.
    public init(label: LabelID?, isStale: Bool) {
      self.label = label
      self.isStale = isStale
    }
  }

  /// Reads a label that was given under a version, through every change since.
  ///
  /// - Parameters:
  ///   - label: the label as it was given.
  ///   - reference: the version, `attribution@1`; one that the project does not know reads as the first.
  /// - Returns: its name now, and whether it is stale.
  public func reading(of label: LabelID, under reference: String) -> Reading {
    var reading = Reading(label: label, isStale: false)
    for version in later(than: reference) {
      guard let change = version.change, let name = reading.label else { continue }
      if change.stale.contains(name) { reading.isStale = true }
      reading.label = change.map[name] ?? (version.codebook.definition(of: name) == nil ? nil : name)
    }
    if reading.label == nil { reading.isStale = true }
    return reading
  }

  /// What the labels of a version are called in a later one, where that is another name.
  public func names(from old: Int, to new: Int) -> [LabelID: LabelID] {
    guard let first = version(old)?.codebook, old < new else { return [:] }
    let later = upTo(new)
    let names = first.labels.map { ($0.id, later.reading(of: $0.id, under: first.reference).label ?? $0.id) }
    return Dictionary(names.filter { $0 != $1 }) { $1 }
  }

  /// The name of the rules that a decision was made by: versions that only map labels go on with those before.
  public func rules(of reference: String) -> String {
    guard !versions.isEmpty else { return reference }
    let index = versions.firstIndex { $0.codebook.reference == reference } ?? 0
    let first = versions[...index].last { $0.change?.kind != .mapped }
    return first?.codebook.reference ?? reference
  }

  private func later(than reference: String) -> ArraySlice<CodebookVersion> {
    let index = versions.firstIndex { $0.codebook.reference == reference } ?? 0
    return versions.dropFirst(index + 1)
  }
}
