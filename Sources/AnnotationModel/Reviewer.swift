// SPDX-License-Identifier: GPL-3.0-or-later

/// Somebody who labels, known by an identifier that every decision carries: a person, or a program.
public struct Reviewer: Sendable, Hashable {
  /// An ASCII slug, `[a-z0-9][a-z0-9._-]{0,31}`.
  public var id: String
  /// The full name, if one was given.
  public var name: String?
  /// What is known of the program whose labels they are; nil for a person.
  public var machine: Machine?

  /// A program that labels.
  public struct Machine: Sendable, Hashable, Codable {
    /// The model's name.
    public var model: String?
    /// The model's version.
    public var version: String?
    /// The digest of the prompt that it was given.
    public var promptDigest: String?

    /// A program of which so much is known.
    public init(model: String? = nil, version: String? = nil, promptDigest: String? = nil) {
      self.model = model
      self.version = version
      self.promptDigest = promptDigest
    }

    /// The names under which rows and entries hold the details.
    public enum CodingKeys: String, CodingKey, CaseIterable {
      case model
      case version = "model_version"
      case promptDigest = "prompt_digest"
    }

    /// What is known, each with its name.
    public var details: [(key: CodingKeys, value: String?)] {
      [(.model, model), (.version, version), (.promptDigest, promptDigest)]
    }
  }

  /// Whether people or programs label.
  public enum Kind: String, Sendable, CaseIterable {
    case person, machine
  }

  /// A reviewer; the identifier is not checked, see ``isValid(id:)``.
  public init(id: String, name: String? = nil, machine: Machine? = nil) {
    self.id = id
    self.name = name
    self.machine = machine
  }

  /// Whether it is a person or a program.
  public var kind: Kind { machine == nil ? .person : .machine }

  /// Words that programs of statistics read as a missing value or as true and false, so that no reviewer is called so.
  public static let reservedWords: Set<String> = ["null", "na", "nan", "none", "true", "false"]

  /// Whether a word can be a reviewer's identifier.
  public static func isValid(id: String) -> Bool {
    if reservedWords.contains(id.lowercased()) { return false }
    let bytes = Array(id.utf8)
    guard let first = bytes.first, bytes.count <= 32 else { return false }
    let isAlphanumeric = { (byte: UInt8) in (97...122).contains(byte) || (48...57).contains(byte) }
    return isAlphanumeric(first) && bytes.allSatisfy { isAlphanumeric($0) || [46, 95, 45].contains($0) }
  }
}
