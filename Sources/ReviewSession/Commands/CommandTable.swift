// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Every command of the prompt, and the one place where a line becomes a command.
public struct CommandTable: Sendable {
  /// The rules whose labels are keys and arguments.
  public let codebook: Codebook
  /// The commands, in the order of help.
  public let declarations: [CommandDeclaration]

  /// The commands for a codebook.
  public init(codebook: Codebook) {
    self.codebook = codebook
    declarations =
      Self.labelling + Self.moving + Self.detailing + Self.marking + Self.changing + Self.looking + Self.project
      + Self.leaving
  }

  /// The commands that can be given in a place.
  public func commands(in place: Place) -> [CommandDeclaration] {
    declarations.filter { $0.places.contains(place) }
  }

  /// The keys that act at once at an empty prompt.
  public func hotKeys(in place: Place) -> Set<Character> {
    let keys = Set(commands(in: place).compactMap(\.key))
    return place == .review ? keys.union(labelKeys.keys) : keys
  }

  /// What each label key gives: the letter, its capital for unsure, and the label's place in the codebook.
  var labelKeys: [Character: String] {
    var keys: [Character: String] = [:]
    for (index, label) in codebook.labels.enumerated() {
      guard let key = label.key.first else { continue }
      keys[key] = "label \(label.id.rawValue)"
      keys[Character(key.uppercased())] = "label \(label.id.rawValue) unsure"
      if index < 9 { keys[Character("\(index + 1)")] = "label \(label.id.rawValue)" }
    }
    return keys
  }
}
