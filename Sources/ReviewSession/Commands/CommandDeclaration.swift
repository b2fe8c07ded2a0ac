// SPDX-License-Identifier: GPL-3.0-or-later

/// One command, declared once: dispatch, help, completion, the key line and the manual all read this.
public struct CommandDeclaration: Sendable {
  /// The headings under which help lists commands.
  public enum Group: String, Sendable, CaseIterable {
    case label, move, detail, mark, change, look, project, leave
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
  /// What a terminal asks when nothing follows the word.
  public var question: Question?
  /// Whether what follows the word leaves the question open; as a rule when nothing follows.
  var isOpen: @Sendable (String) -> Bool = { $0.isEmpty }
  let parse: @Sendable (Arguments) throws(CommandError) -> Command

  /// The word with its arguments, as help prints it.
  public var synopsis: String { usage.isEmpty ? name : "\(name) \(usage)" }
}
