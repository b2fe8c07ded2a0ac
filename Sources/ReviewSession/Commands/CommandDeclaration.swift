// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Where a command can be given.
public enum Place: String, Sendable, CaseIterable {
  /// In a review of an article.
  case review
  /// Between the reviews of an article, to resolve their differences.
  case adjudication
  /// At the desk, with no article open.
  case desk

  /// Whether a label's key or name is a command.
  var takesLabels: Bool { self != .desk }
}

/// What can be typed after a command, for completion.
public enum ArgumentKind: String, Sendable {
  case nothing, label, labels, paragraph, filter, article, reviewer, command, kind, preference, path, text, source, span
}

/// One command, declared once: dispatch, help, completion, the key line and the manual all read this.
public struct CommandDeclaration: Sendable {
  /// The headings under which help lists commands.
  public enum Group: String, Sendable, CaseIterable {
    case label, move, detail, mark, change, look, project, leave
  }

  /// Words of one kind that a command knows.
  public struct Vocabulary: Sendable {
    /// What they are words for.
    public var name: String
    /// The words.
    public var words: [String]
  }

  /// The word to type.
  public var name: String
  /// The key that gives the command at an empty prompt.
  public var key: Character?
  /// Words that work as well and are shown nowhere.
  public var synonyms: [String] = []
  /// The heading it is listed under.
  public var group: Group
  /// Where it can be given.
  public var places: Set<Place>
  /// What may follow the word, as help prints it.
  public var usage = ""
  /// What it does, a few words.
  public var summary: String
  /// What completion offers after the word.
  public var argument = ArgumentKind.nothing
  /// The words it knows, by what they are for.
  public var vocabulary: [Vocabulary] = []
  /// What a terminal asks when the command lacks a detail; as a rule when nothing follows its word.
  var asks: @Sendable (Arguments) -> Question? = { _ in nil }
  let parse: @Sendable (Arguments) throws(CommandError) -> Command

  /// The word with its arguments, as help prints it.
  public var synopsis: String { usage.isEmpty ? name : "\(name) \(usage)" }

  /// Asks when nothing follows the command's word.
  static func whenBare(_ question: Question) -> @Sendable (Arguments) -> Question? {
    { $0.text.isEmpty ? question : nil }
  }
}

extension CommandDeclaration.Vocabulary {
  /// What can be said of a source, of how it speaks, and of marked words.
  static let sourcing = [
    Self(name: "kind", words: Source.Kind.allCases.map(\.rawValue)),
    Self(name: "naming", words: Source.Naming.allCases.map(\.rawValue)),
    Self(name: "stance", words: Mention.Stance.allCases.map(\.rawValue)),
    Self(name: "mode", words: Mention.Mode.allCases.map(\.rawValue)),
    Self(name: "alone", words: ["firsthand", "new"]),
  ]

  /// What marked words can be.
  static let spanTypes = [Self(name: "span type", words: TextSpan.Kind.allCases.map(\.rawValue))]
}
