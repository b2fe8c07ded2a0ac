// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Labels as they are typed: by key, identifier, name or alias, in any case, an underscore being as good as a blank, and
/// by any beginning that no other label has.
extension Codebook {
  /// The label that the first words of a line name in full, as many of them as there can be, and what follows.
  func label(atStartOf line: String) -> (LabelDefinition, rest: String)? {
    let words = Self.words(line)
    for count in (1...max(1, min(words.count, 6))).reversed() where count <= words.count {
      let name = Self.folded(words.prefix(count).joined(separator: " "))
      if let label = labels.first(where: { Self.names($0).contains(name) || $0.key == words[0] && count == 1 }) {
        return (label, words.dropFirst(count).joined(separator: " "))
      }
    }
    return nil
  }

  /// The labels one of whose names begins with a word.
  func labels(beginning word: String) -> [LabelDefinition] {
    let word = Self.folded(word)
    return word.isEmpty ? [] : labels.filter { label in Self.names(label).contains { $0.hasPrefix(word) } }
  }

  /// What follows the words of a line that begin a label's name.
  func rest(of line: String, behind label: LabelDefinition) -> String {
    let words = Self.words(line)
    let count = (1...max(1, words.count)).last { count in
      let typed = Self.folded(words.prefix(count).joined(separator: " "))
      return Self.names(label).contains { $0.hasPrefix(typed) }
    }
    return words.dropFirst(count ?? 1).joined(separator: " ")
  }

  private static func words(_ line: String) -> [String] {
    line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
  }

  private static func folded(_ name: String) -> String { name.lowercased().replacing("_", with: " ") }

  private static func names(_ label: LabelDefinition) -> [String] {
    ([label.id.rawValue, label.name] + label.aliases).map(folded)
  }
}
