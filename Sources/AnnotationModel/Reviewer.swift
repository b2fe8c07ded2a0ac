// SPDX-License-Identifier: GPL-3.0-or-later

/// A person who labels, known by an identifier that every decision carries.
public struct Reviewer: Sendable, Hashable, Codable {
  /// An ASCII slug, `[a-z0-9][a-z0-9._-]{0,31}`.
  public var id: String
  /// The full name, if one was given.
  public var name: String?

  /// A reviewer; the identifier is not checked, see ``isValid(id:)``.
  public init(id: String, name: String? = nil) {
    self.id = id
    self.name = name
  }

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
